"""Says who each person of a release is that came back: somebody we have, or somebody new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.export.people import FAMILY, letters_of
from pipeline.export.returned.changes import Came
from pipeline.export.returned.documents import Placed
from pipeline.export.spans import PERSON
from pipeline.records import Extraction, PersonRecord

MENTIONED = ("mentioned",)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Member:
    """A person or family of the marked form; `person` is None for one who is new."""

    key: str
    name: str
    appears_as: tuple[str, ...]
    person: PersonRecord | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who is marked, and whom each span of a person names."""

    members: tuple[Member, ...]
    owners: dict[Place, Member]

    def member_of(self, person: PersonRecord) -> Member | None:
        """Return the member that a person of ours is, if any mention of that person came back."""
        return next((one for one in self.members if one.person is person), None)


def cast_of(extraction: Extraction, came: Came) -> Cast:
    """Return who is named where, in the order of the first mentions."""
    members: dict[str, Member] = {}
    owners: dict[Place, Member] = {}
    for one in [one for one in came.spans if one.label == PERSON]:
        person = _person(extraction.record.persons, one)
        known = person.person_id if person else letters_of(one.text)
        if known not in members:
            members[known] = _member(person, one, list(members.values()))
        owners[one.start, one.end] = members[known]
    return Cast(tuple(members.values()), owners)


def _member(person: PersonRecord | None, one: Placed, before: Sequence[Member]) -> Member:
    letter = "f" if person is not None and person.kind == FAMILY else "p"
    key = f"{letter}{1 + sum(each.key.startswith(letter) for each in before)}"
    if person is None:
        return Member(key, " ".join(one.text.split()), MENTIONED)
    return Member(key, person.name, person.appears_as or MENTIONED, person)


def _person(people: Sequence[PersonRecord], one: Placed) -> PersonRecord | None:
    """Return whose mention a span is or lies over, else the one person who is called so."""
    for fits in (_is_at, _is_over):
        found = [person for person in people if fits(person, one)]
        if found:
            return found[0]
    letters = letters_of(one.text)
    called = [person for person in people if letters in set(_called(person))]
    return called[0] if len(called) == 1 else None


def _is_at(person: PersonRecord, one: Placed) -> bool:
    return any((said.start, said.end) == (one.start, one.end) for said in person.mentions)


def _is_over(person: PersonRecord, one: Placed) -> bool:
    return any(said.start < one.end and one.start < said.end for said in person.mentions)


def _called(person: PersonRecord) -> Iterator[str]:
    yield letters_of(person.name)
    yield from (letters_of(said.text) for said in person.mentions)
