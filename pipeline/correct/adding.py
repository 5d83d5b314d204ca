"""Adds a person whom a run missed: at the words that name him or her, and at all later ones."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.correct.case import Case, Change, Place, already, done
from pipeline.correct.changing import DECIDED, in_order, with_mentions
from pipeline.correct.finding import everything, only, overlaps, person_at
from pipeline.correct.people import named
from pipeline.correct.people import rename as rename_found
from pipeline.correct.surroundings import place_of
from pipeline.decided import ADD, found_by
from pipeline.name_parts import fold
from pipeline.records import (
    CountryRecord,
    PartyRecord,
    PersonMention,
    PersonRecord,
    ReleaseRecord,
    Span,
    make_id,
)
from pipeline.spots import places_of

N = TypeVar("N", PartyRecord, CountryRecord)
S = TypeVar("S", bound=Span)
RELEASE = "persons"
OF_A_FAMILY = "the "
"""What the name of a family begins with: it is no person whom one could add."""
ADDED = "the run found no person at these words any more; it was added there"


def add(case: Case) -> Change:
    """Return the release with a person at the place, or with a mention more of one of that name.

    What was taken there for a country, a party or a date is none. Where the run itself finds a
    person at the place, nothing is added.
    """
    there = person_at(case.record, case.place)
    if there is not None:
        return already(f"{there.name} is found there")
    record = _cleared(case.record, case.place)
    places = [case.place, *_later(case, record)]
    mentions = [_mention(case, record, place) for place in places]
    known = only([one for one in record.persons if fold(one.name) == fold(case.value)])
    new = with_mentions(known or _person(case), [*_of(known), *mentions], found_by(ADD))
    rest = [one for one in record.persons if one is not known]
    issues = tuple(one for one in record.issues if not _asks_for(one, record, places))
    return done(record.model_copy(update={"persons": in_order([*rest, new]), "issues": issues}))


def rename(case: Case) -> Change:
    """Return the release with a person under another name.

    Whom the run no longer finds at the words is added there: a person has said that the words
    name a person, and which. Where they touch somebody else, or were decided to be nobody, nothing
    is done.
    """
    persons = [one for record in (case.record, case.found) for one in record.persons]
    is_free = not any(overlaps(one, case.place) for some in persons for one in some.mentions)
    if not is_free or case.value.casefold().startswith(OF_A_FAMILY):
        return rename_found(case)
    return replace(add(case), reason=ADDED)


def _of(person: PersonRecord | None) -> Sequence[PersonMention]:
    return () if person is None else person.mentions


def _person(case: Case) -> PersonRecord:
    return PersonRecord(
        person_id=make_id("p", case.record.release_id, *case.place),
        kind="person",
        name="",
        appears_as=(),
        mentions=(),
        evidence=" ".join(case.release.text[slice(*case.place)].split()),
    ).model_copy(update=named(case, case.value, "person"))


def _later(case: Case, record: ReleaseRecord) -> Iterable[Place]:
    """Yield where the same words stand further on, and name nothing else."""
    text = case.release.text
    taken = [*everything(record)]
    for place in places_of(text, text[slice(*case.place)]):
        if place[0] >= case.place[1] and not any(overlaps(one, place) for one in taken):
            yield place


def _mention(case: Case, record: ReleaseRecord, place: Place) -> PersonMention:
    start, end = place
    words = case.release.text[start:end]
    where: dict[str, Any] = place_of(case.release, record, start)
    return PersonMention(
        start=start,
        end=end,
        text=words,
        mention_id=make_id("m", record.release_id, "PERSON", start, end),
        found_by=found_by(ADD),
        how=DECIDED,
        value=words,
        full_start=start,
        full_end=end,
        **where,
    )


def _cleared(record: ReleaseRecord, place: Place) -> ReleaseRecord:
    """Return the release without the countries, parties and dates found at a place."""
    people = tuple(
        one.model_copy(
            update={
                "parties": _apart(one.parties, place),
                "countries": _apart(one.countries, place),
            }
        )
        for one in record.persons
    )
    return record.model_copy(
        update={
            "persons": people,
            "parties": without_mentions(record.parties, place),
            "countries": without_mentions(record.countries, place),
            "embedded": _apart(record.embedded, place),
            "dates": _apart(record.dates, place),
        }
    )


def without_mentions(rows: Iterable[N], place: Place) -> tuple[N, ...]:
    """Return countries or parties without their mentions at a place; those with none are gone."""
    kept = (_without_mentions(one, place) for one in rows)
    return tuple(one for one in kept if one.mentions)


def _without_mentions(row: N, place: Place) -> N:
    mentions = _apart(row.mentions, place)
    if len(mentions) == len(row.mentions):
        return row
    ways = [one.how for one in mentions]
    how = row.how if row.how in ways else next(iter(ways), row.how)
    return row.model_copy(update={"mentions": mentions, "how": how})


def _apart(spans: Iterable[S], place: Place) -> tuple[S, ...]:
    return tuple(one for one in spans if not overlaps(one, place))


def _asks_for(issue: Any, record: ReleaseRecord, places: Iterable[Place]) -> bool:
    """Return whether an issue says that a person was missed at one of the places."""
    of_nobody = issue.table == RELEASE and issue.row_id == record.release_id
    return of_nobody and any(issue.start < end and start < issue.end for start, end in places)
