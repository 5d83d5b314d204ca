"""Prints the peak memory of runs over more and more releases, all processes of a run together.

    python benchmarks/memory.py FILE.jsonl.gz [NUMBER…]

The releases are the beginnings of those in FILE, each with a number of its own, so that none is a
duplicate of another. A run has as many workers as there are processors; what they share counts
once. On Linux alone.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.clock import as_source, read  # noqa: E402
from benchmarks.tree import followed  # noqa: E402

NUMBERS = (3_000, 12_000)
CHARACTERS = 300


def main(source: str, numbers: list[int]) -> None:
    """Print the peak of each number, and how much the last is above the first."""
    peaks = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as room:
            path = as_source(short(read(Path(source), number), number), Path(room, "texts.jsonl"))
            command = (sys.executable, "-m", "pipeline", "run", str(path), "-q")
            took = followed((*command, "--out", str(Path(room, "out"))))
        if took.code:
            sys.exit(took.said)
        peaks.append(took.peak)
        print(f"{number:7} releases, peak {took.peak:.1f} MB, {took.seconds:.0f} s", flush=True)
    print(f"the last is {100 * (peaks[-1] / peaks[0] - 1):+.1f} % of the first")


def short(texts: list[str], number: int) -> Iterator[str]:
    """Yield `number` short texts of which no two are the same.

    >>> list(short(["Ms Sund spoke.", "So did Mr Vale."], 3))[2]
    'Ms Sund spoke.\\n\\nNotice 2.'
    """
    for at in range(number):
        yield f"{texts[at % len(texts)][:CHARACTERS]}\n\nNotice {at}."


if __name__ == "__main__":
    main(sys.argv[1], [int(one) for one in sys.argv[2:]] or list(NUMBERS))
