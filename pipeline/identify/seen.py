"""What is kept of each person of a run: a summary of what tells persons together or apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import regex

from pipeline.identify.names import Name, Written, fold_words, make_name
from pipeline.records import PersonRecord, ReleaseRecord

PERSON, DENIED = "person", "denied"
ROLE_WORD = regex.compile(r"\p{L}{5,}")
"""Shorter words of a role are of, the, and, from; a plural is taken for its singular."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """One person of one release, as far as other releases are concerned."""

    person_id: str
    release_id: str
    source: str
    name: Name
    gender: str
    countries: frozenset[str]
    parties: frozenset[str]
    roles: frozenset[str]
    """The longer words of the roles and of an honorific that is an office."""
    published: str | None
    written: tuple[str, ...] = ()
    """The forms of the name in the release, as written."""
    earlier: bool = False
    """Whether an earlier output names the person, and not this run."""
    canonical_id: str | None = None
    """What that earlier output calls the person."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record says of a person besides the name, wherever the record was read from."""

    honorific: str | None
    countries: Iterable[str | None]
    parties: Iterable[str | None]
    roles: Iterable[str]


class Reader:
    """Makes summaries; equal names and sets are kept once, for there are many of them."""

    def __init__(self, genders: Mapping[str, str], spellings: Mapping[str, str]) -> None:
        self._genders = genders
        self._spellings = spellings
        self._names: dict[Written, Name] = {}
        self._kept: dict[object, object] = {}

    def persons(self, record: ReleaseRecord, *, earlier: bool = False) -> Iterator[Seen]:
        """Yield a summary of each person of a release, of this run or an earlier; no families."""
        published = {part.part: part.published for part in record.parts}
        for person in record.persons:
            if person.kind == PERSON:
                first = published.get(person.mentions[0].part, record.published)
                seen = self._person(person, record, first)
                yield replace(seen, earlier=True) if earlier else seen

    def _person(self, person: PersonRecord, record: ReleaseRecord, published: str | None) -> Seen:
        written = Written(person.name, person.given_name, person.family_name, person.sort_name)
        gender, countries, parties, roles = self.facts(
            Facts(
                person.honorific,
                [one.code for one in person.countries if one.status != DENIED],
                [one.party_id for one in person.parties if one.status != DENIED],
                [one.text for one in person.roles if one.status != DENIED],
            )
        )
        forms = dict.fromkeys(" ".join(one.text.split()) for one in person.mentions)
        return Seen(
            person.person_id,
            self._once(record.release_id),
            self._once(record.source),
            self.name(written),
            gender,
            countries,
            parties,
            roles,
            self._once(published),
            self._once(tuple(map(self._once, forms))),
            canonical_id=person.canonical_id,
        )

    def name(self, written: Written) -> Name:
        """Return a name ready to be compared."""
        if written not in self._names:
            self._names[written] = make_name(written, self._spellings)
        return self._names[written]

    def facts(self, facts: Facts) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
        """Return gender, country codes, ids of parties, and words of roles."""
        honorific = facts.honorific or ""
        gender = self._genders.get(honorific, "")
        offices = [*facts.roles, "" if gender else honorific]
        return (
            gender,
            self._once(frozenset(filter(None, facts.countries))),
            self._once(frozenset(filter(None, facts.parties))),
            self._once(frozenset(word for text in offices for word in role_words(text))),
        )

    def _once(self, value: T) -> T:
        return self._kept.setdefault(value, value)  # type: ignore[return-value]


def role_words(text: str) -> Iterator[str]:
    """Yield the words that make a role the same in two releases.

    >>> list(role_words("Ministers of Labour")), list(role_words("Sen."))
    (['minister', 'labour'], [])
    """
    for word in ROLE_WORD.findall(" ".join(fold_words(text))):
        yield word.removesuffix("s")
