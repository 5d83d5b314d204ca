"""An output goes to a store as a whole: the receipt last, what is a person's own untouched."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import OutputError
from pipeline.remote.sending import check_sendable, send

fsspec = pytest.importorskip("fsspec", reason="pip install -e '.[dev]'")
from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402

OUT = "memory://bucket/out"


@pytest.fixture
def store() -> Iterator[Any]:
    """Return an empty store in memory."""
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    yield fsspec.filesystem("memory")
    MemoryFileSystem.store.clear()


def is_ours(name: str, receipt: dict[str, Any]) -> bool:
    return name in ("run.json", "run.json.part") or name in receipt["files"]


def output(folder: Path, **files: str) -> list[str]:
    """Make an output of some files in a folder, and return their names."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    receipt = {"tool": "rollcall", "formats": ["csv"], "files": dict.fromkeys(files, "0")}
    (folder / "run.json").write_text(json.dumps(receipt))
    return sorted(files)


def lying(store: Any) -> dict[str, bytes]:
    found = {
        name.removeprefix("/bucket/out/"): store.cat(name) for name in store.find("/bucket/out")
    }
    found.pop("run.json", None)
    return found


def test_all_of_an_output_goes(store: Any, tmp_path: Path) -> None:
    names = output(tmp_path, persons="one", dates="two")
    assert send(tmp_path, names, OUT, is_ours) == 3
    assert lying(store) == {"persons": b"one", "dates": b"two"}
    assert json.loads(store.cat("/bucket/out/run.json"))["tool"] == "rollcall"


def test_the_same_output_does_not_go_again(store: Any, tmp_path: Path) -> None:
    names = output(tmp_path, persons="one")
    assert [send(tmp_path, names, OUT, is_ours) for _ in range(2)] == [2, 0]


def test_what_an_earlier_run_left_goes_and_what_it_does_not_name_stays(
    store: Any, tmp_path: Path
) -> None:
    send(tmp_path, output(tmp_path, persons="one", dates="two"), OUT, is_ours)
    store.pipe("/bucket/out/notes.txt", b"mine")
    send(tmp_path, output(tmp_path, persons="other"), OUT, is_ours)
    assert lying(store) == {"persons": b"other", "notes.txt": b"mine"}


def test_a_file_that_came_behind_the_receipt_is_named_in_the_store_s(
    store: Any, tmp_path: Path
) -> None:
    names = output(tmp_path, persons="one")
    (tmp_path / "report.html").write_text("page")
    send(tmp_path, [*names, "report.html"], OUT, is_ours)
    send(tmp_path, output(tmp_path, persons="other"), OUT, is_ours)
    assert lying(store) == {"persons": b"other"}


def test_a_folder_of_others_is_refused_before_and_after_a_run(store: Any, tmp_path: Path) -> None:
    store.pipe("/bucket/out/notes.txt", b"mine")
    names = output(tmp_path, persons="one")
    with pytest.raises(OutputError, match="is not empty and was not written by rollcall"):
        check_sendable(OUT, is_ours)
    with pytest.raises(OutputError, match="is not empty and was not written by rollcall"):
        send(tmp_path, names, OUT, is_ours)
    assert lying(store) == {"notes.txt": b"mine"}


def test_a_person_s_file_is_not_written_over(store: Any, tmp_path: Path) -> None:
    send(tmp_path, output(tmp_path, persons="one"), OUT, is_ours)
    store.pipe("/bucket/out/dates", b"mine")
    with pytest.raises(OutputError, match="'dates' lies in the store and was not written by"):
        send(tmp_path, output(tmp_path, persons="one", dates="two"), OUT, is_ours)
    assert lying(store) == {"persons": b"one", "dates": b"mine"}


@pytest.mark.parametrize("cut_at", [1, 2, 3])
def test_a_half_is_never_taken_for_whole_and_the_next_run_mends_it(
    store: Any, tmp_path: Path, monkeypatch, cut_at: int
) -> None:
    send(tmp_path, output(tmp_path, persons="one", dates="two", old="three"), OUT, is_ours)
    names = output(tmp_path, persons="other", dates="another")
    calls: list[str] = []

    def cut(act):
        def acted(self, *given, **options):
            calls.append(act)
            if len(calls) > cut_at:
                raise ConnectionError("the line is cut")
            return real[act](self, *given, **options)

        return acted

    real = {name: getattr(MemoryFileSystem, name) for name in ("put", "rm")}
    with monkeypatch.context() as patch:
        for name in real:
            patch.setattr(MemoryFileSystem, name, cut(name))
        with pytest.raises(OutputError, match="cannot be written: the line is cut"):
            send(tmp_path, names, OUT, is_ours)
    whole = cut_at == 3
    assert store.exists("/bucket/out/run.json") == whole
    assert send(tmp_path, names, OUT, is_ours) == (0 if whole else 3)
    assert lying(store) == {"persons": b"other", "dates": b"another"}
