"""The cells of a row: what stands between its bars, and what stands below it in the next row."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import regex

from pipeline.annotate.page import Line

CELL = regex.compile(r"[^|\s][^|\n]*(?<=[^|\s])")
Span = tuple[int, int]


def cell_at(text: str, line: Line, position: int) -> tuple[int, Span]:
    """Return the number of the cell of a line that holds a position, and where it stands."""
    found = cells_of(text, line)
    number = bisect_right(found, position, key=lambda cell: cell[0]) - 1
    return number, found[number]


def cell_below(text: str, lines: Sequence[Line], at: int, number: int) -> Span | None:
    """Return the cell below cell `number` of line `at`, or None.

    There is none where a blank line stands between, or the rows have not as many cells.
    """
    if at + 1 == len(lines) or text.count("\n", lines[at].end, lines[at + 1].start) > 1:
        return None
    own, below = cells_of(text, lines[at]), cells_of(text, lines[at + 1])
    return below[number] if len(own) == len(below) else None


@lru_cache(maxsize=16)
def cells_of(text: str, line: Line) -> Sequence[Span]:
    """Return where the cells of a line stand; a line without a bar is one cell.

    Remembered, since all that stands in a line asks for them.
    """
    return [cell.span() for cell in CELL.finditer(text, line.start, line.end)]
