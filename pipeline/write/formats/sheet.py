"""Writes one sheet: text as text, days as dates, and a note wherever the format ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.vocabulary import Column
from pipeline.write.cells import Row
from pipeline.write.formats.fitting import day, fitted, readable
from pipeline.write.formats.looks import (
    HEAD,
    LINK,
    for_printing,
    height_of,
    is_long,
    is_wrapped,
    read_columns,
    style_of,
    width_of,
)
from pipeline.write.formats.proof import REPORT, anchor_of
from pipeline.write.formats.quick_sheet import Placed, QuickSheet, is_plain

DECISION, PROOF, WHY = "decision", "proof", "why"
"""Columns that no table has: they are the workbook's own."""
LAST = 1_048_575
"""The last row of a sheet, counted from 0: the hint is shown down to there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one sheet can hold, header included."""

    rows: int
    characters: int
    links: int = 65_530


LIMITS = Limits(1_048_576, 32_767)
"""Those of the format, for Excel and LibreOffice alike."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sheet is told besides its columns."""

    elsewhere: str
    """Where a reader finds what the sheet cannot hold."""
    limits: Limits
    why: Callable[[Row], str]


class Sheet:
    """A sheet that is being filled from top to bottom; the last row that fits is held back."""

    def __init__(self, book: Any, columns: Sequence[Column], terms: Terms) -> None:
        self._table = columns[0].table
        self._sheet = book.add_worksheet(self._table, QuickSheet)
        self._terms, self._limits = terms, terms.limits
        self._short = terms.limits.characters // 2  # signs count one or two
        self._columns = columns
        self._own = {one.column for one in columns if one.option}
        self._places = [(at, one.column, one.type) for at, one in enumerate(columns)]
        self._wrapped = [(one.column, width_of(one)) for one in columns if is_wrapped(one)]
        self._next = 1
        self._written = self._links = 0
        self._held: Row | None = None
        self._left_out = self._cut = self._replaced = self._unlinked = 0
        self._lay_out(book)

    def _lay_out(self, book: Any) -> None:
        self._date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._link_style = book.add_format({"valign": "top"} | LINK)
        head = book.add_format(HEAD)
        for number, column in enumerate(self._columns):
            style = book.add_format(style_of(column))
            self._sheet.set_column(number, number, width_of(column), style)
            self._sheet.write_string(0, number, column.column, head)
        self._sheet.freeze_panes(1, 1 + self._is_to_decide())
        if self._is_to_decide():
            hint = {"validate": "any", "input_title": DECISION}
            told = self._columns[0].meaning
            self._sheet.data_validation(1, 0, LAST, 0, hint | {"input_message": told})
        for_printing(self._sheet, self._columns)

    def _is_to_decide(self) -> bool:
        first = self._columns[0]
        return first.column == DECISION and first.option != ""

    @property
    def rows(self) -> int:
        """Return how many rows of the table there are, with those that did not fit."""
        return self._written + self._left_out

    def add(self, row: Row) -> None:
        """Write one row, or count it where the sheet is full."""
        if self._next < self._limits.rows - 1:
            self._write(row)
        elif self._held is None and not self._left_out:
            self._held = row
        else:
            self._left_out += 1 if self._held is None else 2
            self._held = None

    def finish(self) -> tuple[str, ...]:
        """Return what the sheet could not hold, after its last row."""
        if self._held is not None:
            self._write(self._held)
        if self._left_out:
            self._sheet.write_string(self._next, int(self._is_to_decide()), self._full())
            self._next += 1
        last = max(self._next - 1, 1)
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        self._sheet.print_area(0, 0, last, len(read_columns(self._columns)) - 1)
        return tuple(self._notes())

    def _write(self, row: Row) -> None:
        whole = {DECISION: "", PROOF: "", WHY: self._why(row), **row}
        texts = [(str(whole[name] or ""), width) for name, width in self._wrapped]
        long = [one for one in texts if is_long(*one)]
        cells: list[Placed] = []
        for number, name, kind in self._places:
            cell = whole[name]
            if name == PROOF:
                cells.append(self._link(number, anchor_of(self._table, row)))
            elif cell is not None and cell != "":
                cells.append(self._cell(number, kind, cell))
        self._sheet.put(self._next, height_of(long), cells)
        self._next += 1
        self._written += 1

    def _why(self, row: Row) -> str:
        return self._terms.why(row) if WHY in self._own else ""

    def _link(self, number: int, anchor: str) -> Placed:
        if self._links >= self._limits.links or len(anchor) > 255:
            self._unlinked += 1
            return number, f"{REPORT}#{anchor}", None
        self._links += 1
        self._sheet.link(self._next, number, REPORT, anchor)
        return number, PROOF, self._link_style

    def _cell(self, number: int, kind: str, cell: str | int) -> Placed:
        if isinstance(cell, int):
            return number, cell, None
        date = day(cell) if kind == "date" else None
        if date is not None:
            return number, datetime(date.year, date.month, date.day), self._date
        if len(cell) <= self._short and is_plain(cell):
            return number, cell, None
        shown = readable(cell)
        short = fitted(shown, self._limits.characters, self._terms.elsewhere)
        self._replaced += shown != cell
        self._cut += short != shown
        return number, short, None

    def _full(self) -> str:
        return (
            f"The sheet is full: a sheet holds {self._limits.rows:,} rows. "
            f"{self._left_out:,} more rows of {self._table} stand in {self._terms.elsewhere}."
        )

    def _notes(self) -> Iterator[str]:
        elsewhere = self._terms.elsewhere
        if self._left_out:
            yield f"Sheet {self._table}: {self._full()}"
        if self._cut:
            yield (
                f"Sheet {self._table}: a cell holds {self._limits.characters:,} characters; "
                f"{self._cut:,} longer ones end with a note and stand whole in {elsewhere}."
            )
        if self._replaced:
            yield (
                f"Sheet {self._table}: {self._replaced:,} cells hold signs that a workbook cannot "
                f"store; each is shown by a stand-in. The signs stand in {elsewhere}."
            )
        if self._unlinked:
            yield (
                f"Sheet {self._table}: a sheet holds {self._limits.links:,} links; the proof of "
                f"{self._unlinked:,} more rows is named in plain text, to be opened by hand."
            )
