"""Four times the text takes four times as long and fills four times the room, whatever it holds."""

import time
from collections.abc import Callable
from itertools import product

import pytest

from pipeline.annotate.kit import Kit
from pipeline.run import extract
from pipeline.types import Release
from pipeline.validate.proof import LONGEST

pytestmark = [pytest.mark.slow, pytest.mark.timed]
SMALL = 10_000
"""Characters of the smaller text."""
TIMES = 4
MOST = 9
"""How much longer the larger text may take: its square would be 16, machines are uneven."""
SHORTEST = 0.3
"""Seconds below which growth is not measured."""


def filled(unit: str) -> Callable[[int], str]:
    """Return what makes a text of one thing over and over."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def of_one_family(size: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    given = ("Ann" + "".join(end) for end in product(letters, repeat=3))
    return ", ".join(f"{next(given)} Holt" for _ in range(size // 13))


TEXTS = {
    "names of one family in one sentence": of_one_family,
    "rows of a table": filled("Anna\tMalta\tSOC\n"),
    "dots that lead the eye": filled(". . "),
    "quotations": filled("“Anna said ”"),
    "open brackets behind names": filled("Ms Anna Holt (Malta, ("),
    "items": filled("- Anna Holt, Malta\n"),
    "capitals": filled("A "),
    "letters and semicolons": filled("A; "),
    "stops and slashes": filled("A/"),
    "dates": filled("12 March 2018, "),
}


@pytest.mark.parametrize("made", TEXTS.values(), ids=TEXTS.keys())
def test_time_and_room_grow_with_the_text(made: Callable[[int], str], kit: Kit) -> None:
    times, sizes = [], []
    for size in (SMALL, TIMES * SMALL):
        began = time.process_time()
        (found,) = extract([Release("r1", made(size), "a.txt", {"url": "https://a.example"})], kit)
        times.append(time.process_time() - began)
        sizes.append(len(found.record.model_dump_json()))
        persons = found.record.persons
        assert all(len(one.mentions[0].sentence) <= LONGEST + len("……") for one in persons)
    assert times[1] < max(SHORTEST, MOST * times[0])
    assert sizes[1] < MOST * sizes[0]
