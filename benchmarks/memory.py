"""Prints the peak memory of runs over more and more releases, each in a process of its own.

    python benchmarks/memory.py FILE.jsonl.gz [NUMBER…]

The releases are the beginnings of those in FILE, each with a number of its own, so that none is a
duplicate of another.
"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from beside_cnn import read

from pipeline.run import run
from pipeline.run_options import RunOptions

NUMBERS = (3_000, 12_000)
CHARACTERS = 300


def main(source: str, numbers: list[int]) -> None:
    """Print the peak of each number, and how much the last is above the first."""
    peaks = []
    for number in numbers:
        told = subprocess.run(
            [sys.executable, __file__, "--one", source, str(number)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        peaks.append(float(told))
        print(f"{number:7} releases, peak {peaks[-1]:.1f} MB", flush=True)
    print(f"the last is {100 * (peaks[-1] / peaks[0] - 1):+.1f} % of the first")


def one(source: str, number: int) -> None:
    """Run over `number` releases and print the peak memory of this process in MB."""
    texts = read(Path(source), number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        with path.open("w", encoding="utf-8") as file:
            for at in range(number):
                text = f"{texts[at % len(texts)][:CHARACTERS]}\n\nNotice {at}."
                file.write(json.dumps({"id": f"n{at}", "text": text}) + "\n")
        del texts
        run([str(path)], Path(folder, "out"), RunOptions())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(sys.argv[2], int(sys.argv[3]))
    else:
        main(sys.argv[1], [int(one) for one in sys.argv[2:]] or list(NUMBERS))
