"""Reads the rows of a band that is a table without rules: names side by side, roles below them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.pdf_bands import Band, side_of
from pipeline.ingest.pdf_lines import Piece, joined
from pipeline.ingest.pdf_tables import BLANK, in_cells

WRAPPED = 30
"""A cell with fewer characters ends with its line: it is a name, or a role below one."""
NEAR = 1.2
"""Lines of one row are hardly further apart than the nearest of all."""
LONG = 20
"""Most names have fewer characters: small letters below more are no role."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of cells: their texts, and what stands on its last line in each of them."""

    texts: tuple[str, ...]
    last: tuple[Piece | None, ...]
    top: float


def cell_rows(band: Band) -> Iterator[CellRow]:
    """Yield the rows of a band, lines that a cell runs on to joined to the row they belong to."""
    lines = [_cells(band, number) for number in range(len(band.rows))]
    edges = [
        max((one.x1 for one in cells if one), default=0.0) for cells in zip(*lines, strict=True)
    ]
    grouped = _grouped(band, lines)
    open_row: CellRow | None = None
    for number, cells in enumerate(lines):
        if open_row is not None and (number in grouped or _goes_on(open_row, cells, edges)):
            pairs = zip(open_row.texts, cells, strict=True)
            texts = tuple(_with(text, one.text) if one else text for text, one in pairs)
            open_row = CellRow(texts, cells, open_row.top)
            continue
        if open_row is not None:
            yield open_row
        top = min(one.top for one in cells if one)
        open_row = CellRow(tuple(one.text if one else "" for one in cells), cells, top)
    if open_row is not None:
        yield open_row


def whole(row: CellRow) -> Piece:
    """Return a row of cells as one piece."""
    pieces = [one for one in row.last if one]
    return Piece(
        text=in_cells(row.texts),
        x0=min(one.x0 for one in pieces),
        x1=max(one.x1 for one in pieces),
        top=row.top,
        bottom=max(one.bottom for one in pieces),
        size=pieces[0].size,
        bold=all(one.bold for one in pieces),
    )


def _cells(band: Band, number: int) -> tuple[Piece | None, ...]:
    row = band.rows[number]
    sides = [
        [piece for piece in row if side_of(piece, band.gutters) == side]
        for side in range(len(band.gutters) + 1)
    ]
    return tuple(joined(one) if one else None for one in sides)


def _with(text: str, more: str) -> str:
    """Return the text of a cell with that of its next line; a hyphen stays in its name.

    >>> _with("Pia Sund-", "Moe (Spain)"), _with("", "Spain"), _with("Chair of the", "board")
    ('Pia Sund-Moe (Spain)', 'Spain', 'Chair of the board')
    """
    return text + more if text[-1:] in ("", "-") else f"{text} {more}"


def _grouped(band: Band, lines: Sequence[Sequence[Piece | None]]) -> set[int]:
    """Return the lines that stand near to the one above, where rows stand further apart.

    In half of such rows what their second line says must show that it goes on: else it is a
    line of roles below one of names.
    """
    pitches = [b[0].bottom - a[0].bottom for a, b in pairwise(band.rows)]
    near = {n for n, pitch in enumerate(pitches, 1) if pitch <= NEAR * min(pitches)}
    seconds = [n for n in near if n - 1 not in near]
    told = sum(_tells(lines[n - 1], lines[n]) for n in seconds)
    return near if len(near) < len(pitches) and 2 * told >= len(seconds) else set()


def _tells(before: Sequence[Piece | None], cells: Sequence[Piece | None]) -> bool:
    """Return whether a cell surely goes on: in brackets, after a hyphen, in small letters."""
    return any(
        cell.text.startswith("(")
        or above.text.endswith("-")
        or (cell.text[0].islower() and len(above.text) >= LONG)
        for above, cell in zip(before, cells, strict=True)
        if above is not None and cell is not None
    )


def _goes_on(row: CellRow, cells: Sequence[Piece | None], edges: Sequence[float]) -> bool:
    """Return whether each cell of a line goes on with a long one, where its word did not fit."""
    triples = [one for one in zip(row.last, cells, edges, strict=True) if one[1] is not None]
    if all(one.text.startswith("(") and above and ")" not in above.text
           for above, one, _ in triples if one):  # fmt: skip
        return True
    return len(triples) < len(cells) and all(
        before is not None
        and len(before.text) >= WRAPPED
        and (cell.text[0].islower() or before.x1 + BLANK * before.size + cell.first > edge)
        for before, cell, edge in triples
        if cell is not None
    )
