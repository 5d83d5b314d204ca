"""Builds the date records, one per mention."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from pipeline.edtf_values import compared
from pipeline.records import DateRecord, PersonRecord, make_id
from pipeline.types import DateValue, Resolution, Resolved
from pipeline.validate.proof import Proof

CALENDAR = ("date", "interval")


def build_dates(
    resolved: Resolved, proof: Proof, people: Sequence[PersonRecord]
) -> tuple[DateRecord, ...]:
    """Return one record per DATE mention, in the order of the text."""
    named = [(found.start, number) for number, one in enumerate(people) for found in one.mentions]
    named.sort()
    ids = [one.person_id for one in people]

    def within(span: tuple[int, int]) -> tuple[str, ...]:
        first, last = (bisect_left(named, (at, 0)) for at in span)
        return tuple(ids[number] for number in sorted({number for _, number in named[first:last]}))

    return tuple(
        _record(one, one.date, resolved, proof, within)
        for one in resolved.resolutions
        if one.date is not None
    )


def _record(
    one: Resolution,
    date: DateValue,
    resolved: Resolved,
    proof: Proof,
    within: Callable[[tuple[int, int]], tuple[str, ...]],
) -> DateRecord:
    mention = one.mention
    span = proof.span(mention.start, mention.end)
    place = proof.place(mention.start)
    published = resolved.anchors[proof.part(mention.start) - 1].published
    return DateRecord(
        **span,  # type: ignore[arg-type]
        **place,  # type: ignore[arg-type]
        date_id=make_id("d", proof.release_id, span["start"], span["end"]),
        value=date.value,
        earliest=date.earliest,
        latest=date.latest,
        precision=date.precision,
        kind=date.kind,
        relation=date.relation,
        modifier=date.modifier,
        said=date.said,
        implied=date.implied,
        offset=date.offset,
        offset_direction=date.offset_direction,
        compared_with_published=compare(date, published) if date.kind in CALENDAR else "unknown",
        anchor=date.anchor,
        anchor_from=date.anchor_from,
        how=one.how,
        found_by=mention.found_by,
        persons_in_sentence=within(proof.sentence_span(mention.start)),
    )


def compare(date: DateValue, published: str | None) -> str:
    """Return where a date stands to the publication date: before, same, after, overlaps.

    >>> day = DateValue("2017-10-11", "date", "absolute", "day", "2017-10-11", "2017-10-11")
    >>> compare(day, "2017-10-12"), compare(day, "2017-10"), compare(day, None)
    ('before', 'overlaps', 'unknown')
    """
    return compared(date.earliest, date.latest, published)
