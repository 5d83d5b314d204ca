"""Changes files of each format at random and reads them: how often, how long, what went wrong.

    python benchmarks/fuzz.py [RUNS OF EACH FORMAT] [FORMAT …]

Prints a row a format: how many changed files were read, how many gave a text, how many were
refused with a reason, the slowest read in seconds, and every other exception, which is a fault. The
same seed makes the same files. It needs the tests beside it: their made release is what is changed.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_release import MADE  # noqa: E402

from pipeline.errors import UnreadableRelease  # noqa: E402
from pipeline.ingest.documents import inner_reader  # noqa: E402
from pipeline.ingest.limits import Limits  # noqa: E402

SEED = 7
LIMITS = Limits(max_bytes=2**20, max_pages=20)
PIECES = (
    *(b"\x00", b"\xff", b"<", b"<div>", b"&#x0;", b"%%EOF", b"obj", b"PK\x01\x02", b"--"),
    *(b"\r\n\r\n", b"9" * 20, b"\xe2\x80\xae", b"/Kids [1 0 R]", b"<!DOCTYPE a [", b"(" * 50),
)
Change = Callable[[random.Random, bytearray], None]


def fuzz(name: str, runs: int) -> Iterator[str]:
    """Yield the row of a format, and a line for each fault."""
    reader = inner_reader(name)
    assert reader is not None
    chance = random.Random(f"{SEED}{name}")
    counts: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    slowest = 0.0
    for _ in range(runs):
        data = changed(chance, MADE[name])
        begin = time.perf_counter()
        try:
            entries = list(reader(data, LIMITS))
            counts["text" if any(one.text for one in entries) else "refused"] += 1
        except UnreadableRelease:
            counts["refused"] += 1
        except Exception as error:
            faults[f"{type(error).__name__}: {str(error)[:60]}"] += 1
        slowest = max(slowest, time.perf_counter() - begin)
    yield (
        f"{name:14} {runs:7} read {counts['text']:7} texts {counts['refused']:7} refused"
        f" {sum(faults.values()):4} faults, slowest {slowest:.2f} s"
    )
    yield from (f"    {number} × {fault}" for fault, number in faults.most_common())


def changed(chance: random.Random, data: bytes) -> bytes:
    """Return a file with one to eight changes: bits, cuts, doubled runs, pieces put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        chance.choice((_flip, _cut, _double, _put))(chance, made)
    return bytes(made)


def _flip(chance: random.Random, made: bytearray) -> None:
    if made:
        made[chance.randrange(len(made))] = chance.randrange(256)


def _cut(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    del made[start : start + chance.randint(1, 200)]


def _double(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    made[start:start] = made[start : start + chance.randint(1, 200)]


def _put(chance: random.Random, made: bytearray) -> None:
    start = chance.randrange(len(made) + 1)
    made[start:start] = chance.choice(PIECES)


def main() -> None:
    """Fuzz the formats that are named, or all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for name in sys.argv[2:] or MADE:
        for line in fuzz(name, runs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
