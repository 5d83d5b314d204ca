"""The process that tries the inputs of one target: `python -m benchmarks.fuzzing.worker JOB`.

It may hang, or be killed by a library written in C: its log tells the input that it was at.
"""

import hashlib
import resource
import sys
import time
import warnings
from collections import Counter
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

from benchmarks.fuzzing.engines import ENGINES
from benchmarks.fuzzing.guided import instrumented
from benchmarks.fuzzing.job import FAULT, Job, Row, job_of, log_of, write_rows
from benchmarks.fuzzing.targets import TARGETS, Target
from benchmarks.fuzzing.watch import Guard, held

MEMORY = 3 * 1024**3
"""Bytes of address space, as in the process that reads documents for a run."""
OFTEN = 2.0
"""Seconds after which the rows are written again."""


class Bench:
    """The rows of one worker, and the engine that is at work."""

    def __init__(self, job: Job, target: Target) -> None:
        self.target = target
        self.folder = Path(job.folder)
        self.read = target.open(self.folder)
        self.guard = Guard()
        self.rows: dict[str, Row] = {}
        self._log = log_of(self.folder)
        self._faults: Counter[str] = Counter()
        self._engine = ""
        self._begun = self._written = time.monotonic()
        sys.addaudithook(self.guard)

    def start(self, engine: str) -> None:
        """Begin the row of an engine."""
        self._engine, self._faults, self._begun = engine, Counter(), time.monotonic()
        self.rows[engine] = Row(self.target.name, engine)
        self._log.note(0, b"")
        self.write()

    def try_one(self, data: bytes) -> None:
        """Read one input, and count what came of it."""
        row = self.rows[self._engine]
        self._log.note(row.tried + 1, data)
        found = held(self.read, data, self.target.seconds, self.guard)
        if found.fault:
            self._keep(found.fault, data)
        self.rows[self._engine] = replace(
            row,
            tried=row.tried + 1,
            texts=row.texts + found.text,
            refused=row.refused + (not found.text and not found.fault),
            slowest=max(row.slowest, found.seconds),
            seconds=time.monotonic() - self._begun,
            faults=dict(self._faults),
        )
        if found.fault or time.monotonic() - self._written > OFTEN:
            self.write()

    def tried(self) -> int:
        """Return how many inputs of the engine were tried."""
        return self.rows[self._engine].tried

    def write(self) -> None:
        """Write the rows, for who waits for them."""
        write_rows(self.folder, self.rows)
        self._written = time.monotonic()

    def _keep(self, fault: str, data: bytes) -> None:
        """Count a fault, and keep the shortest input that shows it."""
        self._faults[fault] += 1
        name = hashlib.sha256(fault.encode("utf-8", "replace")).hexdigest()[:8]
        path = self.folder / f"{FAULT}-{self.target.name}-{name}"
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            path.with_name(f"{path.name}.why").write_text(f"{fault}\n", "utf-8", "replace")


def main(written: str) -> None:
    """Try the inputs of all engines of a job."""
    job = job_of(written)
    target = TARGETS[job.target]
    with suppress(ValueError, OSError):  # not every system has this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    with instrumented(target) if "guided" in job.left else nullcontext():
        bench = Bench(job, target)
    for engine, count in job.left.items():
        bench.start(engine)
        ENGINES[engine](bench, count, job.seed)
        bench.write()


if __name__ == "__main__":
    main(sys.argv[1])
