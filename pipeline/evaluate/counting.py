"""Counts the facts of two sides: how many each has, how many agree, and which do not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.evaluate.facts import Fact, Key
from pipeline.evaluate.result import Score, Slip

Both = tuple[list[Fact], list[Fact]]
"""The facts of the gold, and those of what was found."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slip is to be looked for: the release, and its text for the line ("" if unknown)."""

    source: str
    text: str


def count(measure: str, both: Iterable[Both]) -> list[Score]:
    """Return one score per label, summed over all releases.

    >>> gold, found = [Fact("DATE", (0, 4), 0, "2004")], [Fact("DATE", (0, 6), 0, "2004/5")]
    >>> count("spans", [(gold, gold), (gold, found)])
    [Score(measure='spans', label='DATE', gold=2, found=2, right=1)]
    """
    counts: dict[str, Counter[str]] = {}
    for gold, found in both:
        ours, theirs = _counted(gold), _counted(found)
        for side, keys in (("gold", ours), ("found", theirs), ("right", ours & theirs)):
            for (label, _), number in keys.items():
                counts.setdefault(label, Counter())[side] += number
    return [
        Score(measure, label, one["gold"], one["found"], one["right"])
        for label, one in sorted(counts.items())
    ]


def slips(measure: str, both: Both, place: Place) -> Iterator[Slip]:
    """Yield the facts of the gold that were missed, then those found that are false.

    A fact that says more of one that is wrong already (the kind of a tie) is left out.
    """
    gold, found = both
    for side, facts, others in (("missed", gold, found), ("false", found, gold)):
        unmatched = list(_unmatched(facts, others))
        wrong = {(fact.label.split()[0], fact.key) for fact in unmatched}
        for fact in [one for one in unmatched if not _says_more(one, wrong)]:
            line = place.text.count("\n", 0, fact.start) + 1 if place.text else 0
            words = " ".join(fact.text.split())
            yield Slip(place.source, line, measure, fact.label, side, words, fact.value)


def _unmatched(facts: Iterable[Fact], others: Iterable[Fact]) -> Iterator[Fact]:
    known = _counted(others)
    for fact in facts:
        known[fact.label, fact.key] -= 1
        if known[fact.label, fact.key] < 0:
            yield fact


def _says_more(fact: Fact, wrong: set[tuple[str, Key]]) -> bool:
    """Return whether the beginning of a fact's key is itself the key of a wrong fact."""
    thing = fact.label.split()[0]
    return any((thing, fact.key[:length]) in wrong for length in range(1, len(fact.key)))


def _counted(facts: Iterable[Fact]) -> Counter[tuple[str, Key]]:
    return Counter((fact.label, fact.key) for fact in facts)
