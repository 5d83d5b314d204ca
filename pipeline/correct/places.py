"""Parties and countries of a release: set to another value, or taken away with their ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.correct.case import Case, Change, already, done, unfit
from pipeline.correct.changing import DECIDED, cleared, with_distinct_ties
from pipeline.correct.finding import country_at, overlaps, party_at
from pipeline.decided import PARTY, found_by
from pipeline.records import (
    CountryRecord,
    CountryTie,
    PartyRecord,
    PartyTie,
    PersonRecord,
    ReleaseRecord,
    Span,
    make_id,
)

AnyRow = PartyRecord | CountryRecord
AnyTie = PartyTie | CountryTie


@dataclass(frozen=True, slots=True)
class Kind:
    """How parties and countries are told apart here: fields, the letter of ids."""

    field: Literal["parties", "countries"]
    value: Literal["party_id", "code"]
    letter: str


PARTIES, COUNTRIES = Kind("parties", "party_id", "a"), Kind("countries", "code", "c")


def wrong_party(case: Case) -> Change:
    """Return the release without a party, and without the ties to it."""
    return _without(case, PARTIES, party_at(case.record, case.place))


def wrong_country(case: Case) -> Change:
    """Return the release without a country, and without the ties to it."""
    return _without(case, COUNTRIES, country_at(case.record, case.place))


def _without(case: Case, kind: Kind, row: AnyRow | None) -> Change:
    if row is None:
        return already()
    rest = tuple(one for one in getattr(case.record, kind.field) if one is not row)
    people = tuple(_untied(person, kind, row) for person in case.record.persons)
    return done(case.record.model_copy(update={kind.field: rest, "persons": people}))


def _untied(person: PersonRecord, kind: Kind, row: AnyRow) -> PersonRecord:
    ties = getattr(person, kind.field)
    kept = tuple(one for one in ties if not _means(one, kind, row))
    return person if len(kept) == len(ties) else person.model_copy(update={kind.field: kept})


def _means(tie: AnyTie, kind: Kind, row: AnyRow) -> bool:
    """Return whether a tie is to a row: of its value, or at its words where it has none."""
    value = getattr(row, kind.value)
    if value is not None:
        return bool(getattr(tie, kind.value) == value)
    return getattr(tie, kind.value) is None and _at(tie, row.mentions)


def _at(tie: Span, mentions: Iterable[Span]) -> bool:
    return any(overlaps(one, (tie.start, tie.end)) for one in mentions)


def set_party(case: Case) -> Change:
    """Return the release with a party that is another one, in its ties too."""
    party = case.knowledge.gazetteer.parties.get(case.value)
    if party is None:
        return unfit(f"no table has the party {case.value!r} any more")
    row = {
        "party_id": party.party_id,
        "name": party.name,
        "abbreviation": party.abbreviation or None,
        "kind": party.kind,
        "country_code": party.country_code or None,
    }
    kind = "group" if party.kind == "group" else "party"
    tie = {"party_id": party.party_id, "name": party.name, "kind": kind}
    return _set(case, PARTIES, row, tie)


def set_country(case: Case) -> Change:
    """Return the release with a country that is another one, in its ties too."""
    country = case.knowledge.gazetteer.countries.get(case.value)
    if country is None:
        return unfit(f"no table has the country {case.value!r} any more")
    row = {
        "code": country.code,
        "alpha3": country.alpha3 or None,
        "name": country.name,
        "status": country.status,
    }
    return _set(case, COUNTRIES, row, {"code": country.code, "name": country.name})


def _set(case: Case, kind: Kind, values: Mapping[str, Any], tie: Mapping[str, Any]) -> Change:
    found = party_at if case.correction.decision == PARTY else country_at
    row: AnyRow | None = found(case.record, case.place)
    if row is None:
        return unfit(f"no {case.correction.decision} is found at these words any more")
    if getattr(row, kind.value) == values[kind.value]:
        return already()
    marks = {"how": DECIDED, "found_by": found_by(case.correction.decision)}
    row_id = make_id(kind.letter, case.record.release_id, case.value)
    rows = getattr(case.record, kind.field)
    twin = next((one for one in rows if getattr(one, kind.value) == case.value), None)
    told = marks | {"value": case.value, "candidates": ()}
    mentions = [one.model_copy(update=told) for one in row.mentions]
    settled = {"how": DECIDED, "candidates": (), "row_id": row_id, "mentions": tuple(mentions)}
    new = row.model_copy(update={**values, **settled})
    if twin is not None:
        new = twin.model_copy(update={"mentions": _in_order([*twin.mentions, *mentions])})
    rest = [one for one in rows if one is not row and one is not twin]
    changed = {
        kind.field: by_place([*rest, new]),
        "persons": tuple(_retied(one, kind, row, {**tie, **marks}) for one in case.record.persons),
    }
    return done(cleared(case.record.model_copy(update=changed), row.row_id))


def _retied(
    person: PersonRecord, kind: Kind, row: AnyRow, values: Mapping[str, Any]
) -> PersonRecord:
    """Return a person whose ties at the words of a row have its new value."""
    old = getattr(row, kind.value)
    ties = getattr(person, kind.field)
    new = tuple(
        one.model_copy(update=values)
        if getattr(one, kind.value) == old and _at(one, row.mentions)
        else one
        for one in ties
    )
    if new == ties:
        return person
    changed = person.model_copy(update={kind.field: new})
    return with_distinct_ties(changed)


def _in_order(mentions: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(mentions, key=lambda one: (one.start, one.end)))


def by_place(rows: Sequence[Any]) -> tuple[Any, ...]:
    """Return parties or countries in the order of their first mentions."""
    return tuple(sorted(rows, key=lambda one: (one.mentions[0].start, one.mentions[0].end)))


def without_ties_at(record: ReleaseRecord, span: Span, field: str) -> ReleaseRecord:
    """Return the release without the ties of persons that stand at a span."""
    place = (span.start, span.end)
    people = tuple(
        one.model_copy(
            update={field: tuple(tie for tie in getattr(one, field) if not overlaps(tie, place))}
        )
        for one in record.persons
    )
    return record.model_copy(update={"persons": people})
