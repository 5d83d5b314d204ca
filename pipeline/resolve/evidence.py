"""What a release says that may decide which party or group a name means."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import Party
from pipeline.types import Anchor, Annotated, Mention, Resolution


@dataclass(frozen=True)
class Evidence:
    """What a release says that may decide between parties of one name."""

    house: str | None
    house_countries: frozenset[str]
    year: str
    tied_countries: Mapping[Mention, frozenset[str]]
    beside: Mapping[Mention, frozenset[str]]
    """The countries that the sentence of each party names."""
    countries: frozenset[str]
    party_countries: frozenset[str]
    """The countries of the parties that the release names with names of one owner."""


def owners_of(text: str, gazetteer: Gazetteer) -> list[Party]:
    """Return the parties that bear a name, or bear it without a "Group" at its end."""
    names = gazetteer.parties_named(text) or gazetteer.parties_named(text.removesuffix(" Group"))
    ids = sorted({name.party_id for name in names})
    return [gazetteer.parties[one] for one in ids]


def gather_evidence(
    annotated: Annotated,
    countries: Mapping[Mention, Resolution],
    anchor: Anchor,
    gazetteer: Gazetteer,
) -> Evidence:
    """Return what the release says of house, date and countries."""
    letters = [one for one in gazetteer.letters if one.house == annotated.house]
    owners = {gazetteer.parties[one.party_id].country_code for one in letters}
    named = {
        one.value for one in countries.values() if one.value and one.mention.kind != "embedded"
    }
    return Evidence(
        annotated.house,
        frozenset(owners),
        (anchor.published or "")[:4],
        _tied_countries(annotated, countries),
        _countries_beside(annotated, countries),
        frozenset(named),
        frozenset(_countries_of_parties(annotated, gazetteer)),
    )


def _countries_of_parties(annotated: Annotated, gazetteer: Gazetteer) -> Iterator[str]:
    for mention in annotated.mentions:
        owners = owners_of(mention.text, gazetteer) if mention.label == "PARTY" else []
        if len(owners) == 1 and owners[0].country_code:
            yield owners[0].country_code


def _countries_beside(
    annotated: Annotated, countries: Mapping[Mention, Resolution]
) -> dict[Mention, frozenset[str]]:
    """Return for each party the countries that its sentence names."""
    starts = [start for start, _ in annotated.sentences]

    def sentence(mention: Mention) -> int:
        return bisect_right(starts, mention.start)

    named: dict[int, set[str]] = {}
    for mention, meaning in countries.items():
        if meaning.value and mention.kind != "embedded":
            named.setdefault(sentence(mention), set()).add(meaning.value)
    parties = (one for one in annotated.mentions if one.label == "PARTY")
    return {one: frozenset(named.get(sentence(one), ())) for one in parties}


def _tied_countries(
    annotated: Annotated, countries: Mapping[Mention, Resolution]
) -> dict[Mention, frozenset[str]]:
    """Return for each party the countries that are tied to any person it is tied to."""
    tied: dict[Mention, frozenset[str]] = {}
    for link in annotated.links:
        if link.other is None or link.other.label != "PARTY":
            continue
        beside = {
            countries[one.other].value
            for one in annotated.links
            if one.person == link.person and one.other in countries and one.other is not None
        }
        known = tied.get(link.other, frozenset())
        tied[link.other] = known | {code for code in beside if code}
    return tied
