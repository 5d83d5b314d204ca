"""What the fuzzing holds inputs to is held to: each kind of fault, done on purpose, is told."""

import json
import multiprocessing
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.fuzz import main
from benchmarks.fuzzing import processes
from benchmarks.fuzzing.corridor import course
from benchmarks.fuzzing.corridor.batch import File
from benchmarks.fuzzing.corridor.course import Room, coursed, culprits
from benchmarks.fuzzing.corridor.proof import astray
from benchmarks.fuzzing.engines import change_one
from benchmarks.fuzzing.job import Job
from benchmarks.fuzzing.made.drawn import drawn
from benchmarks.fuzzing.targets import TARGETS
from benchmarks.fuzzing.watch import Guard, held
from pipeline import teams
from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.types import Place

pytestmark = pytest.mark.slow
SECONDS = 0.3
GOOD = Entry("Pia spoke.", places=(Place(0, 3), Place(4, 10)))
Read = Callable[[bytes], Iterator[Entry]]


@pytest.fixture(scope="module")
def guard() -> Guard:
    """Return a guard that hears of what this process does; it cannot be taken away again."""
    made = Guard()
    sys.addaudithook(made)
    return made


def reading(*entries: Entry) -> Read:
    """Return a reader of nothing but these entries."""
    return lambda _: iter(entries)


def doing(what: Callable[[], object]) -> Read:
    """Return a reader that does something and then reads well."""

    def read(_: bytes) -> Iterator[Entry]:
        what()
        yield GOOD

    return read


def raising(error: Exception) -> Read:
    """Return a reader that raises."""

    def read(_: bytes) -> Iterator[Entry]:
        yield GOOD
        raise error

    return read


