"""Reads the ruled tables of a PDF page as rows of cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.page import Page

from pipeline.ingest.pdf_lines import Piece, joined, rows_of
from pipeline.ingest.pdf_words import Word

BAR = " | "
MOST_EDGES = 2000
"""A page with more lines is a drawing: to look for tables in it takes minutes."""
BLANK = 0.25
"""The width of a blank (share of the size)."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and whether its lines end where the next word did not fit."""

    words: tuple[Word, ...]
    lines: tuple[str, ...]
    wrapped: bool


def ruled_tables(page: Page, words: Sequence[Word]) -> tuple[list[Piece], list[Word]]:
    """Return the tables of a page with two rows and columns or more, and the words in none."""
    tables: list[Piece] = []
    rest = list(words)
    if not 0 < len(page.edges) <= MOST_EDGES:
        return tables, rest
    for found in page.find_tables():
        rows = [[_cell(rest, box) for box in row.cells] for row in found.rows]
        if not _is_table(rows):
            continue
        inside = {id(word) for row in rows for cell in row for word in cell.words}
        texts = tuple(text for row in rows for text in _texts(row))
        x0, top, x1, bottom = found.bbox
        size = max(word.size for word in rest if id(word) in inside)
        tables.append(Piece("\n".join(texts), x0, x1, top, bottom, size, table=texts))
        rest = [word for word in rest if id(word) not in inside]
    return tables, rest


def _cell(words: Sequence[Word], box: Box | None) -> Cell:
    if box is None:
        return Cell((), (), False)
    x0, top, x1, bottom = box
    inside = tuple(
        word
        for word in words
        if x0 <= (word.x0 + word.x1) / 2 < x1 and top <= (word.top + word.bottom) / 2 < bottom
    )
    lines = [joined(row) for row in rows_of(inside, ())]
    width = x0 + x1 - min((line.x0 for line in lines), default=0.0)
    wrapped = any(one.x1 + BLANK * one.size + two.first > width for one, two in pairwise(lines))
    return Cell(inside, tuple(line.text for line in lines), wrapped)


def _is_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether two rows or more have two filled cells: no frame around a text."""
    return sum(sum(bool(cell.lines) for cell in row) > 1 for row in rows) > 1


def _texts(row: Sequence[Cell]) -> Iterator[str]:
    """Yield the text of a row; a row for each line where no cell is wrapped and all are as high."""
    heights = {len(cell.lines) for cell in row if cell.lines}
    if len(heights) == 1 and not any(cell.wrapped for cell in row):
        for number in range(heights.pop()):
            yield in_cells([cell.lines[number] if cell.lines else "" for cell in row])
    elif heights:
        yield in_cells([" ".join(cell.lines) for cell in row])


def in_cells(cells: Sequence[str]) -> str:
    """Return a row as it is stored, without empty cells at its end.

    >>> in_cells(["Pia Sund", "", "Finland", ""])
    'Pia Sund |  | Finland'
    """
    return BAR.join(cells).rstrip(" |")
