"""Starts a worker for each target, watches it, and goes on where one hangs or dies."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.fuzzing.job import FAULT, ROOT, Job, Left, Row, log_of, rows_in

WORKER = ("-m", "benchmarks.fuzzing.worker")
STALL = 300.0
"""Seconds without a new input after which a worker hangs: it is in code that nothing interrupts."""
MOST_DEATHS = 5
RAISED = re.compile(r"^\w*(?:Error|Exception|Interrupt)\b.{0,100}", re.M)
POLL = 0.05
OFTEN = 60.0
"""Seconds between two words of progress."""
Tell = Callable[[str], None]


def tried(job: Job, faults: Path, tell: Tell, command: Sequence[str] = WORKER) -> Sequence[Row]:
    """Return a row for each engine of a job; inputs of faults are kept in the folder `faults`."""
    left = dict(job.left)
    rows: dict[str, Row] = {}
    for attempt in range(MOST_DEATHS):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as given:
            folder = Path(given)
            death = _worked(
                replace(job, left=left, seed=job.seed + 1000 * attempt, folder=given), tell, command
            )
            found = rows_in(folder)
            if death:
                engine = list(found or left)[-1 if found else 0]
                row = found.get(engine, Row(job.target, engine))
                found[engine] = _with_death(row, folder, death)
            _carry(folder, faults, job.target)
        rows |= {engine: _added(rows.get(engine), row) for engine, row in found.items()}
        left = _left(left, found)
        if not death or not left:
            break
    return tuple(rows.values())


def _worked(job: Job, tell: Tell, command: Sequence[str]) -> str:
    """Return how a worker came to its death, or nothing where it did all that it was told."""
    folder = Path(job.folder)
    log = log_of(folder)
    with (folder / "output").open("wb") as output:
        worker = subprocess.Popen([sys.executable, *command, job.written()], cwd=ROOT,
                                  stdout=output, stderr=subprocess.STDOUT)  # fmt: skip
        number, since, told = 0, time.monotonic(), time.monotonic()
        while worker.poll() is None:
            time.sleep(POLL)
            now = time.monotonic()
            if (begun := log.number()) != number:
                number, since = begun, now
            if now - told > OFTEN:
                tell(f"    {job.target} {list(rows_in(folder))[-1:]}: {number} inputs")
                told = now
            if now - since > STALL:
                worker.kill()
                worker.wait()
                return "hangs: no answer, and nothing interrupts it"
    if worker.returncode == 0:
        return ""
    said = RAISED.findall((folder / "output").read_text("utf-8", "replace"))
    return f"dies: exit code {worker.returncode}{': '.join(['', *said[-1:]])}"


def _with_death(row: Row, folder: Path, death: str) -> Row:
    """Return a row with the death of its worker as one more fault, whose input is kept."""
    log = log_of(folder)
    name = f"{FAULT}-{row.target}-{death.split()[0].strip(':')}"
    (folder / name).write_bytes(log.data())
    shutil.copy(folder / "output", folder / f"{name}.why")
    faults = {**row.faults, death: row.faults.get(death, 0) + 1}
    return replace(row, tried=max(row.tried, log.number()), faults=faults)


def _carry(folder: Path, faults: Path, name: str) -> None:
    """Keep the inputs of faults, and what guided inputs reached new code."""
    faults.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name.startswith(f"{FAULT}-"):
            shutil.copy(path, faults / path.name)
    if (folder / "corpus").is_dir():
        shutil.copytree(folder / "corpus", faults / "corpus" / name, dirs_exist_ok=True)


def _added(first: Row | None, second: Row) -> Row:
    """Return two rows of one engine as one."""
    if first is None:
        return second
    return replace(
        second,
        tried=first.tried + second.tried,
        texts=first.texts + second.texts,
        refused=first.refused + second.refused,
        slowest=max(first.slowest, second.slowest),
        seconds=first.seconds + second.seconds,
        faults=Counter(first.faults) + Counter(second.faults),
    )


def _left(left: Left, found: Mapping[str, Row]) -> dict[str, int]:
    """Return what is to be tried after a death: the engine that died, then those not begun."""
    done = set(list(found)[:-1])
    rest = {engine: count for engine, count in left.items() if engine not in done}
    for engine, count in list(rest.items()):
        rest[engine] = count - (found[engine].tried if engine in found else 0)
    return {engine: count for engine, count in rest.items() if count > 0}
