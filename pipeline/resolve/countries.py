"""Says which country a name means: strong names by themselves, weak names by the release."""

from dataclasses import replace

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import CountryName
from pipeline.senses import DOUBT
from pipeline.types import Annotated, Mention, Resolution

BESIDE = "the country of a party on the same line"
ELSEWHERE = "a sure name of it, or a seat of its government, in the release"
LEFT = "the release names a seat of it, and the others of this name by their full names"
SEVERAL = 2
"""So many others by their full names: a short form can be short for none of them."""


def resolve_countries(annotated: Annotated, gazetteer: Gazetteer) -> dict[Mention, Resolution]:
    """Return a resolution for each COUNTRY mention.

    A name with one owner means it. Among several owners, the one that the release names strongly
    elsewhere, or names a seat of, is meant, then the one whose party stands on the same line, then
    the one of a seat where several others go by their full names; else it stays ambiguous.
    """
    named = [one for one in annotated.mentions if one.label == "COUNTRY"]
    owners = {one: gazetteer.countries_named(one.text) for one in named}
    full = {names[0].code for names in owners.values() if _is_strong(names)}
    strong = set(full)
    if any(len(names) > 1 for names in owners.values()):
        seats = gazetteer.seat_expression.findall(annotated.cleaned.text)
        strong |= {gazetteer.seats[seat] for seat in seats}
    found = {}
    for one, names in owners.items():
        beside = _of_parties(annotated, one, gazetteer) if len(names) > 1 else frozenset()
        resolution = _resolution(one, names, strong, beside)
        found[one] = _of_the_rest(resolution, strong, full)
    return found


def _of_the_rest(resolution: Resolution, strong: set[str], full: set[str]) -> Resolution:
    """Return an ambiguous name as the one owner of a seat, where the others are named in full."""
    owners = resolution.candidates
    others = [code for code in owners if code in full]
    rest = [code for code in owners if code in strong - full]
    doubt = DOUBT in dict(resolution.mention.parts)
    if resolution.how != "ambiguous" or doubt or len(others) < SEVERAL or len(rest) != 1:
        return resolution
    return replace(resolution, value=rest[0], how="weak", decided_by=LEFT)


def _of_parties(annotated: Annotated, country: Mention, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries of the parties on the line of a name, each the one of its name."""
    text = annotated.cleaned.text
    first, last = text.rfind("\n", 0, country.start), text.find("\n", country.end)
    last = len(text) if last < 0 else last
    named = (
        gazetteer.parties_named(one.text)
        for one in annotated.mentions
        if one.label == "PARTY" and first < one.start < last
    )
    own = (owners[0].party_id for owners in named if len(owners) == 1)
    return frozenset(gazetteer.parties[party_id].country_code for party_id in own)


def _is_strong(names: tuple[CountryName, ...]) -> bool:
    return len(names) == 1 and names[0].strength == "strong"


def _resolution(
    mention: Mention, names: tuple[CountryName, ...], strong: set[str], beside: frozenset[str]
) -> Resolution:
    if not names:
        return Resolution(mention, None, "unknown")
    codes = tuple(sorted({name.code for name in names}))
    if DOUBT in dict(mention.parts):
        return Resolution(mention, None, "ambiguous", codes)
    if len(codes) == 1:
        how = "exact" if mention.found_by.startswith("form:") else names[0].strength
        return Resolution(mention, codes[0], how, decided_by="the one country of this name")
    supported = [code for code in codes if code in strong]
    if len(supported) == 1:
        return Resolution(mention, supported[0], "weak", codes, decided_by=ELSEWHERE)
    own = [code for code in codes if code in beside]
    if len(own) == 1:
        return Resolution(mention, own[0], "weak", codes, decided_by=BESIDE)
    return Resolution(mention, None, "ambiguous", codes)
