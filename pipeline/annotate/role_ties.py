"""Ties what a role names to its person: the country of an office, the party of a member."""

from collections.abc import Iterable, Iterator

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.roles import FOUND_BY, Told
from pipeline.role_words import CANDIDACY, OCCUPATION, OFFICE
from pipeline.types import Link, Mention

OF = regex.compile(r"(?:^|\s)of\s+(?:the\s+)?$")
KINDS = {OFFICE: "office", CANDIDACY: "candidacy", OCCUPATION: "nationality"}


def role_ties(page: Page, told: Iterable[Told], mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each country and party inside a role that says whose it is."""
    named = sorted(
        (one for one in mentions if one.label in ("COUNTRY", "PARTY")), key=lambda one: one.start
    )
    for one in told:
        for thing in named:
            if one.phrase.start <= thing.start and thing.end <= one.phrase.end:
                kind = "party" if thing.label == "PARTY" else _kind(page, one, thing)
                if kind:
                    yield _link(one, thing, kind)


def _kind(page: Page, told: Told, country: Mention) -> str | None:
    """Return the kind of tie that a country inside a role is, or None if it is no tie.

    Before the noun it is that of the role; behind it "of" must lead to it, or an organ of state
    follow: an envoy to a country and a rapporteur on one are not of it.
    """
    if country.kind == "embedded":
        return None
    phrase = told.phrase
    if country.end <= phrase.noun_start:
        return KINDS.get(phrase.kind)
    if phrase.kind == OCCUPATION:
        return None
    before = page.text[phrase.noun_end : country.start]
    organ = page.kit.roles.organ.match(page.text, country.end, phrase.end)
    if OF.search(before) and (organ or country.kind not in ("adjective", "demonym")):
        return KINDS[phrase.kind]
    return None


def _link(told: Told, thing: Mention, kind: str) -> Link:
    person, phrase = told.person, told.phrase
    full = person.full_start if person.full_start >= 0 else person.start
    start, end = min(phrase.start, full), max(phrase.end, person.end)
    return Link(person, thing, kind, start, end, FOUND_BY, "former" if told.former else "current")
