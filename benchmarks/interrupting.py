"""Interrupts a run at many moments, as Ctrl-C does, and says what each left behind.

    python benchmarks/interrupting.py docs/examples/letters --moments 40

A moment is in order where the run ended with 130 and one line, or was done before; where nothing
but the line was printed; and where the folder holds a whole output or none, beside it nothing but
what was read, kept for the next run.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

LINE = "rollcall: stopped; no output is half written"
STARTS = 5
"""How often Python alone is started, to know when the first line of ours is read at the latest."""


def main() -> None:
    """Interrupt one run after the other, each a little later than the one before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source")
    parser.add_argument("--moments", type=int, default=40)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it
    with tempfile.TemporaryDirectory() as room:
        options = ("--report",) if given.report else ()
        command = (sys.executable, "-m", "pipeline", "run", given.source, *options)
        starting = max(_seconds((sys.executable, "-c", "import typing")) for _ in range(STARTS))
        whole = _seconds((*command, "--out", str(Path(room, "whole"))))
        ends: Counter[str] = Counter()
        for number in range(given.moments):
            after = starting + (whole * 1.05 - starting) * number / max(given.moments - 1, 1)
            ends[_at(after, command, Path(room, f"at{number}"))] += 1
    print(f"{given.moments} moments of {whole:.1f} s: {dict(ends)}")
    sys.exit(bool(set(ends) - {"stopped", "done"}))


def _seconds(command: tuple[str, ...]) -> float:
    """Return how long a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def _at(after: float, command: tuple[str, ...], room: Path) -> str:
    """Return how a run ended that was interrupted after so many seconds."""
    room.mkdir()
    run = subprocess.Popen(
        (*command, "--out", str(room / "out")), stdout=-1, stderr=-1, text=True, process_group=0
    )
    time.sleep(after)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGINT)
    out, told = run.communicate()
    faults = [] if run.returncode in (0, 130) else [f"ended with {run.returncode}"]
    expected = f"{LINE}\n" if run.returncode == 130 else ""
    faults += [] if out + told == expected else [f"printed {out + told!r}"]
    there = sorted(one.name for one in room.iterdir() if not one.name.endswith("rollcall-kept"))
    faults += [] if there in ([], ["out"]) else [f"left {there}"]
    faults += [] if there != ["out"] or (room / "out/run.json").is_file() else ["left half"]
    if faults:
        print(f"after {after:.2f} s: {'; '.join(faults)}")
    return "; ".join(faults) or ("stopped" if run.returncode else "done")


if __name__ == "__main__":
    main()
