"""Joins what the end of a page cuts: a row of a ruled table of which the rest is overleaf."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.pdf_furniture import Sheet
from pipeline.ingest.pdf_lines import STOPS, Piece
from pipeline.ingest.pdf_tables import BAR, in_cells

EDGE = 2.0
"""Tables of one width begin and end within so many points."""


def with_whole_rows(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return pages, a row of a table that goes on overleaf whole on the page where it begins."""
    read = list(sheets)
    for n in range(len(read) - 1):
        here, next_page = read[n].rows, read[n + 1].rows
        if not here or not next_page or len(here[-1]) > 1:
            continue
        pair = _joined(here[-1][0], next_page[0][0])
        if pair is None:
            continue
        read[n] = replace(read[n], rows=(*here[:-1], (pair[0],)))
        rest = ((pair[1],),) if pair[1].table else ()
        read[n + 1] = replace(read[n + 1], rows=(*rest, *next_page[1:]))
    return tuple(read)


def _joined(table: Piece, overleaf: Piece) -> tuple[Piece, Piece] | None:
    """Return two tables with the first row overleaf at the end of the first, if it is its rest."""
    alike = abs(table.x0 - overleaf.x0) <= EDGE and abs(table.x1 - overleaf.x1) <= EDGE
    if not table.table or not overleaf.table or not alike:
        return None
    repeated = int(len(overleaf.table) > 1 and overleaf.table[0] == table.table[0])
    width = max(row.count(BAR) for row in table.table) + 1
    last, rest = (_cells(row, width) for row in (table.table[-1], overleaf.table[repeated]))
    if not _goes_on(last, rest):
        return None
    whole = in_cells([f"{a} {b}".strip() for a, b in zip(last, rest, strict=True)])
    left = overleaf.table[repeated + 1 :]
    return (
        replace(
            table, table=(*table.table[:-1], whole), text="\n".join([*table.table[:-1], whole])
        ),
        replace(overleaf, table=left, text="\n".join(left)),
    )


def _cells(row: str, width: int) -> list[str]:
    cells = row.split(BAR)
    return [*cells, *[""] * (width - len(cells))]


def _goes_on(last: Sequence[str], rest: Sequence[str]) -> bool:
    """Return whether a row has cells only where the last has, and goes on in small letters.

    >>> _goes_on(["9:00", "Pia Sund", "On the law of"], ["", "", "the sea"])
    True
    >>> _goes_on(["9:00", "Pia Sund", "On the law."], ["", "Jan Lint", "on the sea"])
    False
    """
    if len(last) != len(rest) or all(rest):
        return False
    pairs = [(a, b) for a, b in zip(last, rest, strict=True) if b]
    return any(b[0].islower() for _, b in pairs) and all(a and a[-1] not in STOPS for a, _ in pairs)
