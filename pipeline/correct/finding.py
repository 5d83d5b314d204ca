"""Finds the row that a correction is about: by its place, then by what else it was known by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.correct.case import Case, Place
from pipeline.name_parts import fold
from pipeline.records import (
    Appearance,
    CountryRecord,
    CountryTie,
    DateRecord,
    IssueRecord,
    MentionRecord,
    PartyRecord,
    PartyTie,
    PersonMention,
    PersonRecord,
    QuoteRecord,
    ReleaseRecord,
    RoleTie,
    Span,
)

T = TypeVar("T")
S = TypeVar("S", bound=Span)
AnyTie = RoleTie | PartyTie | CountryTie | Appearance
FIELDS = {"role": "roles", "appears_as": "appearances", "party": "parties", "group": "parties"}
"""The field of a person that holds ties of a kind; all other kinds are of countries."""
COUNTRIES = "countries"


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie with the person who has it."""

    person: PersonRecord
    field: str
    tie: AnyTie


def overlaps(span: Span, place: Place) -> bool:
    """Return whether a span and a place share a character."""
    return span.start < place[1] and place[0] < span.end


def at_place(spans: Iterable[S], place: Place) -> S | None:
    """Return the span that stands at a place: exactly, or the only one that touches it."""
    touching = [one for one in spans if overlaps(one, place)]
    exact = [one for one in touching if (one.start, one.end) == place]
    return only(exact or touching)


def only(found: Sequence[T]) -> T | None:
    """Return the one thing of a sequence, None where there are none or several."""
    return found[0] if len(found) == 1 else None


def told(record: ReleaseRecord) -> Iterator[MentionRecord | DateRecord]:
    """Yield everything that is told with its sentence: mentions and dates."""
    rows: tuple[PersonRecord | PartyRecord | CountryRecord, ...]
    rows = (*record.persons, *record.parties, *record.countries)
    for row in rows:
        yield from row.mentions
    yield from record.dates


def everything(record: ReleaseRecord) -> Iterator[Span]:
    """Yield all that may not overlap: mentions, dates, countries inside longer names."""
    yield from told(record)
    yield from record.embedded


def person_at(record: ReleaseRecord, place: Place) -> PersonRecord | None:
    """Return the person of a mention at a place."""
    owners = [(one, mention) for one in record.persons for mention in one.mentions]
    found = at_place([mention for _, mention in owners], place)
    return None if found is None else next(one for one, mention in owners if mention is found)


def mention_at(person: PersonRecord, place: Place) -> PersonMention | None:
    """Return the mention of a person at a place."""
    return at_place(person.mentions, place)


def party_at(record: ReleaseRecord, place: Place) -> PartyRecord | None:
    """Return the party with a mention at a place."""
    return only([row for row in record.parties if at_place(row.mentions, place) is not None])


def country_at(record: ReleaseRecord, place: Place) -> CountryRecord | None:
    """Return the country with a mention at a place."""
    return only([row for row in record.countries if at_place(row.mentions, place) is not None])


def date_at(record: ReleaseRecord, place: Place) -> DateRecord | None:
    """Return the date at a place."""
    return at_place(record.dates, place)


def quote_at(record: ReleaseRecord, place: Place) -> QuoteRecord | None:
    """Return the quotation at a place: of a long one the place is its beginning."""
    return at_place(record.quotes, place)


def issues_at(case: Case) -> list[IssueRecord]:
    """Return the issues of a code at a place; of those without a place, the one that says so."""
    wanted = case.correction
    coded = [one for one in case.record.issues if one.code == wanted.kind]
    if not wanted.quote:
        bare = [one for one in coded if one.start == one.end]
        return [one for one in bare if one.row_id == wanted.row_id or len(bare) == 1] or [
            one for one in bare if one.found == wanted.said
        ]
    start, end = case.place
    return [one for one in coded if one.start < end and start < one.end]


def field_of(kind: str) -> str:
    """Return the field of a person that holds the ties of a kind.

    >>> field_of("group"), field_of("delegation")
    ('parties', 'countries')
    """
    return FIELDS.get(kind, COUNTRIES)


def ties_of(person: PersonRecord) -> Iterator[Tied]:
    """Yield all ties of a person."""
    for field in ("roles", "parties", COUNTRIES, "appearances"):
        for tie in getattr(person, field):
            yield Tied(person, field, tie)


def ties_at(case: Case) -> list[Tied]:
    """Return the ties that a correction may be about; one, where it is clear."""
    wanted = case.correction
    field = field_of(wanted.kind)
    found = [
        one
        for person in case.record.persons
        for one in ties_of(person)
        if one.field == field and overlaps(one.tie, case.place)
    ]
    if wanted.kind == "appears_as":
        found = [one for one in found if _value(one) == wanted.said]
    found = [one for one in found if _kind(one) == wanted.kind] or found
    named = [one for one in found if is_named(one.person, wanted.name)]
    return named if len(named) > 0 or len(found) > 1 else found


def is_named(person: PersonRecord, name: str) -> bool:
    """Return whether a person bears a name, or is called so at a place of the text."""
    names = {fold(" ".join(one.text.split())) for one in person.mentions} | {fold(person.name)}
    return fold(name) in names


def _value(one: Tied) -> str:
    return one.tie.value if isinstance(one.tie, Appearance) else ""


def _kind(one: Tied) -> str:
    return one.tie.kind if isinstance(one.tie, PartyTie | CountryTie) else ""
