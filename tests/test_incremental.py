"""A run again reads only what is new or changed, and says what it did; the bytes are the same."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.errors import OutputError
from pipeline.keep.store import opened
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.spread.options import SpreadOptions
from pipeline.types import Release
from pipeline.write.folder import alone, beside
from pipeline.write.options import Summary, WriteOptions

NAMES = ("Pia Sund", "Tomas Vale", "Oda Lint", "Karl Bremm", "Ana Ruiz", "Leo Moor")
ALONE = RunOptions(write=WriteOptions(formats=("csv", "json")), spread=SpreadOptions(1))


def text_of(name: str) -> str:
    return f"MALTA, 12 March 2031 – Ms {name} (Finland; SOC) asked for the ferry to be kept.\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{number}.txt").write_text(text_of(name), "utf-8")
    return folder


@pytest.fixture
def over(letters: Path, kit: Kit, monkeypatch) -> Callable[..., tuple[Summary, list[str]]]:
    """Return a function that runs over the letters: what it says, and which sources it read."""
    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)

    def ran(folder: Path, options: RunOptions = ALONE) -> tuple[Summary, list[str]]:
        before = kept_keys(folder)
        heard: list[Release] = []
        summary = run([str(letters)], folder, options, heard.append)
        new = kept_keys(folder) - before
        return summary, [one.source for one in heard if one and new]

    return ran


def kept_keys(folder: Path) -> set[bytes]:
    place = beside(folder.resolve(), "kept")
    if not place.exists():
        return set()
    with opened(place) as store:
        rows = store._base.execute("SELECT key FROM readings")
        return {key for (key,) in rows}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of an output but the receipt, which holds the time."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


def test_a_second_run_over_the_same_does_nothing(over, tmp_path: Path) -> None:
    first, _ = over(tmp_path / "out")
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    second, read = over(tmp_path / "out")
    assert (first.unchanged, second.unchanged, read) == (False, True, [])
    assert replace(first, kept=0) == replace(second, unchanged=False)
    assert written == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}


def test_only_what_is_new_or_changed_is_read(over, letters: Path, tmp_path: Path) -> None:
    over(tmp_path / "out")
    (letters / "0.txt").write_text(text_of("Ilse Brand"), "utf-8")
    (letters / "6.txt").write_text(text_of("Jan Kowal"), "utf-8")
    (letters / "3.txt").unlink()
    before = kept_keys(tmp_path / "out")
    summary, _ = over(tmp_path / "out")
    after = kept_keys(tmp_path / "out")
    assert (len(after - before), len(before - after)) == (2, 2)
    assert (summary.releases, summary.kept, summary.gone) == (6, 4, 2)
    anew, _ = over(tmp_path / "anew")
    assert (anew.kept, anew.gone) == (0, 0)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "anew")


def test_other_knowledge_reads_all_anew(over, tmp_path: Path) -> None:
    over(tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "forenames.csv").write_text("text,why\nOda,mine\n", "utf-8")
    summary, _ = over(tmp_path / "out", replace(ALONE, data=(tmp_path / "mine",)))
    assert (summary.kept, summary.gone) == (0, 6)


def test_other_options_write_anew_without_reading(over, tmp_path: Path) -> None:
    over(tmp_path / "out")
    other = replace(ALONE, write=WriteOptions(formats=("csv",), delimiter=";"))
    summary, _ = over(tmp_path / "out", other)
    assert (summary.unchanged, summary.kept, summary.gone) == (False, 6, 0)
    assert b"name;honorific" in (tmp_path / "out" / "persons.csv").read_bytes()


@pytest.mark.parametrize("spoilt", ["persons.csv", "texts"])
def test_an_output_that_lost_a_file_is_written_anew(over, tmp_path: Path, spoilt: str) -> None:
    over(tmp_path / "out")
    whole = bytes_of(tmp_path / "out")
    lost = tmp_path / "out" / spoilt
    (lost if lost.is_file() else sorted(lost.iterdir())[0]).unlink()
    summary, _ = over(tmp_path / "out")
    assert not summary.unchanged
    assert bytes_of(tmp_path / "out") == whole


def test_nothing_is_kept_where_that_is_asked(over, tmp_path: Path) -> None:
    over(tmp_path / "out", replace(ALONE, keep=False))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letters", "out"]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_writes_the_same_bytes(over, tmp_path: Path, workers: int) -> None:
    over(tmp_path / "one")
    over(tmp_path / "several", replace(ALONE, spread=SpreadOptions(workers)))
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "several")


def test_a_release_that_ends_its_process_costs_itself(over, tmp_path: Path, monkeypatch) -> None:
    def crashing(cleaned, kit):
        cleaned = list(cleaned)
        if any("Oda Lint" in one.text for one in cleaned):
            os.kill(os.getpid(), signal.SIGKILL)
        return annotate(cleaned, kit)

    from pipeline import read_all

    annotate = read_all.annotate
    monkeypatch.setattr(read_all, "annotate", crashing)
    summary, _ = over(tmp_path / "out", replace(ALONE, spread=SpreadOptions(2)))
    assert (summary.releases, summary.rejected) == (5, 1)
    rejected = (tmp_path / "out" / "rejected.csv").read_text("utf-8-sig").splitlines()
    assert rejected[1].startswith("2.txt,")
    assert "the process that reads it ends" in rejected[1]
    monkeypatch.setattr(read_all, "annotate", annotate)
    summary, _ = over(tmp_path / "out")
    assert (summary.releases, summary.rejected, summary.kept) == (6, 0, 5)


def test_a_release_that_meets_a_fault_of_ours_is_told_and_not_tried_again(
    over, tmp_path: Path, monkeypatch
) -> None:
    def faulty(cleaned, kit):
        cleaned = list(cleaned)
        if any("Oda Lint" in one.text for one in cleaned):
            raise IndexError("none of them")
        return annotate(cleaned, kit)

    from pipeline import read_all

    annotate = read_all.annotate
    monkeypatch.setattr(read_all, "annotate", faulty)
    for unchanged in (False, True):
        summary, seen = over(tmp_path / "out", replace(ALONE, spread=SpreadOptions(2)))
        assert (summary.releases, summary.rejected, summary.unchanged) == (5, 1, unchanged)
    summary, seen = over(tmp_path / "out", replace(ALONE, write=WriteOptions(bom=False)))
    rejected = (tmp_path / "out" / "rejected.csv").read_text("utf-8").splitlines()
    assert rejected[1] == "2.txt,a fault of rollcall: IndexError: none of them,extract"
    assert (summary.rejected, summary.kept, seen) == (1, 6, [])


def test_a_run_that_is_cut_off_goes_on_where_it_was(over, tmp_path: Path, monkeypatch) -> None:
    over(tmp_path / "whole")

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(corridor, "identify", cut)
        with pytest.raises(KeyboardInterrupt):
            over(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    summary, _ = over(tmp_path / "out")
    assert summary.kept == 6
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_a_second_run_into_the_same_folder_is_kept_out(over, tmp_path: Path) -> None:
    import threading

    told: list[str] = []

    def second() -> None:
        try:
            over(tmp_path / "out")
        except OutputError as error:
            told.append(str(error))

    with alone(tmp_path / "out"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert "another run is writing to" in told[0]


def test_what_follows_an_output_is_done_before_another_run_may_touch_it(
    over, tmp_path: Path
) -> None:
    told: list[bool] = []

    def then(summary: Summary) -> None:
        assert (tmp_path / "out" / "run.json").is_file()
        with ThreadPoolExecutor(1) as others, pytest.raises(OutputError, match="another run"):
            others.submit(alone(tmp_path / "out").__enter__).result()
        told.append(summary.unchanged)

    for _ in range(2):
        over(tmp_path / "out", replace(ALONE, then=then))
    assert told == [False, True]
