"""Says how far a score may be moved by which releases happen to be in the gold: a bootstrap."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.evaluate.result import Counts, Interval, Result, Score

SEED = 1
"""The draws are the same in every run, so that two results differ by what was found alone."""
SHARE = 0.95
Share = Callable[[Score], float | None]


def with_intervals(result: Result, draws: int) -> Result:
    """Return a result with 95 % intervals of F and of precision, from `draws` sets of releases.

    Each set has as many releases as there are, drawn with replacement.
    """
    chosen: dict[int, list[list[int]]] = {}
    scores = []
    for score in result.scores:
        number = len(score.each)
        if number not in chosen:
            chosen[number] = _sets(number, draws)
        of_f = interval(score.each, chosen[number])
        of_precision = interval(score.each, chosen[number], lambda one: one.precision)
        scores.append(replace(score, interval=of_f, precision_interval=of_precision))
    return replace(result, scores=tuple(scores))


def interval(
    each: Sequence[Counts], sets: Sequence[Sequence[int]], share: Share = lambda one: one.f
) -> Interval | None:
    """Return where 95 % of a share (F) of these sets of releases lie, or None where none has it.

    >>> interval([(2, 2, 2), (2, 2, 0)], [[0, 0], [0, 1], [1, 1]])
    (0.0, 1.0)
    """
    shares = (share(_score(each, one)) for one in sets)
    values = sorted(one for one in shares if one is not None)
    if not values:
        return None
    tail = round((1 - SHARE) / 2 * (len(values) - 1))
    return values[tail], values[len(values) - 1 - tail]


def _sets(number: int, draws: int) -> list[list[int]]:
    generator = random.Random(SEED)
    places = range(number)
    return [generator.choices(places, k=number) for _ in range(draws)] if number else []


def _score(each: Sequence[Counts], places: Sequence[int]) -> Score:
    gold, found, right = (
        sum(column) for column in zip(*(each[one] for one in places), strict=True)
    )
    return Score("", "", gold, found, right)
