"""Counts the facts of two sides: how many each has, how many agree, and which do not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluate.facts import Fact, Key
from pipeline.evaluate.result import Counts, Score, Slip

Both = tuple[list[Fact], list[Fact]]
"""The facts of the gold, and those of what was found."""
NOTHING: Counts = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slip is to be looked for: the release, and its text for the line ("" if unknown)."""

    source: str
    text: str


def count(measure: str, both: Iterable[Both]) -> list[Score]:
    """Return one score per label, summed over all releases, with the counts of each.

    >>> gold, found = [Fact("DATE", (0, 4), 0, "2004")], [Fact("DATE", (0, 6), 0, "2004/5")]
    >>> (score,) = count("spans", [(gold, gold), (gold, found)])
    >>> (score.gold, score.found, score.right), score.each
    ((2, 2, 1), ((1, 1, 1), (1, 1, 0)))
    """
    each = [_counts(*one) for one in both]
    labels = sorted({label for one in each for label in one})
    return [_score(measure, label, [one.get(label, NOTHING) for one in each]) for label in labels]


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


def _counts(gold: Iterable[Fact], found: Iterable[Fact]) -> dict[str, Counts]:
    """Return the counts of one release by label."""
    ours, theirs = _counted(gold), _counted(found)
    sides = [_by_label(one) for one in (ours, theirs, ours & theirs)]
    return {label: (sides[0][label], sides[1][label], sides[2][label])
            for label in sides[0] | sides[1]}  # fmt: skip


def _by_label(facts: Mapping[tuple[str, Key], int]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for (label, _), number in facts.items():
        numbers[label] += number
    return numbers


def _score(measure: str, label: str, each: Sequence[Counts]) -> Score:
    gold, found, right = (sum(column) for column in zip(*each, strict=True))
    return Score(measure, label, gold, found, right, each=tuple(each))


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
