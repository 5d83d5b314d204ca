"""Where texts stand in the lines of a page, as whole words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Page
from pipeline.name_index import WORD


@dataclass(frozen=True, slots=True)
class Borders:
    """The characters that make a longer word of a name when they stand before or after it.

    Letters are among them on both sides.
    """

    before: "regex.Pattern[str]"
    after: "regex.Pattern[str]"


NAME_BORDERS = Borders(regex.compile(r"[\w.-]"), regex.compile(r"[\w-]"))
FAMILY_BORDERS = Borders(regex.compile(r"\w"), regex.compile(r"[\w'-]"))
PARTY_BORDERS = Borders(regex.compile(r"[\w&/-]"), regex.compile(r"[\w&/-]"))


def places(page: Page, texts: Iterable[str], borders: Borders) -> Iterator[tuple[int, int]]:
    """Yield where `texts` stand in the lines of a page, the longest of those at one place.

    An expression of the texts of a release was slower to make than this is to run.
    """
    free = 0
    for start, end in sorted(_occurrences(page, texts), key=lambda one: (one[0], -one[1])):
        line = page.line_number(start)
        if start < free or line < 0 or end > page.lines[line].end:
            continue
        if borders.before.match(page.text, start - 1, start) if start else None:
            continue
        if not borders.after.match(page.text, end):
            yield start, end
            free = end


def _occurrences(page: Page, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where texts stand: each is looked for only where its rarest word does.

    To look for each in the whole of a long text took most of its time.
    """
    for one in wanted:
        words = ((page.words.get(word.group(), ()), word.start()) for word in WORD.finditer(one))
        starts, offset = min(words, key=lambda each: len(each[0]), default=((), 0))
        for start in starts:
            at = start - offset
            if at >= 0 and page.text.startswith(one, at):
                yield at, at + len(one)
