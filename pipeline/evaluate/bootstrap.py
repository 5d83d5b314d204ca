"""Says how far a score may be moved by which releases happen to be in the gold: a bootstrap."""

import random
from collections.abc import Sequence
from dataclasses import replace

from pipeline.evaluate.result import Counts, Interval, Result, Score

SEED = 1
"""The draws are the same in every run, so that two results differ by what was found alone."""
SHARE = 0.95


def with_intervals(result: Result, draws: int) -> Result:
    """Return a result whose scores have the 95 % interval of F, from `draws` sets of releases.

    Each set has as many releases as there are, drawn with replacement.
    """
    chosen: dict[int, list[list[int]]] = {}
    scores = []
    for score in result.scores:
        number = len(score.each)
        if number not in chosen:
            chosen[number] = _sets(number, draws)
        scores.append(replace(score, interval=interval(score.each, chosen[number])))
    return replace(result, scores=tuple(scores))


def interval(each: Sequence[Counts], sets: Sequence[Sequence[int]]) -> Interval | None:
    """Return where 95 % of the F of these sets of releases lie, or None where none has an F.

    >>> interval([(2, 2, 2), (2, 2, 0)], [[0, 0], [0, 1], [1, 1]])
    (0.0, 1.0)
    """
    values = sorted(f for f in (_f(each, one) for one in sets) if f is not None)
    if not values:
        return None
    tail = round((1 - SHARE) / 2 * (len(values) - 1))
    return values[tail], values[len(values) - 1 - tail]


def _sets(number: int, draws: int) -> list[list[int]]:
    generator = random.Random(SEED)
    places = range(number)
    return [generator.choices(places, k=number) for _ in range(draws)] if number else []


def _f(each: Sequence[Counts], places: Sequence[int]) -> float | None:
    gold, found, right = (
        sum(column) for column in zip(*(each[one] for one in places), strict=True)
    )
    return Score("", "", gold, found, right).f
