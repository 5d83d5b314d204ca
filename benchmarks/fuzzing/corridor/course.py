"""Runs the corridor over the files of one batch, and says what is wrong with any of them."""

import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.fuzzing.corridor.batch import File
from benchmarks.fuzzing.corridor.proof import astray, rejected, sources
from benchmarks.fuzzing.watch import MASKED, SECRET, Guard, TooSlow, limited, told
from pipeline import expressions
from pipeline.errors import UsageError
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import IngestOptions
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.spread.answers import FAULT
from pipeline.spread.options import SpreadOptions
from pipeline.types import Release
from pipeline.write.folder import beside
from pipeline.write.options import WriteOptions

SECONDS = 120.0
"""What one release may take: one of a million characters takes 40 to 60."""
FILE_SECONDS = 20
"""What it may take to take one file apart."""
ALL_SECONDS = 300.0
"""What a batch may take of the processor."""
LIMITS = Limits(max_bytes=2**20, max_pages=20, max_entries=100, max_seconds=FILE_SECONDS)
UNTOLD = ("too slow", "broken: the library", "broken: the process", FAULT)
"""What a run says of what hung or killed the process that reads it, or met a fault of ours."""
SHEET = "sheet.csv"


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a batch: how many of its files gave a text, what is wrong, and the slowest."""

    texts: int
    refused: int
    faults: Mapping[str, str]
    """By the number that a file's name begins with; nothing for the batch as a whole."""
    slowest: float


class Room:
    """A folder for the files of a batch, its output, and what a run keeps while it runs."""

    def __init__(self, folder: Path, guard: Guard) -> None:
        self.folder = folder
        self.sources, self.place, self.passing = (folder / one for one in ("in", "place", "tmp"))
        self.out = self.place / "out"
        self.guard = guard
        allowed = (self.place, self.passing, expressions.place().parent)
        guard.folders = [str(one.resolve()) for one in allowed]
        tempfile.tempdir = str(self.passing)

    def filled(self, files: Sequence[File], sheet: bytes) -> Path | None:
        """Put files in the place of the old ones; return the path of the metadata sheet, if any."""
        for one in (self.sources, self.place, self.passing):
            shutil.rmtree(one, ignore_errors=True)
            one.mkdir(parents=True)
        for file in files:
            (self.sources / file.name).write_bytes(file.data)
        path = self.folder / SHEET
        path.write_bytes(sheet)
        return path if sheet else None

    def touched(self, files: Sequence[File]) -> Iterator[str]:
        """Yield what lies where nothing should, and each source that is not what it was."""
        yield from self.guard.seen
        yield from (f"left behind: {one.name}" for one in self.passing.iterdir())
        expected = {self.out.name, beside(self.out, "kept").name}
        beyond = (one.name for one in self.place.iterdir() if one.name not in expected)
        yield from (f"beside: {name}" for name in beyond)
        found = {one.name: one.read_bytes() for one in self.sources.iterdir()}
        if found != {one.name: one.data for one in files}:
            yield "the sources are not what they were"


def coursed(room: Room, files: Sequence[File], sheet: bytes = b"") -> Course:
    """Return what became of files that were run through the corridor together."""
    path = room.filled(files, sheet)
    clock = [("", time.monotonic())]

    def tick(one: Release) -> None:
        clock.append((one.source, time.monotonic()))

    options = RunOptions(
        IngestOptions(metadata=path, limits=LIMITS),
        WriteOptions(formats=("csv", "json")),
        spread=SpreadOptions(workers=1, seconds=SECONDS),
    )
    out, fault = room.out, ""
    with _guarded(room.guard):
        try:
            with limited(ALL_SECONDS):
                run([str(room.sources)], out, options, tick)
        except UsageError as error:
            fault = "" if path is not None and SHEET in str(error) else told(error)
        except (Exception, TooSlow) as error:
            fault = told(error)
    if fault or not out.exists():
        return Course(0, 0 if fault else len(files), {"": fault} if fault else {}, 0.0)
    spent = ((after - before, source) for (_, before), (source, after) in pairwise(clock))
    return _course(room, files, max(spent, default=(0.0, "")))


def _course(room: Room, files: Sequence[File], slowest: tuple[float, str]) -> Course:
    """Return what became of files; `slowest` is the release that took longest, with its seconds."""
    out = room.out
    told_of, refused = sources(out, "releases"), rejected(out)
    faults = {source[:4]: why for source, why in astray(out)}
    for number, reason in refused:
        if reason.startswith(UNTOLD) or MASKED.search(reason):
            faults[number] = reason
    numbers = [one.name[:4] for one in files]
    known = {*told_of, *(number for number, _ in refused)}
    faults |= {one: "lost: neither a release nor rejected" for one in numbers if one not in known}
    touched = "; ".join(room.touched(files))
    if SECRET in (out / "records.json").read_text("utf-8"):
        touched += "another file stands in the records"
    if touched:
        faults[""] = touched
    seconds, source = slowest
    if seconds > SECONDS:
        faults[source[:4]] = f"slow: a release takes over {SECONDS} s"
    texts = len(told_of.intersection(numbers))
    return Course(texts, len(files) - texts, faults, seconds)


@contextmanager
def _guarded(guard: Guard) -> Iterator[None]:
    guard.clear()
    guard.is_set = True
    try:
        yield
    finally:
        guard.is_set = False


def culprits(room: Room, files: Sequence[File], sheet: bytes) -> Sequence[File]:
    """Return the fewest files that still show a fault of a whole batch: mostly one."""
    while len(files) > 1:
        middle = len(files) // 2
        halves = (files[:middle], files[middle:])
        bad = next((half for half in halves if coursed(room, half, sheet).faults), None)
        if bad is None:
            break
        files = bad
    return files
