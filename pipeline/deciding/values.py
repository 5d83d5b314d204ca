"""Checks the values of decisions: a party, a country, a date, a name, words of the text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from pipeline.correct.people import person_called
from pipeline.decided import COUNTRY, DATE, MERGE, PARTY, RENAME, ROLE
from pipeline.deciding.given import LONGEST
from pipeline.edtf_values import FORMS, read_edtf
from pipeline.errors import UsageError
from pipeline.gazetteer import Gazetteer
from pipeline.lookup import look_up
from pipeline.records import Extraction, PersonRecord
from pipeline.spots import places_of

NAME = regex.compile(r"[\p{L}'’\"“(][^\p{C}\p{Zl}\p{Zp}⟦⟧|]*")
"""What a person's name may be: it begins with a letter, and holds nothing that cannot be seen."""
WORDS = regex.compile(r"[\p{L}\p{N}(].*[\p{L}\p{M}\p{N}.)]|[\p{L}\p{N}]", regex.DOTALL)
"""What may be marked in a text: it begins and ends with a word."""
KINDS = ("delegation", "nationality", "office", "residence", "candidacy")
"""The kinds of a tie to a country, as a last word behind the country."""
CANDIDATES = 6
"""Meanings of a name that a message lists."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A value as it is kept, and what it means; or what is wrong with it and what to do."""

    value: str = ""
    means: str = ""
    kind: str = ""
    problem: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """What a value is checked against: the tables, the release, the names of the whole output."""

    gazetteer: Gazetteer
    extraction: Extraction
    everyone: Mapping[str, str]
    """The ids of persons of all releases, to `name @ source`."""
    row_id: str = ""


def checked(verb: str, value: str, against: Against) -> Checked:
    """Return the value of a decision as it is kept, or what is wrong with it."""
    check = CHECKS.get(verb)
    if check is None:
        return Checked(value)
    if not value:
        return Checked(problem=f"{verb} has no value", remedy=f"write it behind {verb}")
    if len(value) > LONGEST:
        return Checked(problem=f"the value has {len(value)} characters", remedy="shorten it")
    return check(value, against)


def _name(value: str, _: Against) -> Checked:
    return name_of(value)


def name_of(value: str) -> Checked:
    """Return a person's name as it is kept, or what is wrong with it.

    >>> name_of("  Pia   Sund ").value, name_of("=1+1").problem
    ('Pia Sund', "'=1+1' is no name of a person")
    """
    name = " ".join(value.split())
    if NAME.fullmatch(name) is None or not any(letter.isalpha() for letter in name):
        remedy = "write a name that begins with a letter"
        return Checked(problem=f"{value!r} is no name of a person", remedy=remedy)
    return Checked(name)


def _merged(value: str, against: Against) -> Checked:
    record = against.extraction.record
    by_id = [one for one in record.persons if value in (one.person_id, one.canonical_id)]
    target = by_id[0] if len(by_id) == 1 else person_called(record, value)
    if target is not None:
        return _merged_with(target, value, against)
    if value in against.everyone:
        other = against.everyone[value]
        remedy = (
            "persons of several releases are joined by a row of a table that run is given as "
            f"--decisions: same,NAME @ {record.source},{other}"
        )
        return Checked(problem=f"{value} is {other}, of another release", remedy=remedy)
    names = ", ".join(one.name for one in record.persons[:CANDIDATES])
    remedy = f"write the name or person_id of a person of this release: {names} …"
    return Checked(problem=f"no person, or more than one, is called {value!r}", remedy=remedy)


def _merged_with(target: PersonRecord, value: str, against: Against) -> Checked:
    """Return words of the text that mean a person and nobody else, whatever changes his name."""
    if target.person_id == against.row_id:
        remedy = "name the other person"
        return Checked(problem=f"{value!r} is the person of this row", remedy=remedy)
    words = sorted({" ".join(one.text.split()) for one in target.mentions}, key=len, reverse=True)
    for one in (*words, target.name):
        if person_called(against.extraction.record, one) is target:
            return Checked(one, target.name)
    remedy = "rename one of the two first"
    return Checked(problem=f"others are called {target.name} too", remedy=remedy)


def _party(value: str, against: Against) -> Checked:
    gazetteer = against.gazetteer
    party = gazetteer.parties.get(value)
    if party is None:
        owners = {one.party_id for one in gazetteer.parties_named(value)}
        owners = owners or {key for key, one in gazetteer.parties.items() if one.name == value}
        owners = _of_the_house(owners, against) or owners
        if len(owners) != 1:
            known = {one: gazetteer.parties[one].name for one in sorted(owners)}
            return _undecided(PARTY, value, known, gazetteer)
        party = gazetteer.parties[owners.pop()]
    return Checked(party.party_id, party.name)


def _of_the_house(owners: set[str], against: Against) -> set[str]:
    """Return those that are groups of the house that the release comes from."""
    house = against.extraction.record.house
    parties = against.gazetteer.parties
    return {one for one in owners if house is not None and parties[one].house == house}


def _country(value: str, against: Against) -> Checked:
    gazetteer = against.gazetteer
    bare, _, kind = value.rpartition(" ")
    if kind.strip("()") in KINDS and bare:
        value, kind = bare, kind.strip("()")
    else:
        kind = ""
    country = gazetteer.countries.get(value.upper())
    if country is None:
        owners = {one.code for one in gazetteer.countries_named(value)}
        if len(owners) != 1:
            known = {one: gazetteer.countries[one].name for one in sorted(owners)}
            return _undecided(COUNTRY, value, known, gazetteer)
        country = gazetteer.countries[owners.pop()]
    return Checked(country.code, country.name, kind)


def _undecided(what: str, value: str, known: Mapping[str, str], gazetteer: Gazetteer) -> Checked:
    if known:
        listed = ", ".join(f"{one} ({name})" for one, name in [*known.items()][:CANDIDATES])
        remedy = f"write one of {listed}" + (" …" if len(known) > CANDIDATES else "")
        return Checked(problem=f"{value!r} can be several", remedy=remedy)
    try:
        list(look_up(value, gazetteer))
        hint = f"it is no {what}"
    except UsageError as error:
        hint = str(error).partition(". ")[0]
    remedy = "write an id or a name as `rollcall gazetteer NAME` knows it, or give --data"
    return Checked(problem=hint, remedy=remedy)


def _date(value: str, _: Against) -> Checked:
    if read_edtf(value) is None:
        return Checked(problem=f"{value!r} is no date in EDTF", remedy=f"write it as {FORMS}")
    return Checked(value)


def _role(value: str, against: Against) -> Checked:
    words = " ".join(value.split())
    places = places_of(against.extraction.release.text, words, any_case=True)
    if WORDS.fullmatch(words) is None or next(places, None) is None:
        remedy = "write the role in words of the text: a record says no more than the text says"
        return Checked(problem=f"{value!r} does not stand in the text", remedy=remedy)
    return Checked(words)


CHECKS: Mapping[str, Callable[[str, Against], Checked]] = {
    RENAME: _name,
    MERGE: _merged,
    PARTY: _party,
    COUNTRY: _country,
    DATE: _date,
    ROLE: _role,
}
