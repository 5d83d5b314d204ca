"""Finds the year that a date without one means: the anchor's, or a neighbour, as its tense asks."""

from collections.abc import Iterable
from datetime import date

from pipeline.resolve.dates.case import anchor_numbers
from pipeline.resolve.dates.context import NARRATED, OPENED, PAST, PLANNED
from pipeline.types import Anchor

WEIGHTS = {PAST: (4, 16), PLANNED: (16, 4), OPENED: (1, 100), NARRATED: (4, 3)}
"""How a day back and a day ahead weigh in each tense; a clause may tell of a date in another
tense (`was announced for 30 October`), so that a near one still wins. Tried on corpus/train."""
EITHER = (4, 5)


def nearest_year(anchor: Anchor, month: int, day: int | None, tense: str) -> int | None:
    """Return the year in which a month or day is nearest to the anchor; None without an anchor.

    >>> nearest_year(Anchor("2017-01-12", "dateline"), 12, 30, "past")
    2016
    >>> nearest_year(Anchor("2017-10-12", "dateline"), 10, 30, "past")
    2017
    >>> nearest_year(Anchor("2017", "metadata"), 12, 30, "past")
    2017
    """
    numbers = anchor_numbers(anchor)
    if not numbers:
        return None
    if len(numbers) == 1:
        return numbers[0]
    if len(numbers) == 2 or day is None:
        return min(_years(numbers[0]), key=lambda year: _months(numbers, year, month, tense))
    days = [date(year, month, day) for year in _years(numbers[0]) if _exists(year, month, day)]
    found = nearest_of(days, date(*numbers), tense)
    return None if found is None else found.year


def nearest_of(days: Iterable[date], here: date, tense: str) -> date | None:
    """Return the day nearest to `here` as a tense weighs distances; None of no days."""
    return min(days, key=lambda day: weigh((day - here).days, tense), default=None)


def weigh(distance: int, tense: str) -> int:
    """Return how far a date is, more where it lies on the wrong side of its tense.

    >>> weigh(-10, "past"), weigh(10, "past"), weigh(10, "unclear")
    (40, 160, 50)
    """
    back, ahead = WEIGHTS.get(tense, EITHER)
    return distance * ahead if distance > 0 else -distance * back


def _years(year: int) -> tuple[int, int, int]:
    """Return the year itself first, so that it wins where two are equally near."""
    return year, year - 1, year + 1


def _months(numbers: tuple[int, ...], year: int, month: int, tense: str) -> int:
    return weigh(12 * (year - numbers[0]) + month - numbers[1], tense)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
