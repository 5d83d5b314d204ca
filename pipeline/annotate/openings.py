"""Says which lines are items that a person opens, in lists, tables and rows of semicolons."""

from collections.abc import Iterable, Iterator, Mapping

import regex

from pipeline.annotate.cells import cells_of
from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START
from pipeline.types import Mention

OPENERS = ("PERSON", "COUNTRY", "PARTY")
HEAD_GAP = regex.compile(r"(?:\s+Group)?[\s:*_–—-]+")
PIECE = regex.compile(r"[^;\n]+")
FEWEST_PIECES = 3
CLOSING = " \"'”’»)"
SENTENCE_ENDS = (".", "!", "?")
SHORT_LINE = 70
"""Characters of a line that may be a heading inside a list."""


def openings(page: Page, mentions: Iterable[Mention]) -> Iterator[int]:
    """Yield where lines begin that are items: a person first, and no full stop at the end.

    The country that heads an item is passed over: "JAPAN Sato Rei (CDP)", "Tonga: Mele Vea". In a
    row of a table the person may open any cell, and a paragraph whose pieces between semicolons
    each begin with a person is a list too.
    """
    everyone = {one.whole_start: one for one in mentions if one.label in OPENERS}
    for line in page.lines:
        stopped = page.text[line.start : line.end].rstrip(CLOSING).endswith(SENTENCE_ENDS)
        if stopped:
            pieces = [one.span() for one in PIECE.finditer(page.text, line.start, line.end)]
            if len(pieces) < FEWEST_PIECES:
                continue
        else:
            pieces = [(start, line.end) for start, _ in cells_of(page.text, line)]
        opened = [_opens(page, everyone, start, end) for start, end in pieces]
        if any(opened) and (
            len(opened) < FEWEST_PIECES or "|" in page.text[line.start : line.end] or all(opened)
        ):
            yield line.start


def _opens(page: Page, everyone: Mapping[int, Mention], start: int, end: int) -> bool:
    """Return whether a person opens `start:end`, behind a bullet and the country that heads it."""
    first = everyone.get(ITEM_START.match(page.text, start, end).end())  # type: ignore[union-attr]
    if first is not None and first.label != "PERSON":
        gap = HEAD_GAP.match(page.text, first.end, end)
        first = everyone.get(gap.end()) if gap else None
    return first is not None and first.label == "PERSON"


def is_short(page: Page, line: Line) -> bool:
    """Return whether a line may be a heading inside a list: short, without a full stop."""
    piece = page.text[line.start : line.end].rstrip(" *_")
    return 0 < len(piece) < SHORT_LINE and not piece.endswith((".", "?", "!"))
