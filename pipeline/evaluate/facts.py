"""Takes a record apart into facts: the single things that it says and that a score can count."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import ReleaseRecord

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a record says; two records agree on it when label and `key` are equal."""

    label: str
    key: Key
    start: int
    text: str
    value: str = ""


def span_facts(record: ReleaseRecord) -> list[Fact]:
    """Return one fact per label and span; EMBEDDED are countries inside longer names."""
    return list(
        dict.fromkeys(Fact(label, span, span[0], text) for label, span, text in _spans(record))
    )


def value_facts(record: ReleaseRecord) -> list[Fact]:
    """Return one fact per span that has a meaning: party id, country code, EDTF value."""
    return [
        Fact(label, (start, end, value), start, text, value or "no value")
        for label, (start, end), text, value in _values(record)
    ]


def detail_facts(record: ReleaseRecord) -> list[Fact]:
    """Return what else is said of spans: honorific, kind, relation, offset, candidates."""
    return [
        Fact(label, (*span, detail), span[0], text, detail)
        for label, span, text, detail in _details(record)
        if detail
    ]


def release_facts(record: ReleaseRecord) -> list[Fact]:
    """Return what is said of the release as a whole, one fact per column that is filled."""
    columns = {
        "published": record.published,
        "published_from": record.published_from,
        "house": record.house,
        "signatories_stated": record.signatories_stated,
    }
    return [
        Fact(name, (value,), 0, name, str(value))
        for name, value in columns.items()
        if value is not None
    ]


Span = tuple[int, int]


def _spans(record: ReleaseRecord) -> Iterator[tuple[str, Span, str]]:
    for person in record.persons:
        for mention in person.mentions:
            yield "PERSON", (mention.start, mention.end), mention.text
        for role in person.roles:
            yield "ROLE", (role.start, role.end), role.text
    for label, span, text, _ in _values(record):
        yield label, span, text


def _values(record: ReleaseRecord) -> Iterator[tuple[str, Span, str, str | None]]:
    for party in record.parties:
        for one in party.mentions:
            yield "PARTY", (one.start, one.end), one.text, party.party_id
    for country in record.countries:
        for name in country.mentions:
            yield "COUNTRY", (name.start, name.end), name.text, country.code
    for inner in record.embedded:
        yield "EMBEDDED", (inner.start, inner.end), inner.text, inner.value
    for date in record.dates:
        yield "DATE", (date.start, date.end), date.text, date.value


def _details(record: ReleaseRecord) -> Iterator[tuple[str, Span, str, str]]:
    for person in record.persons:
        for one in person.mentions:
            before = one.start - one.full_start
            yield "PERSON honorific", (one.start, one.end), one.text, str(before or "")
    for party in record.parties:
        for mention in party.mentions:
            span = (mention.start, mention.end)
            yield "PARTY candidates", span, mention.text, ", ".join(sorted(party.candidates))
    for country in record.countries:
        for name in country.mentions:
            span = (name.start, name.end)
            yield "COUNTRY kind", span, name.text, name.kind
            yield "COUNTRY candidates", span, name.text, ", ".join(sorted(country.candidates))
    for date in record.dates:
        span, offset = (date.start, date.end), (date.offset, date.offset_direction)
        yield "DATE kind", span, date.text, date.kind
        yield "DATE relation", span, date.text, date.relation
        yield "DATE offset", span, date.text, " ".join(word for word in offset if word)
