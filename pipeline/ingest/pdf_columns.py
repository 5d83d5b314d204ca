"""Puts the rows of a PDF page in reading order: columns one by one, rows of cells as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.pdf_bands import FULL, Band, bands, side_of
from pipeline.ingest.pdf_cells import cell_rows, whole
from pipeline.ingest.pdf_lines import Piece, Row, joined

MOST_ROWS = 3000
"""A page with more rows is no page of text: its rows are read as they come."""
DEEPEST = 4
FEWEST = 3
"""So many lines at least are a column of prose."""
FILLED, RUNNING = 0.5, 0.2
"""In prose, half of the lines are nearly as wide as the column, and sentences run over breaks."""
CHARACTERS = 18
"""Lines of prose are no shorter, in the narrowest columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line in reading order, with the column it stands in: the path to it from the page."""

    piece: Piece
    page: int
    column: tuple[int, ...] = ()
    cells: int = 1
    """How many cells the line has; more than one in a row of a table."""
    pitch: float = 0.0
    """How far the rows of its table are apart, usually; nothing where it is no row of one."""


def in_order(rows: Sequence[Row], page: int) -> tuple[Line, ...]:
    """Return the lines of a page as they are read."""
    if len(rows) > MOST_ROWS:
        return tuple(Line(joined(row), page) for row in rows)
    return tuple(_read(rows, page, ()))


def _read(rows: Sequence[Row], page: int, column: tuple[int, ...]) -> Iterator[Line]:
    for band in bands(rows):
        if not band.gutters:
            yield from (Line(joined(row), page, column) for row in band.rows)
        elif len(column) < DEEPEST and _are_columns(band):
            for place, rows_of_column in enumerate(_split(band)):
                yield from _read(rows_of_column, page, (*column, place))
        else:
            yield from _rows(band, page, column)


def _split(band: Band) -> list[tuple[Row, ...]]:
    """Return the rows of each column of a band."""
    columns: list[list[Row]] = [[] for _ in range(len(band.gutters) + 1)]
    for row in band.rows:
        for side, column in enumerate(columns):
            inside = tuple(piece for piece in row if side_of(piece, band.gutters) == side)
            if inside:
                column.append(inside)
    return [tuple(column) for column in columns]


def _are_columns(band: Band) -> bool:
    """Return whether a band is read column by column: prose, or lines that do not align."""
    columns = _split(band)
    prose = [column for column in columns if _is_prose(column)]
    if len(prose) == len(columns):
        return True
    shared = sum(len({side_of(piece, band.gutters) for piece in row}) > 1 for row in band.rows)
    fewest = min(map(len, columns))
    aligned = shared >= 0.6 * fewest
    if not prose:
        return not aligned
    spread = min(columns, key=len)
    if spread in prose:  # the names that a table has on the left are no prose
        return True
    height = band.rows[-1][0].bottom - band.rows[0][0].top
    covers = spread[-1][0].bottom - spread[0][0].top >= 0.5 * height
    return not (aligned and covers and 1 < fewest <= 0.7 * max(map(len, columns)))


def _is_prose(rows: Sequence[Row]) -> bool:
    if any(piece.table for row in rows for piece in row):
        return True
    if len(rows) < FEWEST:
        return False
    lines = [joined(row) for row in rows]
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 >= FULL * width for line in lines)
    running = sum(b.text[0].islower() or a.text[-1] in "-," for a, b in pairwise(lines))
    long = median(len(line.text) for line in lines) >= CHARACTERS
    return long and full >= FILLED * len(lines) and running >= RUNNING * (len(lines) - 1)


def _rows(band: Band, page: int, column: tuple[int, ...]) -> Iterator[Line]:
    """Yield the rows of a table; rows on the left alone at its ends are lines like any other."""
    pitch = median([b[0].top - a[0].top for a, b in pairwise(band.rows)] or [1.0])
    inner = [n for n, row in enumerate(band.rows) if side_of(row[-1], band.gutters)]
    first, last = inner[0], inner[-1] + 1
    yield from (Line(joined(row), page, column) for row in band.rows[:first])
    for row in cell_rows(Band(band.rows[first:last], band.gutters)):
        count = len(row.texts) if any(row.texts[1:]) else 1
        yield Line(whole(row), page, column, count, pitch)
    yield from (Line(joined(row), page, column) for row in band.rows[last:])
