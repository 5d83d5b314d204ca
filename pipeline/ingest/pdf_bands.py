"""Cuts the rows of a page into bands, each with the blank bands that run down through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.pdf_lines import Piece, Row

GUTTER = 0.8
"""The least width of the blank band between columns (share of the size)."""
WIDE = 2.5
"""In a single row, pieces nearer to each other are one line of justified prose."""
APART = 1.3
"""A wider blank between two lines than so many usual ones parts them."""
TURNS = 4
"""Lines of columns that are not in step stand left and right by turns."""
FULL = 0.75
"""A line of prose is at least so wide, but for the last of a paragraph (share of the column)."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows below each other, and the blank bands that run down through all of them."""

    rows: tuple[Row, ...]
    gutters: tuple[Span, ...]


def bands(rows: Sequence[Row]) -> Iterator[Band]:
    """Yield the bands of a page or column, each as long as a blank band runs down through it."""
    left = min((piece.x0 for row in rows for piece in row), default=0.0)
    right = max((piece.x1 for row in rows for piece in row), default=0.0)
    band: list[Row] = []
    free: list[Span] = []
    ends: Span = (right, left)
    was_parted = False
    for row in rows:
        blank = _blank(row, left, right)
        common = _common(free, blank, GUTTER * row[0].size) if band else blank
        reach = (min(ends[0], row[0].x1), max(ends[1], row[-1].x0))
        is_parted = any(reach[0] <= start and end <= reach[1] for start, end in common)
        crosses = bool(band) and _crosses(band[-1], row, free, was_parted=was_parted)
        if band and (crosses or not common or (not is_parted and (was_parted or len(row) > 1))):
            yield from _cut(band, free)
            band, common, reach, is_parted = [], blank, (row[0].x1, row[-1].x0), len(row) > 1
        band.append(row)
        free, ends, was_parted = common, reach, is_parted
    if band:
        yield from _cut(band, free)


def _crosses(before: Row, row: Row, free: Sequence[Span], *, was_parted: bool) -> bool:
    """Return whether a line of prose ends above a row of cells, or begins below one.

    It covers a gutter of theirs, though not all of them.
    """
    width = GUTTER * row[0].size
    if len(row) > 1 and not was_parted:
        inner = [(a.x1, b.x0) for a, b in pairwise(row) if b.x0 - a.x1 >= width]
        return any(not _common([gap], free, width) for gap in inner)
    if len(row) > 1 or len(before) < 3:
        return False
    inner = [(a.x1, b.x0) for a, b in pairwise(before)]
    gutters = _common(inner, free, width)
    return any(row[0].x0 < start and end < row[0].x1 for start, end in gutters)


def _blank(row: Row, left: float, right: float) -> list[Span]:
    """Return what no piece of a row covers, from the left to the right edge of the text."""
    free, end = [], left
    for piece in row:
        if piece.x0 > end:
            free.append((end, piece.x0))
        end = max(end, piece.x1)
    return [*free, (end, right)] if end < right else free


def _common(first: Sequence[Span], second: Sequence[Span], width: float) -> list[Span]:
    """Return what is free in both, where it is wide enough."""
    both = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [(start, end) for start, end in both if end - start >= width]


def _cut(rows: Sequence[Row], free: Sequence[Span]) -> Iterator[Band]:
    """Yield a band, with rows at its ends that stand on one side of it as bands of their own."""
    gutters = [one for one in free if _parts(rows, one)]
    if not gutters:
        yield Band(tuple(rows), ())
        return
    first, last = _ends(rows, gutters)
    if first:
        yield Band(tuple(rows[:first]), ())
    inner = tuple(rows[first:last])
    yield Band(inner, tuple(one for one in gutters if _parts(inner, one)))
    if last < len(rows):
        yield Band(tuple(rows[last:]), ())


def _parts(rows: Sequence[Row], gutter: Span) -> bool:
    """Return whether pieces stand on both sides of a gutter, well apart where it is one row."""
    sides = [[side_of(piece, [gutter]) for piece in row] for row in rows]
    two = sum(len(set(side)) > 1 for side in sides)
    alone = {side[0] for side in sides if len(set(side)) == 1}
    if two == 0:
        turns = sum(a[0] != b[0] for a, b in pairwise(sides))
        return turns >= TURNS
    size = max(piece.size for row in rows for piece in row)
    return two > 1 or len(alone) > 1 or gutter[1] - gutter[0] >= WIDE * size


def _ends(rows: Sequence[Row], gutters: Sequence[Span]) -> tuple[int, int]:
    """Return where a band begins and ends without short lines above and below its columns.

    Lines of one side belong to its column where no wide blank parts them from it; below it
    also where they are as wide as a column of prose.
    """
    sides = [{side_of(piece, gutters) for piece in row} for row in rows]
    pitches = [b[0].bottom - a[0].bottom for a, b in pairwise(rows)]
    if not pitches:
        return 0, len(rows)
    widest = APART * median(pitches)
    first = next(n for n, side in enumerate(sides) if side != sides[0] or len(side) > 1)
    while first > 0 and pitches[first - 1] <= widest:
        first -= 1
    last = next(n for n in range(len(rows), 0, -1) if sides[n - 1] != {0})
    width = FULL * (gutters[0][0] - min(row[0].x0 for row in rows))
    narrow = len(rows)
    while narrow > last and rows[narrow - 1][-1].x1 - rows[narrow - 1][0].x0 < width:
        narrow -= 1
    cuts = (n for n in range(narrow, len(rows)) if pitches[n - 1] > widest)
    return first, next(cuts, len(rows))


def side_of(piece: Piece, gutters: Sequence[Span]) -> int:
    """Return how many gutters stand to the left of a piece."""
    return sum(piece.x0 >= (start + end) / 2 for start, end in gutters)
