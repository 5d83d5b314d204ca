"""How a sheet looks: the widths of columns, the heights of rows, and what a printer is told."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from pipeline.vocabulary import Column

WIDTHS = {"number": 11, "date": 12, "list": 24, "text": 20}
WIDE = {
    "sentence": 70, "evidence": 40, "message": 50, "suggestion": 50, "title": 40, "text": 30,
    "reason": 70, "name": 28, "value": 28, "source": 28, "roles": 36, "found_by": 28,
    "honorific": 12, "country_code": 12, "country_codes": 16, "status": 12, "alpha3": 10,
    "text_sha256": 68, "text_file": 24, "decision": 22, "proof": 9, "why": 60, "url": 40,
}  # fmt: skip
WRAPPED = frozenset(
    ("sentence", "evidence", "message", "suggestion", "reason", "title", "name", "value", "text",
     "as_written", "abbreviation", "speaker_as_written", "found", "stated", "person", "evidence",
     "source", "publisher", "url", "decision", "why")
)  # fmt: skip
"""Columns of words that are wrapped; lists are wrapped in any case."""
FOR_PROGRAMS = frozenset(
    ("start", "end", "part", "row_id", "code_or_id", "found_by", "text_file", "text_sha256",
     "characters", "person_ids", "party_ids")
)  # fmt: skip
"""Columns that are shown in grey, with all ids: most people never read them."""
ARROW = 4
"""Signs that the arrow of the filter covers in a header."""
MOST_LINES = 6
"""Nine sentences in ten are shown whole; a longer one is read in its cell."""
LINE_HEIGHT = 15.0
"""In points: one line of the standard font."""
SIGNS = 1.1
"""Signs of a text that fit into one unit of width, which is the width of a digit."""
HEAD = {"bold": True, "valign": "top", "bottom": 1, "bg_color": "#E7EDF3"}
YOURS = "#FFF7DB"
"""The ground of the cells that are a person's to fill in."""
GREY = "#6E6E6E"
LINK = {"font_color": "#0563C1", "underline": 1}
A4 = 9
PAGE = 230
"""Signs that stand side by side on a page and can still be read."""


def width_of(column: Column) -> int:
    """Return the width of a column in signs: its cells, or its header and the arrow beside it."""
    cells = WIDE.get(column.column, WIDTHS[column.type])
    return max(cells, ceil(len(column.column) * 1.1) + ARROW)


def is_wrapped(column: Column) -> bool:
    """Return whether the cells of a column are shown on several lines."""
    return column.type == "list" or column.column in WRAPPED


def style_of(column: Column) -> dict[str, Any]:
    """Return how the cells of a column look: what is for programs in grey, what is yours in colour.

    >>> style_of(Column(table="ties", column="tie_id", meaning="", type="text"))
    {'valign': 'top', 'font_color': '#6E6E6E'}
    """
    style: dict[str, Any] = {"valign": "top"}
    if is_wrapped(column):
        style["text_wrap"] = True
    if column.column in FOR_PROGRAMS or column.column.endswith("_id"):
        style["font_color"] = GREY
    if column.column == "decision" and column.option:
        style |= {"bg_color": YOURS, "border": 4, "border_color": "#D9C98A"}
    return style


def lines_of(text: str, width: int) -> int:
    """Return on how many lines a text is shown, as estimated from its length.

    >>> lines_of("a word", 10), lines_of("a" * 25, 10), lines_of("a\\nb", 10), lines_of("", 10)
    (1, 3, 2, 1)
    """
    fit = width * SIGNS
    if "\n" not in text:
        return max(1, ceil(len(text) / fit))
    return sum(max(1, ceil(len(one) / fit)) for one in text.split("\n"))


def is_long(text: str, width: int) -> bool:
    """Return whether a text may be shown on several lines: most are shown on one.

    >>> is_long("a word", 10), is_long("a" * 25, 10), is_long("a\\nb", 10)
    (False, True, True)
    """
    return len(text) > width or "\n" in text


def height_of(cells: Iterable[tuple[str, int]], most: int = MOST_LINES) -> float:
    """Return the height of a row in points from its wrapped texts and their widths.

    >>> height_of([("a" * 25, 10), ("a", 10)]), height_of([("a" * 99, 10)]), height_of([])
    (45.0, 90.0, 15.0)
    """
    return min(most, max((lines_of(*one) for one in cells), default=1)) * LINE_HEIGHT


def for_printing(sheet: Any, columns: Sequence[Column] = ()) -> None:
    """Tell a sheet to print on landscape pages, each with the header row.

    A sheet with `columns` prints those that are read, its first two on each page.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(pages_of(columns), 0)
    sheet.repeat_rows(0)
    if columns:
        sheet.repeat_columns(0, 1)
        sheet.print_across()
    sheet.set_footer("&L&A&R&P of &N")


def read_columns(columns: Sequence[Column]) -> Sequence[Column]:
    """Return the columns of a sheet up to `why`: what stands behind it is for programs."""
    names = [one.column for one in columns]
    return columns[: names.index("why") + 1] if "why" in names else columns


def pages_of(columns: Sequence[Column]) -> int:
    """Return how many pages side by side a sheet needs, so that it can still be read."""
    return max(1, ceil(sum(map(width_of, read_columns(columns))) / PAGE))
