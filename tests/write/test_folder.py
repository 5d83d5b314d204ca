"""The folder: at no time is there half an output, and nothing of a person's is lost."""

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.write import lock
from pipeline.write.folder import beside, open_file
from pipeline.write.lock import only_run
from pipeline.write.options import WriteOptions
from pipeline.write.stage import check_folder, write

OPTIONS = WriteOptions()
KILLED = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

def releases():
    print("writing", flush=True)
    time.sleep(60)
    yield

write(releases(), Path(sys.argv[1]), WriteOptions(), [])
"""


@pytest.fixture
def out(make, tmp_path: Path) -> Path:
    """Return the folder of a finished run."""
    write([make()], tmp_path / "out", OPTIONS, [])
    return tmp_path / "out"


def _state(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_second_run_takes_the_place_of_the_first(make, out: Path) -> None:
    write((make(one) for one in (1, 2)), out, OPTIONS, [])
    names = {path.name for path in (out / "texts").iterdir()}
    assert names == {make(1).record.text_file, make(2).record.text_file}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_run_that_fails_midway_leaves_the_old_output_whole(make, out: Path) -> None:
    before = _state(out)

    def releases():
        yield make(1)
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        write(releases(), out, OPTIONS, [])
    assert _state(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_fault_of_the_source_is_not_taken_for_one_of_the_folder(tmp_path: Path) -> None:
    def releases():
        raise FileNotFoundError("a.txt")
        yield

    with pytest.raises(FileNotFoundError):
        write(releases(), tmp_path / "out", OPTIONS, [])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_run_leaves_the_old_output_whole_and_the_next_one_tidies_up(make, out) -> None:
    before = _state(out)
    command = [sys.executable, "-c", KILLED, str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        with pytest.raises(OutputError, match="another run is writing"):
            write([], out, OPTIONS, [])
        process.send_signal(signal.SIGKILL)
    assert _state(out) == before
    assert beside(out, "new").is_dir()
    write([make(1)], out, OPTIONS, [])
    assert [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize("moved", ["out", ".out.rollcall-new"])
def test_a_run_interrupted_while_it_swaps_leaves_the_new_output(
    make, out: Path, monkeypatch: pytest.MonkeyPatch, moved: str
) -> None:
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == moved:
            signal.raise_signal(signal.SIGINT)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            write([make(1)], out, OPTIONS, [])
    finally:
        signal.signal(signal.SIGINT, before)
    assert (out / "texts" / make(1).record.text_file).is_file()
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_run_killed_between_the_two_renames_is_put_right(make, out: Path) -> None:
    (out / "notes.md").write_text("mine")
    out.rename(beside(out, "old"))
    write([make(1)], out, OPTIONS, [])
    assert (out / "notes.md").read_text() == "mine"
    assert not beside(out, "old").exists()


def test_what_a_person_put_into_the_folder_is_carried_over(make, out: Path) -> None:
    (out / "analysis").mkdir()
    (out / "analysis" / "plot.R").write_text("plot(1)")
    (out / "my notes.txt").write_text("mine")
    (out / ".~lock.rollcall.xlsx#").write_text("held")
    write([make(1)], out, OPTIONS, [])
    assert (out / "analysis" / "plot.R").read_text() == "plot(1)"
    assert (out / "my notes.txt").read_text() == "mine"
    assert not (out / ".~lock.rollcall.xlsx#").exists()


def test_a_format_that_is_no_longer_asked_for_goes_and_is_named(make, out: Path) -> None:
    (out / "report.html").write_text("<title>out – rollcall report</title>", "utf-8")
    before = {one.name for one in out.iterdir()}
    summary = write([make()], out, WriteOptions(formats=("json",)), [])
    assert not (out / "rollcall.xlsx").exists()
    assert not (out / "persons.csv").exists()
    assert set(summary.removed) == before - {one.name for one in out.iterdir()}
    assert {"rollcall.xlsx", "persons.csv", "report.html"} <= set(summary.removed)
    assert write([make()], out, OPTIONS, []).removed == ()


@pytest.mark.parametrize("receipt", [None, "{", "[]", '{"tool": "other"}'])
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, receipt: str | None) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    if receipt is not None:
        (tmp_path / "run.json").write_text(receipt)
    with pytest.raises(OutputError, match="was not written by rollcall; give another --out"):
        check_folder(tmp_path)
    with pytest.raises(OutputError):
        write([], tmp_path, OPTIONS, [])
    assert (tmp_path / "thesis.docx").read_text() == "years of work"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="is a file; give another --out"):
            check_folder(folder)


@pytest.mark.parametrize("name", ["new", "deep/er/new"])
def test_a_folder_that_is_not_there_yet_is_made_by_the_run_alone(make, tmp_path, name) -> None:
    check_folder(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    write([make()], tmp_path / name, OPTIONS, [])
    assert (tmp_path / name / "run.json").is_file()


def test_an_empty_folder_is_taken(make, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert write([make()], tmp_path / "out", OPTIONS, []).releases == 1


def test_a_link_to_a_folder_stays_a_link(make, out: Path) -> None:
    link = out.parent / "link"
    link.symlink_to(out, target_is_directory=True)
    write([make(1)], link, OPTIONS, [])
    assert link.is_symlink()
    assert (out / "texts" / make(1).record.text_file).is_file()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="may not be written to"):
        check_folder(tmp_path / "out")


def _refusing_rename(number: int):
    """Return a rename that refuses to move the finished output, as a full or busy disk does."""
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith("rollcall-new"):
            raise OSError(number, os.strerror(number))
        return rename(path, target)

    return refuse


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EACCES, "Permission denied"), (errno.EBUSY, "or name a folder inside it")],
)
def test_a_swap_that_is_refused_brings_the_old_output_back(
    make, out, monkeypatch, number: int, told: str
) -> None:
    before = _state(out)
    monkeypatch.setattr(Path, "rename", _refusing_rename(number))
    with pytest.raises(OutputError, match=told):
        write([make(1)], out, OPTIONS, [])
    assert _state(out) == before


def test_a_file_that_is_open_in_a_spreadsheet_is_named(make, out, monkeypatch) -> None:
    monkeypatch.setattr(Path, "rename", _refusing_rename(errno.EACCES))
    monkeypatch.setattr("pipeline.write.folder.open_file", lambda _: "rollcall.xlsx")
    with pytest.raises(OutputError, match=r"'rollcall.xlsx' in .* is open in another"):
        write([make(1)], out, OPTIONS, [])
    assert (out / "rollcall.xlsx").is_file()


def test_no_file_is_named_where_none_is_held(out: Path) -> None:
    assert open_file(out) is None


@pytest.mark.parametrize("method", ["write_bytes", "write_text"])
def test_a_full_disk_is_told_and_the_old_output_stays(make, out, monkeypatch, method) -> None:
    before = _state(out)

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, method, full)
    with pytest.raises(OutputError, match="the disk is full; free some space; the old output"):
        write([make(1)], out, OPTIONS, [])
    monkeypatch.undo()
    assert _state(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_a_disk_that_fills_up_under_the_workbook_is_told(make, out: Path, monkeypatch) -> None:
    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = _state(out)
    monkeypatch.setattr("xlsxwriter.Workbook._store_workbook", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write([make(1)], out, OPTIONS, [])
    assert _state(out) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_disk_that_fills_up_while_rows_are_written_is_told(make, out: Path, monkeypatch) -> None:
    opened = Path.open

    def full(path: Path, *args, **more):
        return opened(Path("/dev/full") if path.name == "ties.csv" else path, *args, **more)

    before = _state(out)
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write((make(one) for one in range(9)), out, OPTIONS, [])
    monkeypatch.undo()
    assert _state(out) == before


def test_a_lock_is_free_again_after_the_run(tmp_path: Path) -> None:
    lock, folder = tmp_path / "lock", tmp_path / "out"
    for _ in range(2):
        with (
            only_run(lock, folder),
            only_run(lock, folder),  # the run itself may ask again
            ThreadPoolExecutor(1) as others,
            pytest.raises(OutputError),
        ):
            others.submit(only_run(lock, folder).__enter__).result()
    assert not lock.exists()


def test_a_lock_that_its_holder_removes_meanwhile_is_taken_anew(tmp_path, monkeypatch) -> None:
    seize, path = lock._seize, tmp_path / "lock"
    gone = iter([True, False])

    def late(file) -> None:
        if next(gone):
            path.unlink()  # by who held it until now
        seize(file)

    monkeypatch.setattr(lock, "_seize", late)
    with only_run(path, tmp_path / "out"):
        monkeypatch.setattr(lock, "_seize", seize)
        with ThreadPoolExecutor(1) as others, pytest.raises(OutputError, match="another run"):
            others.submit(only_run(path, tmp_path / "out").__enter__).result()


def test_a_drive_that_cannot_lock_is_told(tmp_path, monkeypatch) -> None:
    def refuse(_) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_seize", refuse)
    with (
        pytest.raises(OutputError, match=r"kept from other runs .No locks available"),
        only_run(tmp_path / "lock", tmp_path / "out"),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_process_that_outlives_its_run_does_not_hold_the_lock(tmp_path: Path) -> None:
    program = (
        "import os, sys, time; from pathlib import Path; from pipeline.write.lock import only_run\n"
        f"with only_run(Path({str(tmp_path / 'lock')!r}), Path('out')):\n"
        "    if os.fork() == 0: print('held', flush=True)\n"
        "    time.sleep(30)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, process_group=0
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"held\n"
        try:
            with pytest.raises(OutputError), only_run(tmp_path / "lock", Path("out")):
                pass
            run.kill()
            run.wait()
            with only_run(tmp_path / "lock", Path("out")):
                pass
        finally:
            os.killpg(run.pid, signal.SIGKILL)
