"""Measures the prose of a PDF: its size and weight, how far lines are apart, how wide they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.pdf_bands import Span
from pipeline.ingest.pdf_columns import Line
from pipeline.ingest.pdf_lines import STOPS

LEADING = 1.25
"""The usual distance of lines (share of the size), where a file does not tell its own."""
CHARACTERS = 30
"""Lines with fewer tell nothing of the margin."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What a file's prose tells of all its lines."""

    size: float
    """The size of most of its letters."""
    bold: bool
    """Whether most of its letters are bold."""
    leading: float
    """How far lines of a paragraph are apart (share of the size)."""
    margins: Mapping[tuple[int, ...], Span]
    """From where to where lines of prose reach, by column."""


def measure(lines: Sequence[Line]) -> Measures:
    """Return the measures of the lines of a file."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_rounded(line.piece.size)] += len(line.piece.text)
    bold = sum(len(line.piece.text) * (1 if line.piece.bold else -1) for line in lines) > 0
    pitches = []
    margins: dict[tuple[int, ...], Span] = {}
    for a, b in pairwise(lines):
        if _runs_on(a, b):
            pitches.append((b.piece.top - a.piece.top) / a.piece.size)
            left, right = margins.get(a.column, (a.piece.x0, a.piece.x1))
            margins[a.column] = (min(left, a.piece.x0), max(right, a.piece.x1))
    size = max(sizes, key=lambda one: (sizes[one], one), default=0.0)
    return Measures(size, bold, median(pitches) if pitches else LEADING, margins)


def _runs_on(a: Line, b: Line) -> bool:
    """Return whether a sentence surely runs over the break between two lines."""
    near = 0 < b.piece.top - a.piece.top < 3 * a.piece.size
    same = a.page == b.page and a.column == b.column and a.piece.size == b.piece.size
    prose = not (a.pitch or b.pitch or a.piece.table or b.piece.table)
    open_end = not a.piece.text.endswith(STOPS) and len(a.piece.text) >= CHARACTERS
    return near and same and prose and open_end and b.piece.text[0].islower()


def _rounded(size: float) -> float:
    return round(2 * size) / 2
