"""Gathers the persons, parties and countries of an output over its releases, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.export.bodies import is_body
from pipeline.export.web import web_address
from pipeline.records import (
    CountryRecord,
    CountryTie,
    Extraction,
    PartyRecord,
    PartyTie,
    PersonRecord,
    ReleaseRecord,
)
from pipeline.written import TEXTS

FAMILY = "family"
CURRENT, FORMER = "current", "former"


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one release has it."""

    release: ReleaseRecord
    person: PersonRecord


@dataclass(frozen=True, slots=True)
class Named:
    """A party as one release has it."""

    release: ReleaseRecord
    party: PartyRecord


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everybody by canonical id, parties by id, countries by code, in the order of the releases."""

    persons: dict[str, list[Seen]] = field(default_factory=dict)
    families: dict[str, list[Seen]] = field(default_factory=dict)
    parties: dict[str, list[Named]] = field(default_factory=dict)
    countries: dict[str, CountryRecord] = field(default_factory=dict)


def gather(releases: Iterable[Extraction]) -> Gathered:
    """Return who and what all releases name; what is not resolved is none of it."""
    found = Gathered()
    for record in (one.record for one in releases):
        bare = _without_lists(record)
        for person in record.persons:
            kind = found.families if person.kind == FAMILY else found.persons
            kind.setdefault(id_of(person), []).append(Seen(bare, person))
        for party in record.parties:
            if party.party_id is not None and is_body(party.party_id):
                found.parties.setdefault(party.party_id, []).append(Named(bare, party))
        for country in record.countries:
            if country.code is not None:
                found.countries.setdefault(country.code, country)
    return found


def id_of(person: PersonRecord) -> str:
    """Return the id that a person has in every release."""
    return person.canonical_id or person.person_id


def _without_lists(record: ReleaseRecord) -> ReleaseRecord:
    """Return a release without its rows, which would be held in memory twice."""
    lists = ("persons", "parties", "countries", "embedded", "dates", "quotes", "issues")
    return record.model_copy(update=dict.fromkeys(lists, ()))


def address_of(release: ReleaseRecord) -> str:
    """Return where a release can be read: its web address, else its stored text in the output."""
    return web_address(release.url) or f"{TEXTS}/{release.text_file}"


def fullest(names: Iterable[str]) -> str:
    """Return the name with most words, of these the longest, of these the first.

    >>> fullest(["Sund", "P. Sund", "Pia Sund"])
    'Pia Sund'
    """
    return max(names, key=lambda one: (len(one.split()), len(one)))


def other_names(seen: Sequence[Seen], name: str) -> list[str]:
    """Return the other full forms that the releases write, of two words or more, each once.

    A form that only orders or breaks the words anew is none, and a family name alone is none.
    """
    families = {letters_of(one.person.family_name or "") for one in seen}
    forms = {letters_of(name): name}
    for one in seen:
        said = [mention.value or mention.text for mention in one.person.mentions]
        for form in (" ".join(text.split()) for text in [one.person.name, *said]):
            if " " in form and letters_of(form) not in families:
                forms.setdefault(letters_of(form), form)
    return [form for form in forms.values() if form != name]


def letters_of(name: str) -> str:
    """Return the letters of a name in the order of the alphabet, for what is written otherwise.

    >>> letters_of("SUND, Pia") == letters_of("Pia Sund")
    True
    """
    return "".join(sorted(one for one in name.casefold() if one.isalnum()))


def first_said(said: Iterable[str | None]) -> str | None:
    """Return the first value that is known.

    >>> first_said([None, "Ms", "Dr"])
    'Ms'
    """
    return next((one for one in said if one), None)


def is_settled(tie: PartyTie | CountryTie, status: str = CURRENT) -> bool:
    """Return whether a tie has this status, and leads to a party or country that is known."""
    return tie.status == status and value_of(tie) is not None


def value_of(tie: PartyTie | CountryTie) -> str | None:
    """Return the id or code that a tie leads to."""
    return tie.party_id if isinstance(tie, PartyTie) else tie.code
