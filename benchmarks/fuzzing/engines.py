"""What makes inputs and has them tried: the kept ones, changed ones, made ones, guided ones."""

import random
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from benchmarks.fuzzing.changes import changed as change
from benchmarks.fuzzing.changes import spliced
from benchmarks.fuzzing.guided import guided
from benchmarks.fuzzing.made.drawn import drawn
from benchmarks.fuzzing.seeds import kept, sound
from benchmarks.fuzzing.targets import Target

AT_ONCE = 500
"""So many inputs are drawn by one run of hypothesis: it remembers all of a run."""
INSIDE = 0.8
SPLICED = 0.05
SOUND = 0.8


class Trying(Protocol):
    """What an engine hands its inputs to."""

    target: Target
    folder: Path

    def try_one(self, data: bytes) -> None:
        """Read one input, and count what came of it."""

    def tried(self) -> int:
        """Return how many inputs of the engine were tried."""


Engine = Callable[[Trying, int, int], None]


def replayed(bench: Trying, count: int, _: int) -> None:
    """Try the first `count` inputs of the kept corpus, each as it is."""
    for data in kept(bench.target.name)[:count]:
        bench.try_one(data)


def changed(bench: Trying, count: int, start: int) -> None:
    """Try kept inputs with random changes."""
    chance = random.Random(f"{start} {bench.target.name}")
    for _ in range(count):
        bench.try_one(change_one(chance, bench.target))


def change_one(chance: random.Random, target: Target) -> bytes:
    """Return one of the kept inputs, changed; a packed one is mostly changed inside."""
    inputs = sound(target.name) if chance.random() < SOUND else kept(target.name)
    data = chance.choice(inputs)
    anyhow = partial(change, chance, pieces=target.pieces)
    if target.inside is not None and chance.random() < INSIDE:
        return target.inside(chance, data, anyhow)
    if chance.random() < SPLICED:
        return spliced(chance, data, chance.choice(inputs))
    return anyhow(data)


def made(bench: Trying, count: int, start: int) -> None:
    """Try inputs that hypothesis makes by what it knows of the format."""
    for number in range(2 * count // AT_ONCE + 2):
        left = min(count - bench.tried(), AT_ONCE)
        for data in drawn(bench.target.name, left, start * 1_000_000 + number) if left else ():
            bench.try_one(data)


ENGINES: Mapping[str, Engine] = {
    "kept": replayed,
    "changed": changed,
    "made": made,
    "guided": guided,
}
