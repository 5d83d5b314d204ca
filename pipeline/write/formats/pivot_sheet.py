"""Draws the sheet of ready pivots: a list of the tables, then each with title, caption, totals."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.write.formats.counted import Counts, Cut, cut
from pipeline.write.formats.fitting import readable
from pipeline.write.formats.looks import HEAD, LINE_HEIGHT, LINK, for_printing, height_of
from pipeline.write.formats.pivots import PIVOTS, Pivot, Pivots

FIRST, OTHERS, COLUMNS = 44, 16, 16
"""Widths of the first and the other columns, and how many there are."""
OPENING = (
    "Counted while the releases were read; a release that says the same as an earlier one "
    "(duplicate_of) is not counted. For figures of your own, pivot the sheet that stands beside "
    "a title: ties for persons, countries and parties, dates for dates."
)
NOTHING = "Nothing of the kind was found."
SHEET = "pivots"
TITLE_HEIGHT = 20.0
GAP = 4
"""Rows of a table besides those that count: title, caption, heads, and an empty one below."""


class PivotSheet:
    """The sheet, filled from top to bottom."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._sheet = sheet
        self._next = 0
        self._title = book.add_format({"bold": True, "valign": "top", "font_size": 13})
        self._text = book.add_format({"valign": "top", "text_wrap": True})
        self._head = book.add_format(HEAD | {"text_wrap": True})
        self._head_right = book.add_format(HEAD | {"text_wrap": True, "align": "right"})
        self._number = book.add_format({"valign": "top", "num_format": "#,##0"})
        total = {"bold": True, "valign": "top", "top": 1, "num_format": "#,##0"}
        self._total = book.add_format(total)
        self._sum = book.add_format({"bold": True, "valign": "top", "num_format": "#,##0"})
        self._link = book.add_format({"valign": "top"} | LINK)
        sheet.set_column(0, 0, FIRST, self._text)
        sheet.set_column(1, COLUMNS, OTHERS, self._number)
        for_printing(sheet)

    def contents(self, places: Sequence[tuple[str, int]]) -> None:
        """Write the list of tables, each a link to its place."""
        self._sheet.set_row(self._next, TITLE_HEIGHT)
        self._line(SHEET, self._title)
        self._across(OPENING)
        for title, row in places:
            self._sheet.write_url(
                self._next, 0, f"internal:'{SHEET}'!A{row + 1}", self._link, title
            )
            self._next += 1
        self._next += 1

    def table(self, pivot: Pivot, counts: Counts, shown: Cut) -> None:
        """Write one table."""
        self._sheet.set_row(self._next, TITLE_HEIGHT)
        self._sheet.write_string(self._next, 0, pivot.title, self._title)
        address = f"internal:'{pivot.sheet}'!A1"
        self._sheet.write_url(self._next, 1, address, self._link, pivot.sheet)
        self._next += 1
        self._across(pivot.caption)
        if not shown.lines:
            self._line(NOTHING, self._text)
            self._next += 1
            return
        self._heads([pivot.heads, *shown.columns, *(["total"] if pivot.totals == "both" else [])])
        for name, numbers in shown.lines:
            self._numbers(name, numbers[:-1], self._number)
            if pivot.totals == "both":
                self._sheet.write_number(self._next - 1, len(numbers), numbers[-1], self._sum)
        if pivot.totals != "none":
            below = (*(counts.columns[one] for one in shown.columns), counts.total)
            self._numbers("total", below if pivot.totals == "both" else below[:-1], self._total)
        for note in notes_of(pivot, shown):
            self._across(note)
        self._next += 1

    def _heads(self, names: Sequence[str]) -> None:
        height = height_of((one, OTHERS - 2) for one in names[1:])
        self._sheet.set_row(self._next, max(height, LINE_HEIGHT))
        for column, name in enumerate(names):
            style = self._head_right if column else self._head
            self._sheet.write_string(self._next, column, readable(name), style)
        self._next += 1

    def _numbers(self, name: str, numbers: Sequence[int], style: Any) -> None:
        self._sheet.write_string(
            self._next, 0, readable(name), style if style is self._total else self._text
        )
        for column, number in enumerate(numbers, 1):
            if number or style is self._total:
                self._sheet.write_number(self._next, column, number, style)
        self._next += 1

    def _line(self, text: str, style: Any) -> None:
        self._sheet.write_string(self._next, 0, text, style)
        self._next += 1

    def _across(self, text: str) -> None:
        width = FIRST + (COLUMNS - 6) * OTHERS
        self._sheet.set_row(self._next, height_of([(text, width)]))
        self._sheet.merge_range(self._next, 0, self._next, COLUMNS - 6, "", self._text)
        self._sheet.write_string(self._next, 0, text, self._text)
        self._next += 1


def notes_of(pivot: Pivot, shown: Cut) -> Iterator[str]:
    """Yield what a table leaves out, and where all of it stands."""
    counted = "" if pivot.totals == "none" else "; totals count them"
    for number, what in ((shown.rows_left_out, "rows"), (shown.columns_left_out, "columns")):
        if number:
            yield (
                f"{number:,} more {what} with smaller figures are not shown{counted}. "
                f"All stand in the sheet {pivot.sheet}."
            )


def write_pivots(book: Any, sheet: Any, pivots: Pivots) -> None:
    """Fill the sheet with what was counted."""
    tables = [(one, pivots.counts[one.title], _cut(one, pivots)) for one in PIVOTS]
    drawn = PivotSheet(book, sheet)
    drawn.contents(list(_places(tables)))
    for pivot, counts, shown in tables:
        drawn.table(pivot, counts, shown)


def _cut(pivot: Pivot, pivots: Pivots) -> Cut:
    return cut(pivots.counts[pivot.title], pivot.order, pivot.most, by_name=pivot.by_name)


def _places(tables: Sequence[tuple[Pivot, Counts, Cut]]) -> Iterator[tuple[str, int]]:
    """Yield the title of each table and the row that it will stand in."""
    row = len(tables) + 3
    for pivot, _, shown in tables:
        yield pivot.title, row
        filled = len(shown.lines) + (pivot.totals != "none") + len(list(notes_of(pivot, shown)))
        row += GAP + filled if shown.lines else GAP
