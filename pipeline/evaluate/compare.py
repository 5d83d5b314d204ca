"""Compares two results: what a change gained and lost, by name."""

from collections import Counter
from dataclasses import dataclass

from pipeline.evaluate.result import Result, Slip


@dataclass(frozen=True, slots=True)
class Change:
    """The slips that are gone, and those that are new."""

    gains: tuple[Slip, ...]
    losses: tuple[Slip, ...]


def compare(before: Result, after: Result) -> Change:
    """Return what `after` has gained and lost on `before`, each in the order of its result.

    >>> old = Slip("a.txt", 1, "spans", "DATE", "missed", "May", "")
    >>> new = Slip("a.txt", 1, "spans", "DATE", "missed", "June", "")
    >>> change = compare(Result((), (old,)), Result((), (new,)))
    >>> [one.text for one in change.gains], [one.text for one in change.losses]
    (['May'], ['June'])
    """
    return Change(_only(before.slips, after.slips), _only(after.slips, before.slips))


def _only(slips: tuple[Slip, ...], others: tuple[Slip, ...]) -> tuple[Slip, ...]:
    known = Counter(others)
    kept = []
    for slip in slips:
        known[slip] -= 1
        if known[slip] < 0:
            kept.append(slip)
    return tuple(kept)
