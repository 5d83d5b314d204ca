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
START = """
import os, runpy, sys

def tell(event, args):
    if event == "import" and args[0] == "pipeline.interrupts":
        os.write(1, b"+")

sys.addaudithook(tell)
sys.argv[0] = "rollcall"
runpy.run_module("pipeline", run_name="__main__", alter_sys=True)
"""
"""Does what `python -m pipeline` does, and writes a sign once the first line of ours is done.

What comes before is the start of Python itself, which answers Ctrl-C by a traceback of its own.
"""


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
        command = (sys.executable, "-c", START, "run", given.source, *options)
        whole = _seconds((*command, "--out", str(Path(room, "whole"))))
        ends: Counter[str] = Counter()
        for number in range(given.moments):
            after = whole * 1.05 * number / max(given.moments - 1, 1)
            ends[_at(after, command, Path(room, f"at{number}"))] += 1
    print(f"{given.moments} moments of {whole:.1f} s: {dict(ends)}")
    sys.exit(bool(set(ends) - {"stopped", "done"}))


def _seconds(command: tuple[str, ...]) -> float:
    """Return how long a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _at(after: float, command: tuple[str, ...], room: Path) -> str:
    """Return how a run ended that was interrupted so many seconds after its first line."""
    room.mkdir()
    run = subprocess.Popen(
        (*command, "--out", str(room / "out")), stdout=-1, stderr=-1, text=True, process_group=0
    )
    assert run.stdout is not None
    begun = run.stdout.read(1)
    time.sleep(after)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGINT)
    out, told = run.communicate()
    faults = [] if begun == "+" else [f"began with {begun!r}"]
    faults += [] if run.returncode in (0, 130) else [f"ended with {run.returncode}"]
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
