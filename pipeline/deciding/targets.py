"""The rows of a release that can be decided on, each with its place in the text and its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.correct.case import NOWHERE, Place
from pipeline.correct.finding import ties_of
from pipeline.records import (
    Appearance,
    CountryRecord,
    CountryTie,
    PartyRecord,
    PartyTie,
    ReleaseRecord,
    Span,
    make_id,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A row: what it is known by, where, what it is called and what it says."""

    row_id: str
    place: Place
    kind: str = ""
    name: str = ""
    said: str = ""


def targets_of(record: ReleaseRecord, table: str) -> Iterator[Target]:
    """Yield the rows of one table of a release."""
    return ROWS[table](record)


def _releases(record: ReleaseRecord) -> Iterator[Target]:
    yield Target(record.release_id, NOWHERE, name=record.title or "")


def _persons(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.persons:
        yield Target(one.person_id, _place(one.mentions[0]), one.kind, one.name)


def _ties(record: ReleaseRecord) -> Iterator[Target]:
    for person in record.persons:
        for tied in ties_of(person):
            tie = tied.tie
            kind, said = "role", " ".join(tie.text.split())
            if isinstance(tie, Appearance):
                kind, said = "appears_as", tie.value
            elif isinstance(tie, PartyTie):
                kind, said = tie.kind, tie.party_id or ""
            elif isinstance(tie, CountryTie):
                kind, said = tie.kind, tie.code or ""
            yield Target(tie.tie_id, _place(tie), kind, person.name, said)


def _parties(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.parties:
        yield _named(one, one.party_id)


def _countries(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.countries:
        yield _named(one, one.code)


def _named(row: PartyRecord | CountryRecord, value: str | None) -> Target:
    first = row.mentions[0]
    return Target(row.row_id, _place(first), name=row.name or first.text, said=value or "")


def _dates(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.dates:
        yield Target(one.date_id, _place(one), name=one.text, said=one.value or "")


def _quotes(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.quotes:
        yield Target(one.quote_id, _place(one), name=one.speaker_as_written or "")


def _mentions(record: ReleaseRecord) -> Iterator[Target]:
    for person in record.persons:
        for one in person.mentions:
            yield Target(one.mention_id, _place(one), "PERSON", person.name)
        for role in person.roles:
            yield _made(record, role, "ROLE", role.text)
    for party in record.parties:
        for mention in party.mentions:
            yield Target(mention.mention_id, _place(mention), "PARTY", party.name or mention.text)
    for country in record.countries:
        for told in country.mentions:
            yield Target(told.mention_id, _place(told), "COUNTRY", country.name or told.text)
    for embedded in record.embedded:
        yield Target(embedded.mention_id, _place(embedded), "COUNTRY", embedded.text)
    for date in record.dates:
        yield _made(record, date, "DATE", date.text)


def _made(record: ReleaseRecord, span: Span, label: str, name: str) -> Target:
    mention_id = make_id("m", record.release_id, label, span.start, span.end)
    return Target(mention_id, _place(span), label, name)


def _issues(record: ReleaseRecord) -> Iterator[Target]:
    for one in record.issues:
        place = (one.start, one.end) if one.end > one.start else NOWHERE
        yield Target(one.issue_id, place, one.code, one.person, one.found)


def _place(span: Span) -> Place:
    return span.start, span.end


ROWS: Mapping[str, Callable[[ReleaseRecord], Iterator[Target]]] = {
    "releases": _releases,
    "persons": _persons,
    "ties": _ties,
    "parties": _parties,
    "countries": _countries,
    "dates": _dates,
    "quotes": _quotes,
    "mentions": _mentions,
    "issues": _issues,
}
