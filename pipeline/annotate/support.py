"""Drops party names that nothing in the release supports: common words, other bodies' initials.

A weak name counts with support: a form that reads it beside a person, a group's house, a country of
its owner that the release or its house names, a recogniser that half sees a party. A code that only
the recogniser sees needs more, since agencies and bills have codes too: such a country, a bracket,
a word for a party beside it or another party in its sentence; and it must not be the initials of
another body, as the release itself says: "Department of Energy (DOE)". Without any, a name stays
only if it holds a word for a party ("Communist Party"): then it is ambiguous, and that is said.
"""

from collections.abc import Iterable
from dataclasses import replace

import regex

from pipeline.annotate.initials import initials_in
from pipeline.annotate.merge import PARTY_OFFICE
from pipeline.annotate.page import Page
from pipeline.annotate.recognised import MODEL
from pipeline.annotate.refused import is_likely
from pipeline.types import Mention

LATER = "finder:later-mention"
JOINED = regex.compile(r"[\s/&]")
"""What stands between the codes of two parties that go together, and in no code of a body."""


def unsupported_parties(
    page: Page, mentions: Iterable[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and the party names that the release does not support."""
    everyone = list(mentions)
    countries = countries_of(page, everyone)
    known = [one for one in everyone if _is_known(page, one)]
    parties = [one.end for one in everyone if one.label == "PARTY"]
    others = {text for text, end in initials_in(page.text) if end not in parties}
    kept: list[Mention] = []
    dropped: list[Mention] = []
    for mention in everyone:
        if _is_seen_code(mention) and mention.text in others:
            dropped.append(replace(mention, found_by=f"{mention.found_by} is another body here"))
        elif _needs_support(mention) and not _is_supported(page, mention, countries, known):
            dropped.append(replace(mention, found_by=f"{mention.found_by} has no support here"))
        else:
            kept.append(mention)
    gone = {one.text for one in dropped}
    return [one for one in kept if not _leans_on(one, gone)], dropped


def _needs_support(mention: Mention) -> bool:
    open_form = mention.found_by == PARTY_OFFICE
    weak = mention.found_by.startswith("weak:")
    return mention.label == "PARTY" and (weak or open_form or _is_seen_code(mention))


def _is_seen_code(mention: Mention) -> bool:
    """Return whether a party is a code, and nothing but an office or the recogniser says so."""
    seen = mention.label == "PARTY" and mention.found_by in (MODEL, PARTY_OFFICE)
    return seen and _is_code(mention.text)


def _is_known(page: Page, mention: Mention) -> bool:
    """Return whether a party is one that the tables know, or has a name of two words."""
    again = mention.found_by == LATER
    if mention.label != "PARTY" or len(mention.text) == 1 or again or _is_seen_code(mention):
        return False
    return " " in mention.text or bool(page.kit.gazetteer.parties_named(mention.text))


def _is_code(text: str) -> bool:
    """Return whether a text is letters that stand for words: SBA, D66; not Labour, R, CDU/CSU."""
    return len(text) > 1 and text.upper() == text and not JOINED.search(text)


def _is_placed(page: Page, code: Mention, known: Iterable[Mention]) -> bool:
    """Return whether a code is in a bracket, beside a word for a party, or near a known party."""
    before, after = page.text[: code.start][-1:], page.text[code.end :][:20]
    in_bracket = before == "(" and after[:1] in (")", ",", ";", "/")
    words = page.kit.party_nouns
    beside = any(word.strip(".,;:)").capitalize() in words for word in after.split()[:1])
    start, end = page.sentence_at(code.start)
    return in_bracket or beside or any(start <= one.start < end for one in known if one != code)


def _leans_on(mention: Mention, gone: set[str]) -> bool:
    """Return whether a later use of a name lost what showed it to be a party."""
    later = mention.found_by == LATER
    return mention.label == "PARTY" and later and mention.text in gone


def _is_of_country(page: Page, mention: Mention, countries: set[str]) -> bool:
    owners = page.kit.gazetteer.parties_named(mention.text.removesuffix(" Group"))
    parties = [page.kit.gazetteer.parties[one.party_id] for one in owners]
    return any(one.house or one.country_code in countries for one in parties)


def _is_supported(
    page: Page, mention: Mention, countries: set[str], known: Iterable[Mention]
) -> bool:
    if _is_of_country(page, mention, countries):
        return True
    if _is_seen_code(mention):
        return _is_placed(page, mention, known)
    words = mention.text.split()
    return is_likely(page, mention) or any(
        word.capitalize() in page.kit.party_nouns for word in words
    )


def countries_of(page: Page, mentions: Iterable[Mention]) -> set[str]:
    """Return the codes of the countries that a release or its house names."""
    return _house_countries(page) | {
        owner.code
        for one in mentions
        if one.label == "COUNTRY" and one.kind != "embedded"
        for owner in page.kit.gazetteer.countries_named(one.text)
    }


def _house_countries(page: Page) -> set[str]:
    gazetteer = page.kit.gazetteer
    ids = {one.party_id for one in gazetteer.letters if one.house == page.house}
    return {gazetteer.parties[one].country_code for one in ids}
