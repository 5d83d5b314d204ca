"""A step that keeps the cells of a row apart: tabs and wide gaps become a bar."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import Edit, edit

FILLED = regex.compile(r"[^\s](?:[^\n]*[^\s])?+")
BLANK = r"[ \u00a0]"
DOTS = rf"(?<!\.){BLANK}*+(?:\.{BLANK}?){{4,}}+{BLANK}*+"
TAB = rf"{BLANK}*+\t[ \t\u00a0]*+"
GAP = regex.compile(rf"(?<=\S)(?:{DOTS}|{TAB}|{BLANK}{{3,}}+|(?<![.!?:;,\"”’]){BLANK}{{2}})(?=\S)")
"""Dots that lead the eye, a tab or a wide gap; two blanks behind a stop are a typist's habit."""
MARKER = regex.compile(r"\(?(?:[-*+•‣◦·▪●–—☐]|\d{1,3}[.)]?|[a-z][.)])|[^\n]*:")
"""What is no cell of its own: the bullet or number of an item, a label and its colon."""
WIDEST_CELL = 70
"""Characters; a gap in a longer run of text is one of justified prose."""
BAR = " | "
Gap = tuple[int, int]


def cells(draft: Draft) -> Draft:
    """Return the draft with a bar between the cells of rows; two rows alike make a table.

    Without it the blanks of a table are one blank like any other, and the name of one column
    goes on into the next.
    """
    text = draft.tracked.text
    rows = [_gaps(text, *line.span()) for line in FILLED.finditer(text)]
    return draft.to(edit(draft.tracked, _bars(rows)))


def _gaps(text: str, start: int, end: int) -> list[Gap]:
    """Return where the cells of a line part; none where the line is no row."""
    found = [gap.span() for gap in GAP.finditer(text, start, end)]
    if found and MARKER.fullmatch(text, start, found[0][0]):
        start = found.pop(0)[1]
    starts = [start, *(gap[1] for gap in found)]
    ends = [*(gap[0] for gap in found), end]
    narrow = all(last - first <= WIDEST_CELL for first, last in zip(starts, ends, strict=True))
    return found if narrow else []


def _bars(rows: Sequence[list[Gap]]) -> Iterator[Edit]:
    """Yield a bar for each gap of the rows that have as many as the row before or after them."""
    alike = [len(first) == len(second) for first, second in pairwise(rows)]
    for gaps, above, below in zip(rows, [False, *alike], [*alike, False], strict=False):
        if above or below:
            yield from ((start, end, BAR) for start, end in gaps)
