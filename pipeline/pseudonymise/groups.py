"""Stretches of a text that stand for names, and what the records know of a text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch that stands for a name; `label` takes its place, None where it is no name."""

    start: int
    end: int
    keys: tuple[str, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the records know of a text: stretches that are names, and those that are none."""

    names: tuple[tuple[int, int, str], ...] = ()
    """Start, end and pseudonym of mentions, in order, without overlap."""
    kept: tuple[tuple[int, int], ...] = ()
    """Mentions of countries, parties, dates and roles, whose common words are no names."""
    others: tuple[tuple[int, int], ...] = ()
    """Mentions of persons who are not protected: of these only a protected family name goes."""
    closed: tuple[tuple[int, int], ...] = ()
    """What was replaced before, in which nothing is looked for."""


Stretches = Sequence[tuple[int, int] | tuple[int, int, str]]


def number_at(stretches: Stretches, start: int, end: int) -> int | None:
    """Return the number of the stretch that touches `start:end`, or None.

    >>> number_at([(0, 4), (8, 12)], 9, 10), number_at([(0, 4), (8, 12)], 5, 7)
    (1, None)
    """
    number = bisect_right(stretches, end - 1, key=lambda one: one[0]) - 1
    return number if number >= 0 and start < stretches[number][1] else None
