"""Drops party names that nothing in the release supports: common words, other bodies' initials.

A weak name counts with support: a form that reads it beside a person, a group's house, a country of
its owner that the release or its house names, a recogniser that half sees a party. Without any, it
stays only if it holds a word for a party ("Communist Party"): then it is ambiguous, and that is
said.
"""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.annotate.merge import PARTY_OFFICE
from pipeline.annotate.page import Page
from pipeline.annotate.recognised import is_likely
from pipeline.types import Mention


def unsupported_parties(
    page: Page, mentions: Iterable[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and the party names that the release does not support."""
    everyone = list(mentions)
    countries = _named_countries(page, everyone) | _house_countries(page)
    kept: list[Mention] = []
    dropped: list[Mention] = []
    for mention in everyone:
        if _needs_support(mention) and not _is_supported(page, mention, countries):
            dropped.append(replace(mention, found_by=f"{mention.found_by} has no support here"))
        else:
            kept.append(mention)
    gone = {one.text for one in dropped}
    return [one for one in kept if not _leans_on(one, gone)], dropped


def _needs_support(mention: Mention) -> bool:
    open_form = mention.found_by == PARTY_OFFICE
    return mention.label == "PARTY" and (mention.found_by.startswith("weak:") or open_form)


def _leans_on(mention: Mention, gone: set[str]) -> bool:
    """Return whether a later use of a name lost what showed it to be a party."""
    later = mention.found_by == "finder:later-mention"
    return mention.label == "PARTY" and later and mention.text in gone


def _is_supported(page: Page, mention: Mention, countries: set[str]) -> bool:
    if is_likely(page, mention):
        return True
    words = mention.text.split()
    if any(word.capitalize() in page.kit.party_nouns for word in words):
        return True
    owners = page.kit.gazetteer.parties_named(mention.text.removesuffix(" Group"))
    parties = [page.kit.gazetteer.parties[one.party_id] for one in owners]
    if any(one.house for one in parties):
        return True
    return any(one.country_code in countries for one in parties)


def _named_countries(page: Page, mentions: Iterable[Mention]) -> set[str]:
    return {
        owner.code
        for one in mentions
        if one.label == "COUNTRY" and one.kind != "embedded"
        for owner in page.kit.gazetteer.countries_named(one.text)
    }


def _house_countries(page: Page) -> set[str]:
    gazetteer = page.kit.gazetteer
    ids = {one.party_id for one in gazetteer.letters if one.house == page.house}
    return {gazetteer.parties[one].country_code for one in ids}
