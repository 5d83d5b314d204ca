"""The process that runs the corridor: `python -m benchmarks.fuzzing.corridor.worker JOB`."""

import gc
import hashlib
import random
import sys
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.fuzzing.corridor.batch import File, batch_of, pool_of, sheet_of
from benchmarks.fuzzing.corridor.course import Course, Room, coursed, culprits
from benchmarks.fuzzing.inside import packed
from benchmarks.fuzzing.job import CORRIDOR, FAULT, Row, job_of, log_of, write_rows
from benchmarks.fuzzing.watch import Guard
from pipeline import run as corridor
from pipeline.ingest.confined import COMMAND

AT_ONCE = 100
"""Files of a batch."""
AGAIN = 10
"""So many batches draw on the same made inputs."""
WITH_SHEET = 0.2


def main(written: str) -> None:
    """Run batch after batch, and write the row after each of them."""
    job = job_of(written)
    folder = Path(job.folder)
    warnings.simplefilter("ignore")
    kit = corridor.load_kit()
    corridor.load_kit = lambda data=(): kit  # type: ignore[assignment] # loaded once for all batches
    guard = Guard(command=COMMAND, forks=True)
    sys.addaudithook(guard)
    room, log = Room(folder, guard), log_of(folder)
    ((engine, count),) = job.left.items()
    row = Row(CORRIDOR, engine)
    begun = time.monotonic()
    for number in range((count + AT_ONCE - 1) // AT_ONCE):
        chance = random.Random(f"{job.seed} {number}")
        if number % AGAIN == 0:
            pool = pool_of(job.seed * 1_000_000 + number)
        files = list(batch_of(chance, pool, min(AT_ONCE, count - row.tried)))
        sheet = sheet_of(chance, files) if chance.random() < WITH_SHEET else b""
        log.note(row.tried + len(files), packed([(one.name, one.data) for one in files]))
        row = _added(row, coursed(room, files, sheet), room, (files, sheet))
        row = replace(row, seconds=time.monotonic() - begun)
        write_rows(folder, {engine: row})
        gc.unfreeze()  # a run freezes all there is: over many of them that would be garbage too


def _added(row: Row, course: Course, room: Room, given: tuple[Sequence[File], bytes]) -> Row:
    """Return a row with what became of a batch; the file of each fault is kept."""
    files, sheet = given
    faults = Counter(row.faults)
    for number, fault in course.faults.items():
        bad = [one for one in files if number and one.name.startswith(number)]
        for one in bad or culprits(room, files, sheet):
            name = hashlib.sha256(fault.encode("utf-8", "replace")).hexdigest()[:8]
            suffix = "".join(Path(one.name).suffixes[-2:]).lstrip(".")
            (room.folder / f"{FAULT}-{CORRIDOR}-{name}.{suffix}").write_bytes(one.data)
        faults[fault] += 1
    return replace(
        row,
        tried=row.tried + len(files),
        texts=row.texts + course.texts,
        refused=row.refused + course.refused,
        slowest=max(row.slowest, course.slowest),
        faults=dict(faults),
    )


if __name__ == "__main__":
    main(sys.argv[1])
