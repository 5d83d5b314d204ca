"""Tells tables from layout, and reads the rows of the former."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pipeline.ingest.html_lines import line_of
from pipeline.ingest.html_places import step
from pipeline.ingest.html_tree import is_shown

PARTS_OF_TABLE = ("thead", "tbody", "tfoot")
LONGEST_CELL = 400
"""Characters; a longer cell holds prose, and its table is there for the layout."""
LONGEST_LONE_CELL = 100
"""Likewise, in a table of one row."""
MOST_BLOCKS = 3
"""Paragraphs or items in one cell of a table."""
INNER = ("p", "li", "div")
OF_A_PAGE = ("table", "h1", "h2", "h3", "h4", "form", "hr", "nav", "article", "section")
"""What no cell of a table holds."""
WIDEST_REPEATED = 200
"""Characters of a cell over several rows that is said again in each."""
MOST_COLUMNS = 64
"""Columns in which it is."""
BAR = " | "
DIGITS = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it is written, and how many of its characters are linked."""

    text: str
    linked: int
    path: str
    """From the table on: `/tbody/tr[2]`."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    linked: int
    down: int


def table_rows(table: Any) -> tuple[TableRow, ...]:
    """Return the rows of a table that holds data, cells between bars; none of one for layout."""
    rows = [(row, path) for row, path in _own_rows(table) if is_shown(row)]
    cells = [[one for one in row if one.tag in ("td", "th") and is_shown(one)] for row, _ in rows]
    if not _may_be_data(table, cells):
        return ()
    read = [[_cell(cell) for cell in row] for row in cells]
    if not _is_data(table, read):
        return ()
    return tuple(_written([path for _, path in rows], read))


def _own_rows(table: Any) -> Iterator[tuple[Any, str]]:
    """Yield the rows of a table, and of its head, bodies and foot, each with its path."""
    for part, path in _numbered(table):
        if part.tag == "tr":
            yield part, path
        elif part.tag in PARTS_OF_TABLE:
            yield from ((row, path + below) for row, below in _numbered(part) if row.tag == "tr")


def _numbered(parent: Any) -> Iterator[tuple[Any, str]]:
    counts = Counter(child.tag for child in parent)
    seen: Counter[str] = Counter()
    for child in parent:
        seen[child.tag] += 1
        yield child, step(child.tag, seen[child.tag], counts[child.tag])


def _may_be_data(table: Any, cells: Sequence[Sequence[Any]]) -> bool:
    if max(map(len, cells), default=0) < 2:
        return False
    if table.get("role", "").lower() in ("presentation", "none"):
        return False
    every = [cell for row in cells for cell in row]
    if len(cells) == 1 and any(next(cell.iter(*INNER, "br"), None) is not None for cell in every):
        return False
    return not any(map(_is_of_a_page, every))


def _is_of_a_page(cell: Any) -> bool:
    """Return whether a cell holds what a page is made of, or more blocks than a cell does."""
    if next(cell.iter(*OF_A_PAGE), None) is not None:
        return True
    return len(list(islice(cell.iter(*INNER), MOST_BLOCKS + 1))) > MOST_BLOCKS


def _is_data(table: Any, rows: Sequence[Sequence[_Cell]]) -> bool:
    filled = [[cell for cell in row if cell.text] for row in rows]
    longest = max((len(cell.text) for row in filled for cell in row), default=0)
    if longest > LONGEST_CELL or max(map(len, filled), default=0) < 2:
        return False
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return True
    return sum(bool(row) for row in filled) > 1 or longest <= LONGEST_LONE_CELL


def _cell(element: Any) -> _Cell:
    text, linked = line_of(element)
    return _Cell(text, linked, _rows_down(element))


def _rows_down(element: Any) -> int:
    """Return over how many rows a cell reaches."""
    written = element.get("rowspan", "").strip()
    return max(int(written), 1) if DIGITS.fullmatch(written) else 1


def _written(paths: Sequence[str], read: Sequence[Sequence[_Cell]]) -> Iterator[TableRow]:
    """Yield the rows; a short cell that reaches down is said again in each row that it heads."""
    above: dict[int, tuple[str, int]] = {}
    for path, cells in zip(paths, read, strict=True):
        columns, above = _columns(cells, above)
        alone = len(cells) == 1 and not any(columns[1:])
        text = columns[0] if alone else BAR.join(columns).rstrip()
        if text.strip(" |"):
            yield TableRow(text.strip(), sum(cell.linked for cell in cells), path)


def _columns(
    cells: Sequence[_Cell], above: dict[int, tuple[str, int]]
) -> tuple[list[str], dict[int, tuple[str, int]]]:
    """Return a row's columns, those that reach down into it included, and what reaches further."""
    columns: list[str] = []
    below: dict[int, tuple[str, int]] = {}
    waiting = list(reversed(cells))
    while waiting or len(columns) in above:
        column = len(columns)
        if column in above:
            text, left = above[column]
        else:
            cell = waiting.pop()
            text, left = cell.text, cell.down
        columns.append(text)
        if left > 1 and column < MOST_COLUMNS:
            below[column] = (text if len(text) <= WIDEST_REPEATED else "", left - 1)
    return columns, below
