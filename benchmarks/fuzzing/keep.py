"""Makes the kept corpus anew: `python -m benchmarks.fuzzing.keep [TARGET …] [--found DIR]`.

Of the inputs that it began with, those kept so far, made ones and those that were found by guiding
(`--found`, the folder `corpus` of a run), each is kept that runs a line or a jump of ours that none
before it ran; then what does so in the libraries behind the reader, as far as there is room.
"""

import argparse
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage import Coverage

from benchmarks.fuzzing.job import ROOT
from benchmarks.fuzzing.made.drawn import drawn
from benchmarks.fuzzing.seeds import keep, kept, path_of
from benchmarks.fuzzing.starting import STARTING
from benchmarks.fuzzing.targets import TARGETS, Target
from benchmarks.fuzzing.watch import Guard, held

OURS = str(ROOT / "pipeline" / "ingest")
ROOM = 100_000
"""Bytes, compressed, of the inputs of one target."""
MOST_MADE = 600
LONGEST = 40_000
SECONDS = 60.0
Jump = tuple[str, int, int]
"""From line to line: a file and two lines."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The jumps that an input makes, and whether it gives a text."""

    jumps: frozenset[Jump]
    text: bool


def main() -> None:
    """Make the corpus of the targets that are named anew, and print what is kept of each."""
    parser = argparse.ArgumentParser(description="Makes the kept corpus of the fuzzing anew.")
    parser.add_argument("target", nargs="*", default=list(TARGETS))
    parser.add_argument("--found", type=Path, help="folder of a run with what its inputs reached")
    asked = parser.parse_args()
    for name in asked.target:
        first = STARTING[name]()
        candidates = [*first, *_others(name, set(first), asked.found)]
        chosen = _chosen(TARGETS[name], candidates, len(first))
        keep(name, chosen)
        size = path_of(name).stat().st_size
        print(f"{name:11} {len(chosen):4} of {len(candidates):5} inputs kept, {size:7} bytes")


def _others(name: str, first: set[bytes], found: Path | None) -> list[bytes]:
    """Return what may be kept besides what the corpus began with, the shortest first."""
    others = {*(kept(name) if path_of(name).exists() else ()), *drawn(name, MOST_MADE, 1)}
    if found is not None:
        others |= {path.read_bytes() for path in (found / "corpus" / name).iterdir()}
    return sorted((one for one in others - first if len(one) < LONGEST), key=_order)


def _order(data: bytes) -> tuple[int, bytes]:
    return len(data), data


def _chosen(target: Target, candidates: Sequence[bytes], first: int) -> list[tuple[bytes, bool]]:
    """Return the first candidates, and of the others those that reach something new.

    Each with whether it gives a text.
    """
    reached = list(_reached(target, candidates))
    chosen = list(range(first))
    room = ROOM - sum(len(zlib.compress(data)) for data in candidates[:first])
    for is_ours in (True, False):
        seen: set[Jump] = set()
        for number, one in enumerate(reached):
            new = {jump for jump in one.jumps if not is_ours or jump[0].startswith(OURS)} - seen
            size = len(zlib.compress(candidates[number]))
            if number in chosen:
                seen |= new
            elif new and size <= room:
                seen |= new
                room -= size
                chosen.append(number)
    return [(candidates[number], reached[number].text) for number in sorted(chosen)]


def _reached(target: Target, candidates: Sequence[bytes]) -> Iterator[Reached]:
    """Yield what each candidate reaches in our own modules and those behind."""
    include = [f"{OURS}/*", *(f"*/{name}/*" for name in target.behind)]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        read = target.open(Path(folder))
        meter = Coverage(data_file=None, branch=True, include=include)
        for data in candidates:
            meter.erase()
            meter.start()
            outcome = held(read, data, SECONDS, Guard())
            meter.stop()
            found = meter.get_data()
            files = ((file, found.arcs(file) or ()) for file in found.measured_files())
            yield Reached(
                frozenset((file, *jump) for file, jumps in files for jump in jumps), outcome.text
            )


if __name__ == "__main__":
    main()
