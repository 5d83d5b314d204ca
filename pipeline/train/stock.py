"""Gathers what names, parties, countries and titles are drawn from, out of the project's tables."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import regex
from spacy.language import Language

from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer_rows import PartyName
from pipeline.train.cast import CountryWords, Fillers, PartyWords
from pipeline.train.filling import read_lists
from pipeline.train.names import load_names
from pipeline.train.replacing import Stock
from pipeline.world_names import read_world_names

LATIN = regex.compile(r"[\p{Latin}\p{N}\p{P}\p{S} ]+")
SINGLE = regex.compile(r"\p{Lu}(?=[^\s]*\p{Ll})[\p{Latin}\p{M}'’-]{3,}")
LONGEST = 60
"""Characters of a party's name that is worth learning from."""
FULL, SHORT, CODE = (
    ("english_name", "name", "native_name"),
    ("short_name", "adjective"),
    ("abbreviation",),
)


def load_fillers(reference: Path, gazetteer: Gazetteer) -> Fillers:
    """Return what the slots of the snippets are filled from."""
    names = load_names(read_world_names(reference))
    return Fillers(names, party_words(gazetteer), country_words(gazetteer), read_lists())


def load_stock(fillers: Fillers, gazetteer: Gazetteer, nlp: Language) -> Stock:
    """Return what the names of public data are replaced by."""
    return Stock(
        fillers.names,
        tuple(text for party in fillers.parties for text in {party.full, party.short}),
        tuple(party.code for party in fillers.parties),
        single_words(gazetteer),
        _titles(fillers.lists),
        tuple(country.name for country in fillers.countries),
        lambda text: tuple(token.text for token in nlp.make_doc(text)),
    )


def party_words(gazetteer: Gazetteer) -> tuple[PartyWords, ...]:
    """Return how each party of the tables that has a name and a code is written.

    Groups and parties that English has a short form for come more often, as in releases.
    """
    by_party: dict[str, list[PartyName]] = defaultdict(list)
    for owners in gazetteer.party_names.values():
        for name in owners:
            if LATIN.fullmatch(name.text) and len(name.text) <= LONGEST:
                by_party[name.party_id].append(name)
    found = []
    for party_id, names in sorted(by_party.items()):
        known = (_of(names, FULL), _of(names, SHORT), _of(names, CODE))
        common = bool(known[1] or gazetteer.parties[party_id].house)
        if known[0] and (known[2] or known[1]):
            code = (known[2] or known[1])[0]
            full, short = known[0], known[1] or [code]
            forms = [PartyWords(one, short[at % len(short)], code) for at, one in enumerate(full)]
            found += forms * (COMMON if common else 1)
    return tuple(found)


COMMON = 20
"""How much oftener a party with a short form of everyday English is drawn: there are few."""


def _of(names: Sequence[PartyName], kinds: Sequence[str]) -> list[str]:
    return sorted({name.text for name in names if name.kind in kinds})


def single_words(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of parties in the tables that are one word, with a capital."""
    return tuple(
        sorted(
            text
            for text, owners in gazetteer.party_names.items()
            if SINGLE.fullmatch(text) and owners[0].kind in FULL
        )
    )


def country_words(gazetteer: Gazetteer) -> tuple[CountryWords, ...]:
    """Return how each country of the tables is written."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for text, owners in sorted(gazetteer.country_names.items()):
        for name in owners:
            forms[name.code].setdefault(name.kind, text)
    return tuple(
        CountryWords(country.name, forms[code]["adjective"], forms[code]["demonym"], code)
        for code, country in sorted(gazetteer.countries.items())
        if {"adjective", "demonym"} <= forms[code].keys()
    )


def _titles(lists: Any) -> tuple[str, ...]:
    stacks = [one["text"] for one in lists["honorifics"]]
    return (*stacks, *(role.title() for role in lists["roles"]))
