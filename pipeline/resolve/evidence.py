"""What a release says that may decide which party or group a name means."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import Party
from pipeline.resolve.legend import read_legend
from pipeline.resolve.surroundings import Sign, Surroundings, signs_of_countries, surroundings
from pipeline.types import Anchor, Annotated, Mention, Resolution

SHORTEST = 4
"""Letters of an abbreviation that is known in another form; shorter ones mean too much."""
SIGNS = regex.compile(r"[-.]")
HEADS = ("dateline", "document-line", "headline")


@dataclass(frozen=True)
class Evidence:
    """What a release says that may decide between parties of one name."""

    house: str | None
    shown_house: str | None
    """The one house whose written forms the release has, where it names none."""
    house_countries: frozenset[str]
    year: str
    tied_countries: Mapping[Mention, frozenset[str]]
    around: Mapping[Mention, Surroundings]
    """The countries that stand around each party."""
    countries: frozenset[str]
    """The countries that the release names, or names a seat of."""
    head: frozenset[str]
    """Those among them that its head names."""
    names_of_country: Mapping[str, frozenset[str]]
    """The names of one owner that the release has, by the country of the owner."""
    group_houses: frozenset[str]
    """The houses of the groups that the release names with names of one owner."""
    legend: Mapping[str, str]
    """The long form by the code that a legend gives it."""

    @property
    def party_countries(self) -> frozenset[str]:
        """Return the countries of the parties that the release names with names of one owner."""
        return frozenset(self.names_of_country)


def owners_of(text: str, gazetteer: Gazetteer) -> list[Party]:
    """Return the parties that bear a name, or bear it in another form.

    Other forms are without a "Group" and with a "Party" at the end, and an abbreviation with or
    without signs in it, in capitals or as a word: PDI-P is PDIP, Akbayan AKBAYAN.
    """
    forms = (text, text.removesuffix(" Group"), f"{text} Party", *_as_abbreviation(text))
    names = next((named for form in forms if (named := gazetteer.parties_named(form))), ())
    names += gazetteer.parties_named(gazetteer.followers.get(text, ""))
    ids = sorted({name.party_id for name in names})
    return [gazetteer.parties[one] for one in ids]


def _as_abbreviation(text: str) -> Iterator[str]:
    if " " not in text and len(text) >= SHORTEST:
        yield text.upper()
        yield SIGNS.sub("", text)


def gather_evidence(
    annotated: Annotated,
    countries: Mapping[Mention, Resolution],
    anchor: Anchor,
    gazetteer: Gazetteer,
) -> Evidence:
    """Return what the release says of house, date and countries."""
    letters = [one for one in gazetteer.letters if one.house == annotated.house]
    owners = {gazetteer.parties[one.party_id].country_code for one in letters}
    signs = signs_of_countries(annotated, countries, gazetteer)
    heads = [block for block in annotated.cleaned.blocks if block.kind in HEADS]
    sure = list(_sure_parties(annotated, gazetteer))
    read = (dict(one.parts).get("house") for one in annotated.mentions if one.label == "PARTY")
    shown = {house for house in read if house}
    return Evidence(
        house=annotated.house,
        shown_house=shown.pop() if len(shown) == 1 else None,
        house_countries=frozenset(owners),
        year=(anchor.published or "")[:4],
        tied_countries=_tied_countries(annotated, countries),
        around=surroundings(annotated, signs, _signs_of(sure)),
        countries=frozenset(one.code for one in signs),
        head=frozenset(
            one.code for one in signs for head in heads if head.start <= one.start < head.end
        ),
        names_of_country=_names_by_country(sure),
        group_houses=frozenset(one.house for _, one in sure if one.house),
        legend=read_legend(annotated),
    )


def _signs_of(sure: Iterable[tuple[Mention, Party]]) -> list[Sign]:
    """Return what names of one owner say of the country of their neighbours."""
    return [
        Sign(name.start, name.end, party.country_code) for name, party in sure if party.country_code
    ]


def _names_by_country(sure: Iterable[tuple[Mention, Party]]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, party in sure:
        if party.country_code:
            names.setdefault(party.country_code, set()).add(name.text)
    return {code: frozenset(found) for code, found in names.items()}


def _sure_parties(annotated: Annotated, gazetteer: Gazetteer) -> Iterator[tuple[Mention, Party]]:
    """Yield the names of one owner that the release has, each with the party or group."""
    for mention in annotated.mentions:
        owners = owners_of(mention.text, gazetteer) if mention.label == "PARTY" else []
        if len(owners) == 1:
            yield mention, owners[0]


def _tied_countries(
    annotated: Annotated, countries: Mapping[Mention, Resolution]
) -> dict[Mention, frozenset[str]]:
    """Return for each party the countries that are tied to any person it is tied to."""
    beside: dict[Mention, set[str]] = defaultdict(set)
    for link in annotated.links:
        meaning = countries.get(link.other) if link.other is not None else None
        if meaning is not None and meaning.value:
            beside[link.person].add(meaning.value)
    tied: dict[Mention, frozenset[str]] = {}
    for link in annotated.links:
        if link.other is not None and link.other.label == "PARTY":
            known = tied.get(link.other, frozenset())
            tied[link.other] = known | beside.get(link.person, frozenset())
    return tied
