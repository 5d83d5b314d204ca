"""Drops country names that the words around them show to mean something else.

What shows it is in `data/senses.csv`; a name is dropped only where its own row in
`country_names.csv` says that it has that other sense.
"""

from collections.abc import Iterable
from dataclasses import replace

import regex

from pipeline.annotate.page import Page
from pipeline.senses import Sense
from pipeline.types import Mention

REACH = 30
"""Characters before a name in which its sense is looked for."""
NEXT_WORD = regex.compile(r"\s(\p{Lu}[\p{L}\p{M}'-]+)")
LAST_WORD = regex.compile(r"(\p{Lu}[\p{L}\p{M}.'-]+)\s$")
DESCRIBES = regex.compile(r"[ ]\p{Ll}[\p{L}-]+")


def other_senses(page: Page, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and the country names that mean something else here."""
    everyone = list(mentions)
    strong = {one.found_by for one in everyone if one.found_by.startswith("strong:")}
    senses = _possible(page)
    kept: list[Mention] = []
    dropped: list[Mention] = []
    for mention in everyone:
        reason = _reason(page, mention, strong, senses)
        if reason:
            dropped.append(replace(mention, found_by=f"{mention.found_by} means {reason} here"))
        else:
            kept.append(mention)
    return kept, dropped


def _possible(page: Page) -> list[Sense]:
    """Return the senses that may be meant; those that a whole release shows only where it does."""
    return [
        one
        for one in page.kit.senses
        if one.row.side != "release" or one.expression.search(page.text)
    ]


def _reason(page: Page, mention: Mention, strong: set[str], possible: Iterable[Sense]) -> str:
    """Return the sense in which a name is used that is not its country, or blank."""
    if mention.label != "COUNTRY" or not mention.found_by.startswith("weak:"):
        return ""
    owners = page.kit.gazetteer.countries_named(mention.text)
    senses = {sense for one in owners for sense in one.other_sense.split("; ")}
    supported = any(f"strong:{one.code}" in strong for one in owners)
    for sense in possible:
        local = sense.row.side != "release"
        if sense.row.sense in senses and (local or not supported) and _shows(page, mention, sense):
            return sense.row.sense
    return ""


def _shows(page: Page, mention: Mention, sense: Sense) -> bool:
    before = page.text[max(0, mention.start - REACH) : mention.start]
    side = sense.row.side
    if side == "release":
        return True
    if side == "before":
        return bool(sense.expression.search(before))
    if side == "after":
        return bool(sense.expression.match(page.text, mention.end))
    if side == "around":
        describes = DESCRIBES.match(page.text, mention.end)
        return bool(sense.expression.search(before)) and not _is_noun(page, describes)
    found = LAST_WORD.search(before) if side == "name-before" else NEXT_WORD.match(
        page.text, mention.end
    )  # fmt: skip
    return bool(found) and _is_name_word(page, found.group(1))  # type: ignore[union-attr]


def _is_noun(page: Page, match: "regex.Match[str] | None") -> bool:
    """Return whether the word after an adjective is one that it describes, no small word."""
    return bool(match) and match.group().strip().capitalize() not in page.kit.names.edge  # type: ignore[union-attr]


def _is_name_word(page: Page, word: str) -> bool:
    names = page.kit.names
    bare = word.strip(".'-")
    titles = names.offices | names.honorifics | names.plurals
    known = bool(page.kit.gazetteer.countries_named(bare))
    return not (
        bare in names.edge
        or bare in names.anywhere
        or known
        or any(title.split()[0] == bare for title in titles)
    )