def hang() -> None:
    """Never end, and take no error for a reason to."""
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def connect() -> None:
    """Try to reach a port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.connect_ex(("127.0.0.1", 9))


FAULTS = {
    "an error": (raising(ValueError("so\nit is")), "ValueError at test_fuzzing.py"),
    "no end": (doing(hang), "slow: over 0.3 s"),
    "a connection": (doing(connect), "socket.connect"),
    "a name looked up": (doing(lambda: socket.getaddrinfo("localhost", 9)), "socket.getaddrinfo"),
    "a process": (doing(lambda: subprocess.run([sys.executable, "-V"])), "subprocess.Popen"),
    "half a pair": (reading(replace(GOOD, metadata={"title": "\ud83d"})), "half a surrogate pair"),
    "blanks": (reading(Entry(" \n ")), "neither a text nor a reason"),
    "lines": (reading(Entry(reason="a\nb")), "a reason of several lines"),
    "a place too far": (reading(replace(GOOD, places=(Place(0, 99),))), "a place out of order"),
    "places twice": (reading(replace(GOOD, places=GOOD.places * 2)), "a place out of order"),
    "another file": (reading(Entry("root:x:0:0:root:/root")), "another file stands in the text"),
    "a masked error": (reading(Entry(reason="broken: KeyError: save it anew")), "a member told as"),
}


@pytest.mark.parametrize(("read", "told"), FAULTS.values(), ids=FAULTS)
def test_each_fault_of_a_reader_is_told(guard: Guard, read: Read, told: str) -> None:
    assert held(read, b"", SECONDS, guard).fault.startswith(told)


@pytest.mark.parametrize(
    ("read", "gives_text"),
    [
        (reading(GOOD), True),
        (reading(Entry(reason="empty: no text"), GOOD), True),
        (reading(Entry(reason="empty: no text")), False),
        (raising(UnreadableRelease("no text")), False),
        (doing(lambda: Path(__file__).read_bytes()), True),
    ],
    ids=["a text", "one of two", "a reason", "refused", "a file that is only read"],
)
def test_what_a_reader_may_do_is_no_fault(guard: Guard, read: Read, gives_text: bool) -> None:
    found = held(read, b"", SECONDS, guard)
    assert (found.text, found.fault) == (gives_text, "")


WRITES: dict[str, Callable[[Path], object]] = {
    "writes": lambda path: path.write_text("x"),
    "touches": lambda path: path.touch(),
    "makes a folder": lambda path: path.mkdir(),
    "links": lambda path: path.symlink_to("x"),
    "renames": lambda path: path.with_name("there").rename(path),
    "cuts": lambda path: os.truncate(path.with_name("there"), 0),
    "removes": lambda path: path.with_name("there").unlink(),
}


@pytest.mark.parametrize("change", WRITES.values(), ids=WRITES)
def test_what_is_written_is_told_unless_its_folder_is_allowed(
    guard: Guard, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    for name in ("out", "beside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "there").touch()
    guard.folders = [str(tmp_path / "out")]
    read = doing(lambda: change(tmp_path / "out" / "new"))
    assert held(read, b"", SECONDS, guard).fault == ""
    read = doing(lambda: change(tmp_path / "beside" / "new"))
    assert str(tmp_path / "beside") in held(read, b"", SECONDS, guard).fault
    guard.folders = []


def test_what_a_forked_process_does_is_told(guard: Guard, tmp_path: Path) -> None:
    def forked() -> None:
        process = multiprocessing.get_context("fork").Process(target=(tmp_path / "beside").mkdir)
        process.start()
        process.join()

    guard.forks = True
    found = held(doing(forked), b"", SECONDS, guard)
    guard.forks = False
    assert (found.fault, guard.seen) == (f"changes {tmp_path / 'beside'}", guard.seen[:1])


WORKER = """
import os, signal, sys, time
from pathlib import Path
from benchmarks.fuzzing.job import Row, job_of, log_of, write_rows
job = job_of(sys.argv[1])
write_rows(Path(job.folder), {"changed": Row("csv", "changed", 6)})
log_of(Path(job.folder)).note(7, b"the input")
"""


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", f"dies: exit code {-signal.SIGSEGV}"),
        ("raise KeyError('x')", "dies: exit code 1: KeyError: 'x'"),
        ("signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64)); time.sleep(60)", "hangs"),
    ],
    ids=["killed", "raised", "hung"],
)
def test_a_worker_that_dies_or_hangs_is_a_fault_with_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, told: str
) -> None:
    monkeypatch.setattr(processes, "STALL", 1.5)
    job = Job("csv", {"changed": 7}, 1)
    (row,) = processes.tried(job, tmp_path, lambda _: None, ("-c", WORKER + end))
    assert (row.tried, [one[: len(told)] for one in row.faults]) == (7, [told])
    (kept,) = (one for one in tmp_path.glob("fault-csv-*") if one.suffix != ".why")
    assert kept.read_bytes() == b"the input"


@pytest.fixture
def room(tmp_path: Path, guard: Guard) -> Iterator[Room]:
    """Return a room for runs of the corridor."""
    yield Room(tmp_path, guard)
    guard.folders = []


def output(sources: Path, out: Path) -> None:
    """Write what a run over files of text might, and nothing of those that are empty."""
    (out / "texts").mkdir(parents=True)
    records, rows = [], ["source"]
    for path in sorted(sources.iterdir()):
        text = path.read_text("utf-8")
        if text:
            (out / "texts" / path.name).write_text(text, "utf-8")
            span = {"start": 0, "end": 3, "text": text[:3]}
            told = {"source": path.name, "text_file": path.name, "characters": len(text)}
            records.append({**told, "persons": [span]})
            rows.append(path.name)
    (out / "records.json").write_text(json.dumps({"releases": records}), "utf-8")
    (out / "releases.csv").write_text("\n".join(rows), "utf-8")
    (out / "rejected.csv").write_text("source,reason\n", "utf-8")


FILES = [File(f"{number:04}.txt", b"Pia spoke.", "grown") for number in range(5)]


def test_a_run_that_tells_of_every_file_is_without_fault(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "run", lambda sources, out, *_: output(Path(sources[0]), out))
    found = coursed(room, FILES)
    assert (found.texts, found.refused, dict(found.faults)) == (5, 0, {})


def test_a_file_that_a_run_loses_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "run", lambda sources, out, *_: output(Path(sources[0]), out))
    files = [*FILES, File("0005.txt", b"", "grown")]
    assert dict(coursed(room, files).faults) == {"0005": "lost: neither a release nor rejected"}


def test_a_release_that_takes_too_long_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(sources: list[str], out: Path, _: object, tick: Callable[[object], None]) -> None:
        for number in range(5):
            if number == 3:
                time.sleep(0.2)
            tick(SimpleNamespace(source=f"{number:04}.txt#1"))
        output(Path(sources[0]), out)

    monkeypatch.setattr(course, "run", run)
    monkeypatch.setattr(course, "SECONDS", 0.1)
    assert dict(coursed(room, FILES).faults) == {"0003": "slow: a release takes over 0.1 s"}


def test_the_one_file_that_breaks_a_run_is_found(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(sources: list[str], out: Path, *_: object) -> None:
        if any(one.read_bytes() == b"bad" for one in Path(sources[0]).iterdir()):
            raise ZeroDivisionError
        output(Path(sources[0]), out)

    monkeypatch.setattr(course, "run", run)
    bad = File("0009.txt", b"bad", "grown")
    files = [*FILES, bad]
    assert "ZeroDivisionError" in coursed(room, files).faults[""]
    assert culprits(room, files, b"") == [bad]


@pytest.mark.parametrize("where", ["place/beside.txt", "tmp/left.txt", "in/0000.txt", "far.txt"])
def test_a_run_that_writes_elsewhere_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def run(sources: list[str], out: Path, *_: object) -> None:
        (room.folder / where).write_text("Pia", "utf-8")
        output(Path(sources[0]), out)

    monkeypatch.setattr(course, "run", run)
    assert "" in coursed(room, FILES).faults


def test_a_run_as_it_is_is_without_fault(room: Room, guard: Guard) -> None:
    guard.forks = True
    found = coursed(room, FILES[:2])
    guard.forks = False
    assert (found.texts, found.refused, dict(found.faults)) == (2, 0, {})


def test_a_fault_of_ours_in_a_release_is_told(
    room: Room, guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(teams, "packed", broken)
    guard.forks = True
    found = coursed(room, FILES[:1])
    guard.forks = False
    assert found.faults["0000"] == "a fault of rollcall: ZeroDivisionError: "


@pytest.mark.parametrize(
    ("start", "end", "characters"), [(1, 4, 10), (0, 99, 10), (-3, 2, 10), (0, 3, 9)]
)
def test_an_offset_that_leads_astray_is_told(
    tmp_path: Path, start: int, end: int, characters: int
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Pia spoke.", "utf-8")
    span = {"start": start, "end": end, "text": "Pia"}
    release = {"source": "0001.txt", "text_file": "a.txt", "characters": characters, "x": [span]}
    (tmp_path / "records.json").write_text(json.dumps({"releases": [release]}), "utf-8")
    assert {source for source, _ in astray(tmp_path)} == {"0001.txt"}


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("engine", ["changed", "made"])
def test_a_good_share_of_inputs_gets_past_the_first_check(
    guard: Guard, tmp_path: Path, name: str, engine: str
) -> None:
    target, chance = TARGETS[name], random.Random(1)
    read = target.open(tmp_path)
    made = (
        drawn(name, 60, 1) if engine == "made" else [change_one(chance, target) for _ in range(60)]
    )
    assert sum(held(read, data, target.seconds, guard).text for data in made) >= 6


def test_a_small_share_finds_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engines = ("kept", "changed", "made")
    asked = ["--share", "0.0001", "--target", "csv", "feed", "--engine", *engines]
    assert main([*asked, "--faults", os.fspath(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert all(
        f"| {target} | {engine} |" in told for target in ("csv", "feed") for engine in engines
    )
    assert told.endswith("no fault\n")
