"""Scores found records against gold: spans, values, details, people and ties, each on its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pipeline.evaluate.counting import Both, Place, count, slips
from pipeline.evaluate.facts import (
    Fact,
    detail_facts,
    release_facts,
    span_facts,
    value_facts,
)
from pipeline.evaluate.listed import listed_facts
from pipeline.evaluate.people_facts import ANY, appearance_facts, person_facts, tie_facts
from pipeline.evaluate.result import Result, Slip
from pipeline.records import ReleaseRecord

APPEARS_AS = "appears_as"
CANDIDATES = " candidates"
IN_LISTS = "in lists"
Measure = Callable[[ReleaseRecord, ReleaseRecord], Both]


def _each(facts: Callable[[ReleaseRecord], list[Fact]]) -> Measure:
    """Return a measure that takes both records apart in the same way."""
    return lambda gold, found: (facts(gold), facts(found))


def _where_spans_agree(facts: Callable[[ReleaseRecord], list[Fact]]) -> Measure:
    """Return a measure of facts on those spans only that both records have.

    Candidates are compared where the gold leaves the value open.
    """

    def measure(gold: ReleaseRecord, found: ReleaseRecord) -> Both:
        agreed = _places(span_facts(gold)) & _places(span_facts(found))
        still_open = _places(fact for fact in value_facts(gold) if fact.key[2] is None) & agreed

        def compared(fact: Fact) -> bool:
            return _place(fact) in (still_open if fact.label.endswith(CANDIDATES) else agreed)

        return list(filter(compared, facts(gold))), list(filter(compared, facts(found)))

    return measure


def _of_codes(gold: ReleaseRecord, found: ReleaseRecord) -> Both:
    """Return the values of parties that are written as a code: SOC, PDI-P, HDZ BiH."""
    return [*filter(_is_code, value_facts(gold))], [*filter(_is_code, value_facts(found))]


def _is_code(fact: Fact) -> bool:
    capitals = sum(letter.isupper() for letter in fact.text)
    return fact.label == "PARTY" and capitals > len(fact.text) / 2


MEASURES: Mapping[str, Measure] = {
    "spans": _each(span_facts),
    "values": _each(value_facts),
    "values of codes": _of_codes,
    "values of right spans": _where_spans_agree(value_facts),
    "details of right spans": _where_spans_agree(detail_facts),
    "persons": _each(person_facts),
    "ties": tie_facts,
    APPEARS_AS: appearance_facts,
    "release": _each(release_facts),
}
LISTED = tuple(measure for measure in MEASURES if measure not in ("values", "values of codes"))
"""Measures whose slips are listed: a wrong value is a slip of its span or of a right span."""


def score(
    gold: Sequence[ReleaseRecord],
    found: Sequence[ReleaseRecord],
    texts: Mapping[str, str] | None = None,
) -> Result:
    """Return scores and slips of `found` against `gold`, paired by the hash of their text.

    A gold release that was not found counts as one in which nothing was found. `texts`, by hash,
    give the slips their lines. Sums run over all releases (micro-average).
    """
    pairs, left_out = pair(gold, found)
    lists = [listed_facts(*one, (texts or {}).get(one[0].text_sha256, "")) for one in pairs]
    return Result(
        (
            *(
                row
                for measure in MEASURES
                for row in count(measure, (MEASURES[measure](*one) for one in pairs))
            ),
            *count(IN_LISTS, lists),
        ),
        tuple(errors(gold, found, texts)),
        len(pairs),
        left_out,
    )


def errors(
    gold: Sequence[ReleaseRecord],
    found: Sequence[ReleaseRecord],
    texts: Mapping[str, str] | None = None,
) -> list[Slip]:
    """Return every miss and every false find, by release, line, measure and label."""
    pairs, _ = pair(gold, found)
    found_slips = [
        slip for one in pairs for measure in LISTED for slip in _slips(measure, one, texts or {})
    ]
    order = {measure: place for place, measure in enumerate(LISTED)}
    return sorted(
        found_slips, key=lambda one: (one.source, one.line, order[one.measure], one.label)
    )


Pair = tuple[ReleaseRecord, ReleaseRecord]


def pair(
    gold: Iterable[ReleaseRecord], found: Iterable[ReleaseRecord]
) -> tuple[list[Pair], tuple[str, ...]]:
    """Return gold and found of each gold release, and the sources that no gold is there for."""
    by_text = {one.text_sha256: one for one in found}
    pairs = [(one, by_text.get(one.text_sha256) or _empty(one)) for one in gold]
    known = {one.text_sha256 for one, _ in pairs}
    return pairs, tuple(one.source for digest, one in by_text.items() if digest not in known)


def _empty(gold: ReleaseRecord) -> ReleaseRecord:
    return ReleaseRecord(
        release_id=gold.release_id,
        source=gold.source,
        characters=gold.characters,
        text_sha256=gold.text_sha256,
        text_file=gold.text_file,
    )


def _slips(measure: str, one: Pair, texts: Mapping[str, str]) -> Iterator[Slip]:
    gold, _ = one
    place = Place(gold.source, texts.get(gold.text_sha256, ""))
    for slip in slips(measure, MEASURES[measure](*one), place):
        if measure != APPEARS_AS or slip.label == ANY:
            yield slip


def _place(fact: Fact) -> tuple[object, ...]:
    """Return the label and span of a fact on a span; a detail's label begins with the span's."""
    return fact.label.split()[0], fact.key[0], fact.key[1]


def _places(facts: Iterable[Fact]) -> set[tuple[object, ...]]:
    return {_place(fact) for fact in facts}
