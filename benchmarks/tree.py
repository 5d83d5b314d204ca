"""Follows a command and every process that it starts: how long it runs, and how much memory all of
them take together at most. On Linux alone: memory is read from /proc.

A process that is forked shares most of its memory with the one it comes from. What counts is the
proportional set size: a page that three share counts a third for each.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks."""
PROC = Path("/proc")


@dataclass(frozen=True)
class Followed:
    """What a command took."""

    code: int
    """Its exit code; below 0 where it was killed."""
    seconds: float
    cpu: float
    """CPU seconds of it and of those of its children that it waited for."""
    peak: float
    """MB of all processes together, at most."""
    said: str
    """What it printed to standard error."""


def followed(command: Sequence[str], seconds: float = float("inf")) -> Followed:
    """Return what a command took; after `seconds` it and its children are killed."""
    begun, peak = time.perf_counter(), 0.0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, process_group=0
    ) as process:
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            peak = max(peak, memory_of(process.pid))
            if time.perf_counter() - begun > seconds:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(EVERY)
        took = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    return Followed(process.returncode, took, used.ru_utime + used.ru_stime, peak, said)


def memory_of(pid: int) -> float:
    """Return the MB that a process and all below it take, 0 where it has ended."""
    return sum(map(_own_memory, family_of(pid)))


def family_of(pid: int) -> Iterator[int]:
    """Yield a process and all that it and its children started and that still run."""
    yield pid
    for told in PROC.glob(f"{pid}/task/*/children"):
        try:
            children = told.read_text("ascii").split()
        except OSError:
            continue  # it has just ended
        for child in children:
            yield from family_of(int(child))


def _own_memory(pid: int) -> float:
    try:
        return pss_of((PROC / str(pid) / "smaps_rollup").read_text("ascii"))
    except OSError:
        return 0.0  # it has just ended


def pss_of(told: str) -> float:
    """Return the MB that `smaps_rollup` says, 0 where it says nothing.

    >>> pss_of("00400000-7ffd [rollup]\\nRss:   4096 kB\\nPss:   2048 kB\\nPss_Dirty:  10 kB\\n")
    2.0
    """
    sizes = (line.split()[1] for line in told.splitlines() if line.startswith("Pss:"))
    return float(next(sizes, 0)) / 1024
