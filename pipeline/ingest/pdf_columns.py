"""Puts the rows of a PDF page in reading order: columns one by one, rows of cells as rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.pdf_bands import FULL, Band, bands, side_of
from pipeline.ingest.pdf_cells import cell_rows, whole
from pipeline.ingest.pdf_lines import STOPS, Piece, Row, joined

MOST_ROWS = 3000
"""A page with more rows is no page of text: its rows are read as they come."""
DEEPEST = 4
FEWEST = 3
"""So many lines at least are a column of prose."""
FILLED, RUNNING = 0.5, 0.2
"""In prose, half of the lines are nearly as wide as the column, and sentences run over breaks."""
EDGE = 1.0
"""Lines of one text begin within so many points, and differ no more in size."""
PARTED = 1.7
"""A blank stands between lines that are further apart (share of the size)."""
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
    """Yield the lines of a page or column; what stands beside a paragraph, after it."""
    waiting: list[Line] = []
    last: Line | None = None
    for band, following in pairwise([*bands(_with_stretched(rows)), None]):
        if band is None:
            break
        lines = list(_read_band(band, page, column))
        if waiting and band.gutters:
            yield from waiting
            waiting = []
        if following is not None and _is_beside_float(band, following):
            waiting = [line for line in lines if line.column[len(column)] > 0]
            lines = [line for line in lines if line.column[len(column)] == 0]
        elif waiting and last is not None:
            pairs = enumerate(pairwise([last, *lines]))
            end = next((n for n, (a, b) in pairs if _is_parted(a.piece, b.piece)), None)
            if end is not None:
                lines[end:end] = waiting
                waiting = []
        yield from lines
        last = lines[-1]
    yield from waiting


def _with_stretched(rows: Sequence[Row]) -> list[Row]:
    """Return rows, a line whole that one blank stretches to the margins of justified prose."""
    left = min((row[0].x0 for row in rows), default=0.0)
    right = max((row[-1].x1 for row in rows), default=0.0)
    read = list(rows)
    for n, (row, below) in enumerate(pairwise(rows)):
        fills = row[0].x0 <= left + EDGE and row[-1].x1 >= right - EDGE
        ends = len(below) == 1 and below[0].x0 <= left + EDGE
        if len(row) != 2 or not fills or not ends or _is_parted(row[-1], below[0]):
            continue
        above = read[n - 1] if n else None
        if above is None:
            goes_on = row[0].text[0].islower()
        else:
            goes_on = above[-1].x1 >= right - EDGE and not _is_parted(above[-1], row[0])
        middle = (row[0].x1 + row[1].x0) / 2
        crossed = any(one.x0 < middle < one.x1 for one in (above or below))
        if goes_on and crossed:
            read[n] = (joined(row),)
    return read


def _read_band(band: Band, page: int, column: tuple[int, ...]) -> Iterator[Line]:
    if not band.gutters:
        yield from (Line(joined(row), page, column) for row in band.rows)
    elif len(column) < DEEPEST and _are_columns(band):
        for place, rows_of_column in enumerate(_split(band)):
            yield from _read(rows_of_column, page, (*column, place))
    else:
        yield from _rows(band, page, column)


def _is_beside_float(band: Band, following: Band) -> bool:
    """Return whether the left of two columns goes on below them, and the right is of its own.

    That is how a picture's caption, a quotation or a list of links stands beside an article.
    """
    columns = _split(band)
    if len(columns) != 2 or not _are_columns(band):
        return False
    left, right = columns
    last, first, end = joined(left[-1]), joined(following.rows[0]), joined(right[-1])
    below = abs(last.x0 - first.x0) <= EDGE and abs(last.size - first.size) <= EDGE
    own = end.text.endswith(STOPS) or abs(end.size - last.size) > 0.06 * last.size
    own = own and not right[0][0].text[0].islower()
    return below and own and end.top <= last.bottom and not _is_parted(last, first)


def _is_parted(a: Piece, b: Piece) -> bool:
    """Return whether no sentence runs from one line on to the next."""
    return not 0 < b.top - a.top <= PARTED * a.size or (
        a.text.endswith(STOPS) and not b.text[0].islower()
    )


def _split(band: Band) -> list[tuple[Row, ...]]:
    """Return the rows of each column of a band, less one that only rows cut from it stood in."""
    columns: list[list[Row]] = [[] for _ in range(len(band.gutters) + 1)]
    for row in band.rows:
        for side, column in enumerate(columns):
            inside = tuple(piece for piece in row if side_of(piece, band.gutters) == side)
            if inside:
                column.append(inside)
    return [tuple(column) for column in columns if column]


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
    rows = list(cell_rows(Band(band.rows[first:last], band.gutters)))
    blanks = [b.top - whole(a).bottom + whole(a).size for a, b in pairwise(rows)]
    pitch = max(pitch, median(blanks or [pitch]))
    for row in rows:
        count = len(row.texts) if any(row.texts[1:]) else 1
        yield Line(whole(row), page, column, count, pitch)
    yield from (Line(joined(row), page, column) for row in band.rows[last:])
