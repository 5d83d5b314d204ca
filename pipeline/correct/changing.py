"""Returns records with one row replaced or gone, and persons whose parts agree with each other."""

from collections.abc import Iterable

from pipeline.records import (
    Appearance,
    CountryTie,
    PartyTie,
    PersonMention,
    PersonRecord,
    ReleaseRecord,
    RoleTie,
    make_id,
)

MENTIONED = "mentioned"
DECIDED = "decided"


def with_person(record: ReleaseRecord, old: PersonRecord, *new: PersonRecord) -> ReleaseRecord:
    """Return a record with persons in the place of one; with none of them he or she is gone."""
    rest = [one for one in record.persons if one is not old]
    return record.model_copy(update={"persons": in_order([*rest, *new])})


def cleared(record: ReleaseRecord, row_id: str) -> ReleaseRecord:
    """Return a record without the open issues of one row; of the release itself by its own id."""
    issues = tuple(one for one in record.issues if one.row_id != row_id)
    return record.model_copy(update={"issues": issues})


def in_order(people: Iterable[PersonRecord]) -> tuple[PersonRecord, ...]:
    """Return persons in the order of their first mentions."""
    return tuple(sorted(people, key=lambda one: (one.mentions[0].start, one.mentions[0].end)))


def with_mentions(
    person: PersonRecord, mentions: Iterable[PersonMention], found_by: str
) -> PersonRecord:
    """Return a person with mentions in their order, what he or she appears as put right."""
    placed = tuple(sorted(mentions, key=lambda one: (one.start, one.end)))
    return with_appearances(person.model_copy(update={"mentions": placed}), found_by)


def with_appearances(person: PersonRecord, found_by: str) -> PersonRecord:
    """Return a person whose appearances are told once each; `mentioned` where nothing else holds.

    `found_by` is told of an appearance that is made for this.
    """
    once: dict[str, Appearance] = {}
    for one in sorted(person.appearances, key=lambda one: (one.start, one.value)):
        once.setdefault(one.value, one)
    if len(once) > 1:
        once.pop(MENTIONED, None)
    if not once:
        once[MENTIONED] = _mentioned(person, found_by)
    appearances = tuple(sorted(once.values(), key=lambda one: (one.start, one.value)))
    shown = tuple(sorted(once))
    return person.model_copy(update={"appearances": appearances, "appears_as": shown})


def _mentioned(person: PersonRecord, found_by: str) -> Appearance:
    first = person.mentions[0]
    return Appearance(
        start=first.start,
        end=first.end,
        text=first.text,
        tie_id=make_id("t", person.person_id, f"appears_as{MENTIONED}", first.start, first.end),
        how=DECIDED,
        found_by=found_by,
        evidence=" ".join(first.text.split()),
        sentence=first.sentence,
        part=first.part,
        value=MENTIONED,
    )


def joined_ties(first: PersonRecord, second: PersonRecord) -> dict[str, object]:
    """Return the ties of two records of one person, each value once per kind and status."""
    return {
        "roles": _distinct_roles((*first.roles, *second.roles)),
        "parties": _distinct_parties((*first.parties, *second.parties)),
        "countries": _distinct_countries((*first.countries, *second.countries)),
        "appearances": (*first.appearances, *second.appearances),
    }


def with_distinct_ties(person: PersonRecord) -> PersonRecord:
    """Return a person with each value of a tie once, where a decision made two the same."""
    return person.model_copy(
        update={
            "roles": _distinct_roles(person.roles),
            "parties": _distinct_parties(person.parties),
            "countries": _distinct_countries(person.countries),
        }
    )


def _distinct_roles(ties: Iterable[RoleTie]) -> tuple[RoleTie, ...]:
    once: dict[object, RoleTie] = {}
    for one in ties:
        once.setdefault((one.start, one.end, one.status), one)
    return tuple(once.values())


def _distinct_parties(ties: Iterable[PartyTie]) -> tuple[PartyTie, ...]:
    once: dict[object, PartyTie] = {}
    for one in ties:
        once.setdefault((one.kind, one.status, one.party_id or one.text), one)
    return tuple(once.values())


def _distinct_countries(ties: Iterable[CountryTie]) -> tuple[CountryTie, ...]:
    once: dict[object, CountryTie] = {}
    for one in ties:
        once.setdefault((one.kind, one.status, one.code or one.text), one)
    return tuple(once.values())
