"""Runs over many releases in slices, and says what that took: time, memory, and a run once more.

    python benchmarks/many.py --releases 720 --vary --folder DIR [--source FILE.jsonl.gz|FOLDER]
        [--seconds 500] [--workers 0] [--format jsonl …] [--seed 1]

The releases are those of the source, over and over, with `--vary` each with other names, numbers
and words, so that none is the twin of another. A run is killed after `--seconds`; call the same
command again and it goes on, as what was read is kept. The call that ends it runs once more over
the same, and prints the table. All of it lies in the folder. On Linux alone.
"""

import argparse
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.clock import as_source, read  # noqa: E402
from benchmarks.tree import followed  # noqa: E402
from benchmarks.varied import many  # noqa: E402

SHARED = Path(os.environ.get("ROLLCALL_SHARED", "../shared"))
SENATE = SHARED / "data" / "senate_releases.unlabelled.jsonl.gz"
EVERY = 1_000_000_000
KILLED = -9
FORMATS = ("csv", "json", "jsonl", "parquet", "sqlite")


@dataclass(frozen=True)
class Slice:
    """One call: how long it ran, the peak of its memory in MB, how much was read at its end."""

    seconds: float
    peak: float
    read: int
    ended: bool


def main(given: Sequence[str]) -> int:
    """Run one slice, and once more where it was the last; return 1 where a run went wrong."""
    asked = _parser().parse_args(given)
    room: Path = asked.folder
    room.mkdir(parents=True, exist_ok=True)
    _made(asked, room)
    slices = _slices(room)
    if not (slices and slices[-1].ended):
        took = followed(_command(asked, room), asked.seconds)
        if took.code not in (0, KILLED):
            print(took.said)
            return 1
        slices.append(Slice(took.seconds, took.peak, _read(room), took.code == 0))
        (room / "slices.json").write_text(json.dumps([asdict(one) for one in slices]))
    if not slices[-1].ended:
        print(f"{slices[-1].read} of {asked.releases} releases are read; call it again")
        return 0
    again = followed(_command(asked, room))
    print(*table(slices, again.seconds, _figures(room)), sep="\n")
    return again.code


def table(slices: Sequence[Slice], again: float, figures: dict[str, Any]) -> list[str]:
    """Return the lines that say what a run in slices took, and a second run over the same.

    >>> slices = [Slice(500, 900, 40, False), Slice(100, 1000, 60, True)]
    >>> print(*table(slices, 6, {"releases": 58, "rejected": 0, "persons": 120}), sep="\\n")
    releases read                  60
      in sums, twins left out      58
      rejected                      0
    persons                       120
    slices                          2
    seconds, all slices         600.0
    releases a second            0.10
    peak of all processes, MB    1000
    a second run, seconds         6.0
      of the first, %            1.00
    """
    seconds = sum(one.seconds for one in slices)
    rows = {
        "releases read": f"{slices[-1].read}",
        "  in sums, twins left out": f"{figures['releases']}",
        "  rejected": f"{figures['rejected']}",
        "persons": f"{figures['persons']}",
        "slices": f"{len(slices)}",
        "seconds, all slices": f"{seconds:.1f}",
        "releases a second": f"{slices[-1].read / seconds:.2f}",
        "peak of all processes, MB": f"{max(one.peak for one in slices):.0f}",
        "a second run, seconds": f"{again:.1f}",
        "  of the first, %": f"{100 * again / seconds:.2f}",
    }
    return [f"{name:25} {value:>7}" for name, value in rows.items()]


def _made(asked: argparse.Namespace, room: Path) -> None:
    """Write the releases, where they do not lie there from an earlier call of the same command."""
    told = {name: str(getattr(asked, name)) for name in ("releases", "vary", "source", "seed")}
    note = room / "made.json"
    if note.is_file():
        if json.loads(note.read_text()) != told:
            sys.exit(f"{room} holds the releases of another command; give another --folder")
        return
    texts = read(asked.source, EVERY)
    as_source(many(texts, asked.releases, asked.seed, vary=asked.vary), room / "releases.jsonl")
    note.write_text(json.dumps(told))


def _command(asked: argparse.Namespace, room: Path) -> tuple[str, ...]:
    formats = [part for one in asked.format for part in ("--format", one)]
    return (sys.executable, "-m", "pipeline", "run", str(room / "releases.jsonl"), "-q", "--out",
            str(room / "out"), "--workers", str(asked.workers), *formats)  # fmt: skip


def _slices(room: Path) -> list[Slice]:
    path = room / "slices.json"
    return [Slice(**one) for one in json.loads(path.read_text())] if path.is_file() else []


def _read(room: Path) -> int:
    """Return of how many releases the readings are kept."""
    place = room / ".out.rollcall-kept"
    if not place.is_file():
        return 0
    with closing(sqlite3.connect(place)) as base:
        return int(base.execute("SELECT count(*) FROM readings").fetchone()[0])


def _figures(room: Path) -> dict[str, Any]:
    return dict(json.loads((room / "out" / "run.json").read_text("utf-8"))["counts"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Runs over many releases, in slices.")
    parser.add_argument("--releases", type=int, default=720)
    parser.add_argument("--vary", action="store_true", help="no release is the twin of another")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--source", type=Path, default=SENATE)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of one slice")
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--format", nargs="+", default=list(FORMATS))
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
