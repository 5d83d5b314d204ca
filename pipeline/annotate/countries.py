"""Reads a name of a country where it stands: alone, in a compound, in an organisation's name."""

import regex

from pipeline.annotate.page import Line, Page
from pipeline.gazetteer_rows import COMPOUND_ONLY
from pipeline.types import Mention

CASE_NUMBER = regex.compile(r"[-–/]\d")
"""What makes a code in capitals that of a case: KHM-91."""
HYPHENED = regex.compile(r"[-–](\p{Lu}[\p{L}.]*)")
LONGEST_HEADLINE = 200
"""Characters; a longer line of many capitals is a list of names."""


def country_mention(page: Page, line: Line, start: int, end: int) -> Mention | None:
    """Return the country mention at `start:end`, `embedded` inside a longer proper name."""
    text = page.text[start:end]
    owners = page.kit.gazetteer.countries_named(text)
    if not owners or (line.capitals and len(text) < 4 and "." not in text):
        return None
    if text.isupper() and CASE_NUMBER.match(page.text, end):
        return None
    if owners[0].other_sense == COMPOUND_ONLY and not _opens_compound(page, end):
        return None
    kind = "embedded" if in_organisation(page, line, start, end) else owners[0].kind
    found_by = f"{owners[0].strength}:{'|'.join(owner.code for owner in owners)}"
    return Mention("COUNTRY", start, end, text, found_by, kind)


def _opens_compound(page: Page, end: int) -> bool:
    """Return whether a hyphen and another country follow: "Sino" counts in "Sino-British"."""
    match = HYPHENED.match(page.text, end)
    return match is not None and bool(page.kit.gazetteer.countries_named(match.group(1)))


def in_organisation(page: Page, line: Line, start: int, end: int) -> bool:
    """Return whether the words around a country make it part of an organisation's name."""
    before = page.text[max(0, start - 40) : start]
    shapes = page.kit.shapes
    if shapes.head.search(before) or shapes.tail.match(page.text, end):
        return True
    headline = line.title_case and line.end - line.start <= LONGEST_HEADLINE
    return not headline and shapes.far_tail.match(page.text, end) is not None
