"""Says what a name can mean: every owner in the tables, how sure each is, and what must decide."""

import difflib
from collections.abc import Iterable, Iterator

from pipeline.errors import UsageError
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import Country, CountryName, Party, PartyName

STRONG = "strong: it means this wherever it stands"
NEAREST = 5
"""Names that are offered where no table has the one that was asked for."""


def look_up(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield a line for each meaning of a name and what decides; raises UsageError for none."""
    lines = [*_countries(name, gazetteer), *_parties(name, gazetteer), *_others(name, gazetteer)]
    if not lines:
        raise UsageError(_unknown(name, gazetteer))
    yield from lines


def _countries(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    owners = gazetteer.countries_named(name)
    for one in owners:
        country = gazetteer.countries[one.code]
        yield f"COUNTRY {one.code:<9} {_country(country)}"
        yield f"        {one.kind.replace('_', ' ')}, {_country_strength(one)}{_why(one.why)}"
    if len({one.code for one in owners}) > 1:
        yield "        of these the one that the release names strongly elsewhere is meant"


def _country(country: Country) -> str:
    until = f" until {country.until}" if country.until else ""
    note = f"; {country.note}" if country.note else ""
    return f"{country.name} ({country.status}{until}){note}"


def _country_strength(one: CountryName) -> str:
    if one.strength == "strong":
        return STRONG
    if not one.other_sense:
        return "weak: other countries are called so too"
    return f"weak: it may also be {one.other_sense}, where the words around it show that"


def _parties(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    owners = gazetteer.parties_named(name)
    for one in owners:
        yield f"PARTY   {one.party_id:<9} {_party(gazetteer.parties[one.party_id])}"
        yield f"        {one.kind.replace('_', ' ')}, {_party_strength(one)}{_why(one.why)}"
    if len(owners) > 1:
        yield (
            "        decided by, in this order: the house of the release, the country tied to the "
            "same person, the countries of its sentence, years, the countries of the release, "
            "what the release says of it elsewhere; else it stays ambiguous"
        )


def _party(party: Party) -> str:
    place = party.country_code or party.house
    years = f"{party.since[:4] or '?'}–{party.until[:4]}" if party.since or party.until else "?"
    code = f", {party.abbreviation}" if party.abbreviation else ""
    known = f", {party.wikidata}" if party.wikidata else ""
    return f"{party.name}{code} ({party.kind}, {place}, {years}{known})"


def _party_strength(one: PartyName) -> str:
    return STRONG if one.strength == "strong" else "weak: it needs support in the release"


def _others(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    for letter in gazetteer.letters:
        if letter.text == name:
            party = gazetteer.parties[letter.party_id]
            yield f"PARTY   {letter.party_id:<9} {_party(party)}"
            yield f"        in a bracket of {letter.house} only{_why(letter.why)}"
    for house in gazetteer.houses:
        if house.text == name:
            yield f"HOUSE   {house.house:<9} {house.name}; {house.strength}{_why(house.why)}"
    for state in gazetteer.states:
        if name in (state.text, state.name):
            yield f"STATE   {state.postal:<9} {state.name}: a state of the US, no country"
            return


def _why(why: str) -> str:
    return f" ({why})" if why else ""


def _unknown(name: str, gazetteer: Gazetteer) -> str:
    near = _near(name, (*gazetteer.country_names, *gazetteer.party_names))
    hint = f"; the nearest are {', '.join(near)}" if near else ""
    return (
        f"no table has {name!r}{hint}. Names are looked up as they are written; "
        "pipeline/data/README.md says how to add one"
    )


def _near(name: str, known: Iterable[str]) -> list[str]:
    """Return the names that differ from one in case or a few letters."""
    folded: dict[str, str] = {}
    for text in known:
        folded.setdefault(text.casefold(), text)
    found = difflib.get_close_matches(name.casefold(), folded, NEAREST, 0.8)
    return [folded[one] for one in found]
