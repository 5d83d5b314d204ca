"""Finds parties behind words that lead to one, "belongs to …", and beside their own country.

Many names of parties are words of their language, which the recogniser may take for a person, or
for nothing: Primero Justicia. So they count where such words lead to the whole name, or where it
stands between commas beside the country, if the release names the country of an owner.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.support import countries_of
from pipeline.types import Mention

FOUND_BY = "finder:party-cue"
SHORTEST = 3
"""Letters of a name; two stand for too many things."""
MOST_WORDS = 9
"""Words of a name that are looked at."""
LONGEST = 120
"""Characters of a line of parties and countries; a longer one is prose."""
WORD_ENDS = regex.compile(r"(?<=[\p{L}\p{M}\d])(?![\p{L}\p{M}\d]|[/&-]\w)")
PIECE = regex.compile(
    r"(?=\S)(?![–—/-]\s)(?:[^,;|()\n\s]|(?<=[^,;|()\s])[^\S\n](?![–—/-]\s)(?=[^,;|()\s]))+"
)
COMMA = regex.compile(r",\s+|\s[–—/-]\s")


def cued_parties(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names in the tables that such a place shows to be a party's."""
    countries = countries_of(page, mentions)
    for line in page.lines:
        for match in page.kit.shapes.party_cue.finditer(page.text, line.start, line.end):
            end = _name_end(page, match.end(), line.end, countries)
            if end:
                yield _party(page, match.end(), end)
        if line.end - line.start <= LONGEST:
            yield from _beside_countries(page, line)


def _beside_countries(page: Page, line: Line) -> Iterator[Mention]:
    """Yield the parties of "Frente Amplio, Uruguay": each is all that stands beside a comma."""
    pieces = [one.span() for one in PIECE.finditer(page.text, line.start, line.end)]
    for first, second in pairwise(pieces):
        if not COMMA.fullmatch(page.text, first[1], second[0]):
            continue
        for (start, end), (other, last) in ((first, second), (second, first)):
            owners = page.kit.gazetteer.countries_named(page.text[other:last])
            if _is_party(page, page.text[start:end], {one.code for one in owners}):
                yield _party(page, start, end)


def _name_end(page: Page, start: int, last: int, countries: Collection[str]) -> int | None:
    """Return where the longest name of a party ends that begins at `start`, or None."""
    ends = [one.start() for one in WORD_ENDS.finditer(page.text, start, last)][:MOST_WORDS]
    fitting = (end for end in reversed(ends) if _is_party(page, page.text[start:end], countries))
    return next(fitting, None)


def _is_party(page: Page, text: str, countries: Collection[str]) -> bool:
    """Return whether a text is the name of a party of such a country, and no word for one."""
    kit = page.kit
    if len(text) < SHORTEST or text in kit.not_parties or text in kit.party_nouns:
        return False
    owners = kit.gazetteer.parties_named(text)
    return any(kit.gazetteer.parties[one.party_id].country_code in countries for one in owners)


def _party(page: Page, start: int, end: int) -> Mention:
    return Mention("PARTY", start, end, page.text[start:end], FOUND_BY)
