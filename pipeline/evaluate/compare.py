"""Compares two results: what a change gained and lost, by name, and what that does to each F."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluate.result import Result, Score, Slip


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one measure and label; a side that did not count it is None."""

    measure: str
    label: str
    before: Score | None
    after: Score | None

    @property
    def difference(self) -> float | None:
        """Return how much F rose, or None where one side has no F."""
        sides = [None if one is None else one.f for one in (self.before, self.after)]
        return None if sides[0] is None or sides[1] is None else sides[1] - sides[0]


@dataclass(frozen=True, slots=True)
class Change:
    """The slips that are gone, those that are new, and the move of every score."""

    gains: tuple[Slip, ...]
    losses: tuple[Slip, ...]
    moves: tuple[Move, ...] = ()
    releases: tuple[int, int] = (0, 0)
    """How many there were before and after: other releases have other slips."""


def compare(before: Result, after: Result) -> Change:
    """Return what `after` has gained and lost on `before`, each in the order of its result.

    >>> old = Slip("a.txt", 1, "spans", "DATE", "missed", "May", "")
    >>> new = Slip("a.txt", 1, "spans", "DATE", "missed", "June", "")
    >>> change = compare(Result((), (old,)), Result((), (new,)))
    >>> [one.text for one in change.gains], [one.text for one in change.losses]
    (['May'], ['June'])
    """
    rows = dict.fromkeys((one.measure, one.label) for one in (*after.scores, *before.scores))
    return Change(
        _only(before.slips, after.slips),
        _only(after.slips, before.slips),
        tuple(Move(*row, before.get(*row), after.get(*row)) for row in rows),
        (before.releases, after.releases),
    )


def by_label(slips: Iterable[Slip]) -> dict[tuple[str, str], list[Slip]]:
    """Return slips by their measure and label, in the order in which these come up."""
    groups: dict[tuple[str, str], list[Slip]] = {}
    for slip in slips:
        groups.setdefault((slip.measure, slip.label), []).append(slip)
    return groups


def _only(slips: tuple[Slip, ...], others: tuple[Slip, ...]) -> tuple[Slip, ...]:
    known = Counter(others)
    kept = []
    for slip in slips:
        known[slip] -= 1
        if known[slip] < 0:
            kept.append(slip)
    return tuple(kept)
