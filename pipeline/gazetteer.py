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
from typing import TypeVar

import regex

from pipeline.alternatives import any_of
from pipeline.errors import DataError, Fault
from pipeline.gazetteer_rows import (
    Country,
    CountryName,
    Follower,
    HouseName,
    OrganisationWord,
    OtherName,
    Party,
    PartyLetter,
    PartyName,
    Seat,
    State,
)
from pipeline.tables import OUR_DATA, read_table

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
    other_names: tuple[OtherName, ...]
    seats: Mapping[str, str]
    """The code of the country by the name of its capital or of a seat of its government."""
    followers: Mapping[str, str]
    """The name of a party by what its members are called, in any country."""

    def countries_named(self, text: str) -> tuple[CountryName, ...]:
        """Return the owners of a country name; one written in capitals is looked up in any case."""
        return self.country_names.get(text) or self._capitals(text, self._country_capitals)

    def parties_named(self, text: str) -> tuple[PartyName, ...]:
        """Return the owners of a party name, as `countries_named` does."""
        return self.party_names.get(text) or self._capitals(text, self._party_capitals)

    @cached_property
    def seat_expression(self) -> "regex.Pattern[str]":
        """Return the expression of a seat, as a whole word."""
        return regex.compile(rf"(?<![\w-]){any_of(self.seats)}(?![\w-])")

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
    seats = read_table("seats", Seat, folders)
    faults = [
        *_orphans("seats.csv", seats, countries),
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
        tuple(read_table("other_names", OtherName, folders)),
        {row.text: row.code for row in seats},
        {row.text: row.name for row in read_table("party_followers", Follower, folders)},
    )


def _by_text(rows: Iterable[N]) -> dict[str, tuple[N, ...]]:
    grouped: dict[str, list[N]] = defaultdict(list)
    for row in rows:
        grouped[row.text].append(row)
    return {text: tuple(owners) for text, owners in grouped.items()}


def _orphans(
    file: str, names: Iterable[CountryName | PartyName | Seat], owners: Mapping[str, object]
) -> list[Fault]:
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
