"""How a sheet looks: the widths of columns, the heights of rows, and what a printer is told."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from pipeline.vocabulary import Column

WIDTHS = {"number": 11, "date": 12, "list": 24, "text": 20}
WIDE = {
    "sentence": 70, "evidence": 40, "message": 50, "suggestion": 50, "title": 40, "text": 30,
    "reason": 70, "name": 28, "value": 28, "source": 28, "roles": 36, "found_by": 28,
    "honorific": 12, "country_code": 12, "country_codes": 16, "status": 12, "alpha3": 10,
    "text_sha256": 68, "text_file": 24,
}  # fmt: skip
WRAPPED = frozenset(
    ("sentence", "evidence", "message", "suggestion", "reason", "title", "name", "value", "text",
     "as_written", "abbreviation", "speaker_as_written", "found", "stated", "person", "evidence",
     "source", "publisher", "url", "decision")
)  # fmt: skip
"""Columns of words that are wrapped; lists are wrapped in any case."""
ARROW = 4
"""Signs that the arrow of the filter covers in a header."""
MOST_LINES = 4
LINE_HEIGHT = 15.0
"""In points: one line of the standard font."""
HEAD = {"bold": True, "valign": "top", "bottom": 1, "bg_color": "#E7EDF3"}
A4 = 9


def width_of(column: Column) -> int:
    """Return the width of a column in signs: its cells, or its header and the arrow beside it."""
    cells = WIDE.get(column.column, WIDTHS[column.type])
    return max(cells, ceil(len(column.column) * 1.1) + ARROW)


def is_wrapped(column: Column) -> bool:
    """Return whether the cells of a column are shown on several lines."""
    return column.type == "list" or column.column in WRAPPED


def lines_of(text: str, width: int) -> int:
    """Return on how many lines a text is shown, as estimated from its length.

    >>> lines_of("a word", 10), lines_of("a" * 25, 10), lines_of("a\\nb", 10), lines_of("", 10)
    (1, 3, 2, 1)
    """
    return sum(max(1, ceil(len(one) / width)) for one in text.split("\n"))


def height_of(cells: Iterable[tuple[str, int]], most: int = MOST_LINES) -> float:
    """Return the height of a row in points from its wrapped texts and their widths.

    >>> height_of([("a" * 25, 10), ("a", 10)]), height_of([("a" * 99, 10)]), height_of([])
    (45.0, 60.0, 15.0)
    """
    return min(most, max((lines_of(*one) for one in cells), default=1)) * LINE_HEIGHT


def for_printing(sheet: Any) -> None:
    """Tell a sheet to print on landscape pages of one width, each with the header row."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P of &N")
