"""The gazetteer: what the tables of `data/` know of countries, parties and houses.

An entry is found by its id, or by one of its names exactly as written. A strong name means its
owner wherever it stands, so it has one owner; a weak name may have several, and counts only with
support in the same release.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, field_validator

from pipeline.errors import DataError, Fault
from pipeline.published import iso_date
from pipeline.tables import OUR_DATA, Row, read_table

BRACKETS_ONLY = "only-in-brackets"
COMPOUND_ONLY = "only-in-a-compound"


class Country(Row):
    """A row of countries.csv: ISO 3166-1 alpha-2, XK, or ISO 3166-3 for former states."""

    code: str
    alpha3: str = ""
    name: str
    status: Literal["sovereign", "disputed", "dependent", "former"]
    until: str = ""
    note: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the code: a later row for the same country replaces it."""
        return (self.code,)


class CountryName(Row):
    """A row of country_names.csv."""

    code: str
    text: str
    kind: Literal["name", "long_name", "abbreviation", "demonym", "adjective"]
    strength: Literal["strong", "weak"]
    other_sense: str = ""
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return owner and text: a later row for the same name replaces it."""
        return (self.code, self.text)

    @property
    def owner(self) -> str:
        """Return the code of the country that bears the name."""
        return self.code


class Party(Row):
    """A row of parties.csv: a party of a country, or a group of a house."""

    party_id: str
    name: str
    abbreviation: str = ""
    kind: Literal["party", "group", "coalition", "faction", "movement"]
    country_code: str = ""
    house: str = ""
    since: str = Field("", alias="from")
    until: str = ""
    wikidata: str = ""

    @field_validator("since", "until")
    @classmethod
    def is_a_year_or_day(cls, value: str) -> str:
        """Return a year, a day or blank; raises ValueError for anything else."""
        if value and (iso_date(value) != value or len(value) == len("2024-05")):
            raise ValueError("write a year such as 2024 or a day such as 2024-05-03")
        return value

    def key(self) -> tuple[str, ...]:
        """Return the id: a later row for the same party replaces it."""
        return (self.party_id,)


class PartyName(Row):
    """A row of party_names.csv."""

    party_id: str
    text: str
    kind: Literal["name", "english_name", "native_name", "short_name", "abbreviation", "adjective"]
    strength: Literal["strong", "weak"]
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return owner and text: a later row for the same name replaces it."""
        return (self.party_id, self.text)

    @property
    def owner(self) -> str:
        """Return the id of the party that bears the name."""
        return self.party_id


class HouseName(Row):
    """A row of houses.csv: a text by which a release shows its house."""

    house: str
    name: str
    text: str
    strength: Literal["strong", "weak"]
    why: str = ""


class State(Row):
    """A row of us_states.csv: a state of the United States, as brackets and datelines write it."""

    postal: str
    name: str
    text: str


class PartyLetter(Row):
    """A row of party_letters.csv: letters that mean a party only in a bracket of their house."""

    house: str
    text: str
    party_id: str
    why: str = ""


class OrganisationWord(Row):
    """A row of organisation_words.csv: a word that makes a longer proper name with a country."""

    text: str
    side: Literal["before", "after"]
    why: str = ""


N = TypeVar("N", CountryName, PartyName)


@dataclass(frozen=True)
class Gazetteer:
    """All tables, read once; names are looked up exactly as they are written."""

    countries: Mapping[str, Country]
    country_names: Mapping[str, tuple[CountryName, ...]]
    parties: Mapping[str, Party]
    party_names: Mapping[str, tuple[PartyName, ...]]
    houses: tuple[HouseName, ...]
    states: tuple[State, ...]
    letters: tuple[PartyLetter, ...]
    organisation_words: tuple[OrganisationWord, ...]

    def countries_named(self, text: str) -> tuple[CountryName, ...]:
        """Return the owners of a country name; one written in capitals is looked up in any case."""
        return self.country_names.get(text) or self._capitals(text, self._country_capitals)

    def parties_named(self, text: str) -> tuple[PartyName, ...]:
        """Return the owners of a party name, as `countries_named` does."""
        return self.party_names.get(text) or self._capitals(text, self._party_capitals)

    @staticmethod
    def _capitals(text: str, capitals: Mapping[str, tuple[N, ...]]) -> tuple[N, ...]:
        return capitals.get(text, ()) if len(text) > 3 and text.isupper() else ()

    @cached_property
    def _country_capitals(self) -> dict[str, tuple[CountryName, ...]]:
        return in_capitals(self.country_names)

    @cached_property
    def _party_capitals(self) -> dict[str, tuple[PartyName, ...]]:
        return in_capitals(self.party_names)


def in_capitals(names: Mapping[str, tuple[N, ...]]) -> dict[str, tuple[N, ...]]:
    """Return the names of four letters or more as they stand in a headline of capitals."""
    return {text.upper(): owners for text, owners in names.items() if len(text) > 3}


def load_gazetteer(folders: Sequence[Path] = (OUR_DATA,)) -> Gazetteer:
    """Return the tables of all `folders` as one gazetteer; raises DataError with every fault."""
    countries = {row.code: row for row in read_table("countries", Country, folders)}
    parties = {row.party_id: row for row in read_table("parties", Party, folders)}
    country_names = read_table("country_names", CountryName, folders)
    party_names = read_table("party_names", PartyName, folders)
    faults = [
        *_orphans("country_names.csv", country_names, countries),
        *_orphans("party_names.csv", party_names, parties),
        *_rivals("country_names.csv", country_names),
        *_rivals("party_names.csv", party_names),
    ]
    if faults:
        raise DataError(faults)
    return Gazetteer(
        countries,
        _by_text(country_names),
        parties,
        _by_text(party_names),
        tuple(read_table("houses", HouseName, folders)),
        tuple(read_table("us_states", State, folders)),
        tuple(read_table("party_letters", PartyLetter, folders)),
        tuple(read_table("organisation_words", OrganisationWord, folders)),
    )


def _by_text(rows: Iterable[N]) -> dict[str, tuple[N, ...]]:
    grouped: dict[str, list[N]] = defaultdict(list)
    for row in rows:
        grouped[row.text].append(row)
    return {text: tuple(owners) for text, owners in grouped.items()}


def _orphans(file: str, names: Iterable[N], owners: Mapping[str, object]) -> list[Fault]:
    return [
        Fault(file, f"{row.text!r}", f"owner {row.owner!r} is in no table", "add its row first")
        for row in names
        if row.owner not in owners
    ]


def _rivals(file: str, names: Iterable[N]) -> list[Fault]:
    strong: dict[str, str] = {}
    faults = []
    for row in names:
        if row.strength == "strong" and strong.setdefault(row.text, row.owner) != row.owner:
            both = f"strong for both {strong[row.text]!r} and {row.owner!r}"
            faults.append(Fault(file, f"{row.text!r}", both, "make it weak for both"))
    return faults
