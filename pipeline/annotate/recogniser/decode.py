"""Turns the probabilities of tags into spans, each with how sure the network is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
Probabilities = NDArray[np.float32]
"""Of shape (words, tags)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A label over words `start:end`, and the probability that the network gives the span."""

    label: str
    start: int
    end: int
    probability: float


def tags_of(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of labels: outside, then beginning and inside of each.

    >>> tags_of(["PERSON", "PARTY"])
    ('O', 'B-PERSON', 'I-PERSON', 'B-PARTY', 'I-PARTY')
    """
    return (OUTSIDE, *(f"{place}-{label}" for label in labels for place in "BI"))


def spans(probabilities: Probabilities, labels: Sequence[str]) -> list[Found]:
    """Return the spans of the likeliest sequence of tags in which no label begins inside."""
    best = probabilities.argmax(axis=1)
    for at in broken(best):
        if best[at]:  # it may be mended with one before it
            start, end = _run_around(best, at)
            best[start:end] = likeliest(probabilities[start:end])
    found = []
    tags = best.tolist()
    at, last = 0, len(tags)
    while at < last:
        tag = tags[at]
        end = at + 1
        if tag:
            while end < last and tags[end] == tag + 1:
                end += 1
            sure = float(np.prod(probabilities[range(at, end), tags[at:end]]))
            if end < last:
                sure *= 1 - float(probabilities[end, tag + 1])
            found.append(Found(labels[(tag - 1) // 2], at, end, sure))
        at = end
    return found


def without_loose_ends(probabilities: Probabilities, small: Sequence[bool]) -> Probabilities:
    """Return the probabilities with no name that begins or ends with a small word such as "and".

    `small` tells which words are such; inside a name they may stand.
    """
    best = [int(tag) for tag in probabilities.argmax(axis=1)]
    numbers = [at for at, tag in enumerate(best) if tag and small[at]]
    for at in reversed(numbers):
        if not _goes_on(best, at + 1):
            best[at] = 0
    for at in numbers:
        if not _goes_on(best, at):
            best[at] = 0
    loose = [at for at in numbers if not best[at]]
    closed = probabilities.copy()
    closed[loose] = np.eye(1, probabilities.shape[1])
    return closed


def _goes_on(best: Sequence[int], at: int) -> bool:
    """Return whether word `at` is inside the name of the word before it."""
    inside = 0 < at < len(best) and best[at] and best[at] % 2 == 0
    return bool(inside) and best[at - 1] in (best[at], best[at] - 1)


def broken(best: NDArray[np.intp]) -> list[int]:
    """Return the words whose tag "inside" follows neither its beginning nor itself.

    >>> broken(np.array([0, 2, 1, 2, 4]))
    [1, 4]
    """
    inside = (best > 0) & (best % 2 == 0)
    before = np.concatenate(([0], best[:-1]))
    found = np.flatnonzero(inside & (before != best) & (before != best - 1))
    return [int(at) for at in found]


def _run_around(best: NDArray[np.intp], at: int) -> tuple[int, int]:
    """Return the words around `at` that are in spans, and the one before them."""
    start = end = at
    while start > 0 and best[start]:
        start -= 1
    while end < len(best) and best[end]:
        end += 1
    return start, end


def likeliest(probabilities: Probabilities) -> NDArray[np.intp]:
    """Return the likeliest sequence of tags in which "inside" follows its label (Viterbi)."""
    scores = np.log(np.maximum(probabilities, 1e-9))
    number = scores.shape[1]
    closed = _closed(number)
    total = scores[0] + closed[0]
    steps = np.zeros(scores.shape, dtype=np.intp)
    for at in range(1, len(scores)):
        ways = total[:, None] + closed
        steps[at] = ways.argmax(axis=0)
        total = ways[steps[at], range(number)] + scores[at]
    path = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(steps[at, path[-1]]))
    return np.array(path[::-1], dtype=np.intp)


def _closed(number: int) -> NDArray[np.float64]:
    """Return the cost of going from one tag (row) to another: none, or too much."""
    closed = np.zeros((number, number))
    for inside in range(2, number, 2):
        closed[:, inside] = -1e9
        closed[[inside - 1, inside], inside] = 0
    return closed
