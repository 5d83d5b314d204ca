"""Tells tables of a Word document from layout, and writes the rows of the former."""

from collections.abc import Mapping, Sequence

import regex

from pipeline.ingest.html_tables import BAR, LONGEST_CELL, LONGEST_LONE_CELL, WIDEST_REPEATED
from pipeline.ingest.word_parts import Cell

Row = Sequence[Cell]
SHORTEST_PROSE = 50
"""Characters; a shorter cell may be a label, a name with an office, or a remark."""
SENTENCE = regex.compile(r"[.!\N{HORIZONTAL ELLIPSIS}][\p{Pe}\p{Pf}\p{Pi}\"'\s]*$")
"""How prose ends; a question may be the label of the answer beside it."""
MOST_LABELS = 1
"""Short cells beside a long one; with more, the row says something of something."""


def is_frame(rows: Sequence[Row]) -> bool:
    """Return whether a table has one column: it frames a text and tabulates nothing."""
    return all(len(row) <= 1 for row in rows)


def is_in_columns(rows: Sequence[Row]) -> bool:
    """Return whether a table sets texts side by side, as of two languages: all of it is prose."""
    filled = [[cell for cell in row if cell.text or cell.holds_table] for row in rows]
    return max(map(len, filled), default=0) > 1 and all(
        _is_prose(one) for row in filled for one in row
    )


def is_page(row: Row, *, lone: bool) -> bool:
    """Return whether a row lays out a part of a page; `lone` is the one row of its table."""
    limit = LONGEST_LONE_CELL if lone else LONGEST_CELL
    if not any(cell.holds_table or len(cell.text) > limit for cell in row):
        return False
    labels = [
        cell
        for cell in row
        if cell.text and not cell.holds_table and len(cell.text) <= LONGEST_LONE_CELL
    ]
    return lone or len(labels) <= MOST_LABELS


def columns_of(
    row: Row, texts: Sequence[str], above: Mapping[int, str]
) -> tuple[list[str], dict[int, str]]:
    """Return the columns of a row, and what cells below that go on with its own say again.

    A short cell that reaches down is said in each row; one that spans columns leaves the rest
    of them blank.
    """
    columns: list[str] = []
    said: dict[int, str] = {}
    for cell, text in zip(row, texts, strict=True):
        at = len(columns)
        whole = text or (above.get(at, "") if cell.goes_on else "")
        said[at] = whole if len(whole) <= WIDEST_REPEATED else ""
        columns += [whole, *[""] * (cell.span - 1)]
    return columns, said


def row_text(row: Row, columns: Sequence[str]) -> str:
    """Return the columns of a row between bars; the one cell of a row stands alone."""
    return columns[0] if len(row) == 1 else BAR.join(columns).rstrip()


def _is_prose(cell: Cell) -> bool:
    is_sentence = SENTENCE.search(cell.text) is not None
    return not cell.holds_table and is_sentence and len(cell.text) >= SHORTEST_PROSE
