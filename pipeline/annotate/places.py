"""Where texts stand in the lines of a page, as whole words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Page


@dataclass(frozen=True, slots=True)
class Borders:
    """The characters that make a longer word of a name when they stand before or after it."""

    before: "regex.Pattern[str]"
    after: "regex.Pattern[str]"


NAME_BORDERS = Borders(regex.compile(r"[\w.-]"), regex.compile(r"[\w-]"))
FAMILY_BORDERS = Borders(regex.compile(r"(?!)"), regex.compile(r"[\w'-]"))
PARTY_BORDERS = Borders(regex.compile(r"[\w&/-]"), regex.compile(r"[\w&/-]"))


def places(page: Page, texts: Iterable[str], borders: Borders) -> Iterator[tuple[int, int]]:
    """Yield where `texts` stand in the lines of a page, the longest of those at one place.

    An expression of the texts of a release was slower to make than this is to run.
    """
    free = 0
    starts = [line.start for line in page.lines]
    for start, end in sorted(_occurrences(page.text, texts), key=lambda one: (one[0], -one[1])):
        line = bisect_right(starts, start) - 1
        if start < free or line < 0 or end > page.lines[line].end:
            continue
        if borders.before.match(page.text, start - 1, start) if start else None:
            continue
        if not borders.after.match(page.text, end):
            yield start, end
            free = end


def _occurrences(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    for one in wanted:
        at = text.find(one)
        while at >= 0:
            yield at, at + len(one)
            at = text.find(one, at + 1)
