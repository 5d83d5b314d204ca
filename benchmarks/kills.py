"""Kills a run at random moments, starts it again, and holds the bytes against an undisturbed run.

    python benchmarks/kills.py corpus/dev --kills 200 [--seed 1] [--workers 2]

Each trial kills the process (every second time its workers too) with SIGKILL once or more, each
time after a random part of the time that an undisturbed run takes, and lets the last start end. A
trial is in order where that start ends with 0, every file but `run.json`, which holds the time, is
byte for byte that of the undisturbed run, and nothing lies beside it but what was read.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import blake2b
from pathlib import Path

STARTING = 0.05
"""Seconds in which Python itself starts."""
KILLS_OF_A_TRIAL = (1, 1, 1, 2, 3)


def main() -> None:
    """Print how many trials were in order; end with 1 where one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    command = (sys.executable, "-m", "pipeline", "run", given.source, "-q",
               "--workers", str(given.workers))  # fmt: skip
    ends: Counter[str] = Counter()
    killed = 0
    with tempfile.TemporaryDirectory() as room:
        begun = time.perf_counter()
        subprocess.run((*command, "--out", str(Path(room, "whole"))), check=True)
        seconds = time.perf_counter() - begun
        whole = content(Path(room, "whole"))
        while killed < given.kills:
            times = min(chance.choice(KILLS_OF_A_TRIAL), given.kills - killed)
            moments = [chance.uniform(STARTING, seconds) for _ in range(times)]
            killed += times
            with tempfile.TemporaryDirectory(dir=room) as folder:
                ends[trial(command, Path(folder), moments, whole)] += 1
    print(f"{killed} kills of a run of {seconds:.1f} s in {ends.total()} trials: {dict(ends)}")
    sys.exit(bool(set(ends) - {"same bytes"}))


def trial(
    command: tuple[str, ...], room: Path, moments: list[float], whole: dict[str, bytes]
) -> str:
    """Return what came of one run that was killed at each of the moments and started again."""
    command = (*command, "--out", str(room / "out"))
    for number, moment in enumerate(moments):
        run = subprocess.Popen(command, stderr=subprocess.DEVNULL, process_group=0)
        time.sleep(moment)
        os.killpg(run.pid, signal.SIGKILL) if number % 2 else run.kill()
        run.wait()
    last = subprocess.run(command, check=False, capture_output=True, text=True)
    if last.returncode or last.stderr:
        return f"ended with {last.returncode}: {last.stderr.strip()[-200:]}"
    there = sorted(one.name for one in room.iterdir())
    if there != [".out.rollcall-kept", "out"]:
        return f"left {there}"
    return "same bytes" if content(room / "out") == whole else "other bytes"


def content(folder: Path) -> dict[str, bytes]:
    """Return a hash of every file of an output but its receipt."""
    return {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes()).digest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


if __name__ == "__main__":
    main()
