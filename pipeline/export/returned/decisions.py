"""Says what somebody changed as decisions on rows, and counts what no decision can say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.decided import ADD, COUNTRY, PARTY, RENAME, ROLE, WRONG
from pipeline.export.people import letters_of
from pipeline.export.returned.changes import Changes, Joined, Moved
from pipeline.export.returned.documents import Placed
from pipeline.export.spans import COUNTRY as COUNTRY_LABEL
from pipeline.export.spans import PARTY as PARTY_LABEL
from pipeline.export.spans import PERSON, Labelled
from pipeline.export.spans import ROLE as ROLE_LABEL
from pipeline.records import Extraction, PersonRecord

PERSONS, TIES, MENTIONS = "persons", "ties", "mentions"
BY_MENTION = ("persons", "parties", "countries")
"""The tables whose rows may have several mentions: one that goes does not take the row along."""
VERBS = {PARTY_LABEL: PARTY, COUNTRY_LABEL: COUNTRY, ROLE_LABEL: ROLE}
Decision = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions on one release, and what none of them could say, with counts."""

    decisions: tuple[Decision, ...]
    unsaid: Counter[str]


def decisions_of(extraction: Extraction, found: Changes, why: str) -> Decisions:
    """Return what was changed in a release as decisions, in the order of the text."""
    unsaid: Counter[str] = Counter()
    said = [
        *_removed(extraction, found),
        *_moved(extraction, found, unsaid),
        *_added(extraction, found, unsaid),
        *(_decision(extraction, WRONG, (TIES, one.tie_id), one.other) for one in found.untied),
        *_joined(extraction, found, unsaid),
    ]
    unsaid["relations lead from no person, or to nothing"] += found.senseless
    ordered = sorted(said, key=lambda one: (one["start"], one["end"], one["table"], one["row_id"]))
    return Decisions(tuple(one | {"why": why} for one in ordered), +unsaid)


def _decision(
    extraction: Extraction,
    verb: str,
    row: tuple[str, str],
    at: Labelled | Placed,
    *,
    value: str = "",
) -> Decision:
    table, row_id = row
    return {
        "decision": verb,
        "value": value,
        "table": table,
        "release_id": extraction.record.release_id,
        "row_id": row_id,
        "start": at.start,
        "end": at.end,
        "quote": extraction.release.text[at.start : at.end],
    }


def _removed(extraction: Extraction, found: Changes) -> Iterator[Decision]:
    """Yield what is wrong: a row where no mention of it is left, else the mentions that went."""
    left = {row for one in found.kept for row in one.rows}
    left |= {row for one in found.moved for row in one.before.rows}
    told: set[str] = set()
    for one in found.removed:
        for row in one.rows:
            if one.table in BY_MENTION and row in left:
                yield _decision(extraction, WRONG, (MENTIONS, one.mention_id), one)
            elif row not in told:
                yield _decision(extraction, WRONG, (one.table, row), one)
                told.add(row)


def _moved(extraction: Extraction, found: Changes, unsaid: Counter[str]) -> Iterator[Decision]:
    """Yield the new names of persons whose whole name has other borders."""
    people = _people(extraction)
    for one in found.moved:
        person = people.get(one.before.rows[0]) if one.before.label == PERSON else None
        if person is None or not _is_whole_name(one, person):
            unsaid[f"{one.before.label} spans have other borders; no decision moves them"] += 1
            continue
        name = " ".join(one.after.text.split())
        yield _decision(extraction, RENAME, (PERSONS, person.person_id), one.before, value=name)


def _is_whole_name(moved: Moved, person: PersonRecord) -> bool:
    return letters_of(moved.before.text) == letters_of(person.name)


def _added(extraction: Extraction, found: Changes, unsaid: Counter[str]) -> Iterator[Decision]:
    tied = {one.other.place for one in found.joined}
    for one in found.added:
        if one.label == PERSON:
            name = _name_for(extraction, one)
            yield _decision(extraction, ADD, (PERSONS, ""), one, value=name)
        elif one.place not in tied:
            unsaid[f"{one.label} spans are new; a decision adds persons alone"] += 1


def _name_for(extraction: Extraction, one: Placed) -> str:
    """Return the name of the one person who is called so elsewhere, else the words themselves."""
    letters = letters_of(one.text)
    known = [
        person.name
        for person in extraction.record.persons
        if letters in {letters_of(mention.text) for mention in person.mentions}
    ]
    return known[0] if len(known) == 1 else " ".join(one.text.split())


def _joined(extraction: Extraction, found: Changes, unsaid: Counter[str]) -> Iterator[Decision]:
    """Yield the ties that were drawn from a person whom we know."""
    there = [*found.kept, *(one.before for one in found.moved)]
    owners = {one.place: one.rows[0] for one in there if one.label == PERSON}
    values = {(one.label, *one.place): one.value for one in there}
    for one in found.joined:
        owner = owners.get((one.person.start, one.person.end))
        verb = VERBS.get(one.other.label)
        if owner is None or verb is None:
            unsaid[_why_not(one, owner)] += 1
            continue
        words = " ".join(one.other.text.split())
        value = words if verb == ROLE else values.get(one.other.place) or words
        yield _decision(extraction, verb, (PERSONS, owner), one.person, value=value)


def _why_not(one: Joined, owner: str | None) -> str:
    if owner is None:
        return "relations lead from a person who is new; correct the output, then draw them"
    return f"relations lead to a {one.other.label}, which nobody is tied to"


def _people(extraction: Extraction) -> dict[str, PersonRecord]:
    return {one.person_id: one for one in extraction.record.persons}
