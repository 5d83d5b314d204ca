"""Writes the first sheet of the workbook: this run in figures, then every column and value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.write.explain import (
    DECIDING,
    NOT_MEASURED,
    OPENING,
    Line,
    column_lines,
    decision_lines,
    recall_lines,
    table_meanings,
    value_lines,
)
from pipeline.write.formats.looks import HEAD, LINK, for_printing, height_of

HEADS = ("sheet or list", "figure, column or value", "meaning", "example")
WIDTHS = (24, 26, 90, 50)
TITLE_HEIGHT = 20.0
MOST_LINES = 20
"""A row of this sheet shows its whole text."""
FIGURES = (
    ("releases", "releases", "Releases that were read."),
    ("rejected", "rejected", "Inputs that could not be used; reason says why."),
    ("persons", "persons", "Persons; a family is not counted."),
    ("countries", "countries", "Countries that were resolved; dependent territories not counted."),
    ("parties", "parties", "Parties and groups that were resolved."),
    ("dates", "dates", "Dates and intervals; durations not counted."),
    ("to_check", "issues", "Rows of issues that a person should look at; mere notes not counted."),
)
"""What is counted, the sheet that shows it, and what the figure means."""
SUMMED = "Each release is counted by itself: who is named in two releases is counted twice."
READY = ("pivots", "Ready tables: signatories by country and group, dates by month, and more.")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a run once its last row is written."""

    counts: Mapping[str, int]
    rows: Mapping[str, int]
    """How many rows each table has."""
    notes: Sequence[str]
    """What every reader must know: what the run was told, and what the sheets could not hold."""


class Guide:
    """The first sheet, filled from top to bottom."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._sheet = sheet
        self._next = 0
        self._head = book.add_format(HEAD)
        self._bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self._title = book.add_format(
            {"bold": True, "valign": "top", "font_size": 13, "bottom": 1, "bottom_color": "#9FB3C8"}
        )
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._number = book.add_format({"valign": "top", "align": "left", "num_format": "#,##0"})
        self._link = book.add_format({"valign": "top"} | LINK)
        for number, width in enumerate(WIDTHS):
            sheet.set_column(number, number, width, self._wrapped)
        sheet.freeze_panes(1, 0)
        for_printing(sheet)

    def heads(self) -> None:
        """Write the header row."""
        for column, name in enumerate(HEADS):
            self._sheet.write_string(0, column, name, self._head)
        self._next += 1

    def part(self, title: str) -> None:
        """Write the title of a part over the whole width, below an empty row."""
        self._next += self._next > 1
        self._sheet.set_row(self._next, TITLE_HEIGHT)
        for column in range(len(HEADS)):
            self._sheet.write_string(self._next, column, "" if column else title, self._title)
        self._next += 1

    def across(self, text: str, bold: bool = False) -> None:
        """Write a text over the whole width."""
        self._sheet.set_row(self._next, height_of([(text, sum(WIDTHS))], MOST_LINES))
        style = self._bold if bold else self._wrapped
        self._sheet.merge_range(self._next, 0, self._next, len(WIDTHS) - 1, "", style)
        self._sheet.write_string(self._next, 0, text, style)
        self._next += 1

    def figure(self, sheet: str, number: int | None, meaning: str) -> None:
        """Write a link to a sheet, a number, and what the number means."""
        self._sheet.write_url(self._next, 0, f"internal:'{sheet}'!A1", self._link, sheet)
        if number is not None:
            self._sheet.write_number(self._next, 1, number, self._number)
        self._sheet.write_string(self._next, 2, meaning, self._wrapped)
        self._next += 1

    def line(self, cells: Sequence[str]) -> None:
        """Write one cell per column, the second one bold: what is explained."""
        height = height_of(zip(cells, WIDTHS, strict=False), MOST_LINES)
        self._sheet.set_row(self._next, height)
        for column, text in enumerate(cells):
            style = self._bold if column == 1 else self._wrapped
            self._sheet.write_string(self._next, column, text, style)
        self._next += 1

    def groups(self, lines: Iterator[Line]) -> None:
        """Write lines, an empty row before each new sheet or list."""
        for number, (_, group) in enumerate(groupby(lines, key=lambda one: one[0])):
            self._next += number > 0
            for cells in group:
                self.line(cells)


def write_guide(book: Any, sheet: Any, about: About) -> None:
    """Fill the first sheet of the workbook."""
    guide = Guide(book, sheet)
    guide.heads()
    _write_run(guide, about)
    _write_reading(guide)
    guide.part("The sheets and their columns")
    guide.groups(column_lines())
    guide.part("The values of closed columns")
    guide.groups(value_lines())


def _write_run(guide: Guide, about: About) -> None:
    guide.part("This run in figures")
    for name, sheet, meaning in FIGURES:
        guide.figure(sheet, about.counts[name], meaning)
    guide.across(SUMMED)
    for note in about.notes:
        guide.across(f"NOTE: {note}", bold=True)
    guide.part("The sheets and their rows")
    guide.figure(READY[0], None, READY[1])
    for name, meaning in table_meanings().items():
        if name in about.rows:
            guide.figure(name, about.rows[name], meaning)


def _write_reading(guide: Guide) -> None:
    guide.part("How to read them")
    for text in OPENING:
        guide.across(text)
    guide.part("Measured recall")
    for cells in _recall():
        guide.line(cells)
    guide.part("How to decide")
    for text in DECIDING:
        guide.across(text)
    for line in decision_lines():
        guide.line(line)


def _recall() -> Iterator[Sequence[str]]:
    yield from recall_lines() or [("", "", NOT_MEASURED)]
