"""Joins the parts of a name that a table keeps in columns of their own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import Edit, edit
from pipeline.layout import Layout

FILLED = regex.compile(r"[^\n]*\S[^\n]*")
BAR = regex.compile(r"[ ]*\|[ ]*")
RULE = regex.compile(r"[|:\s-]+")
COLUMNS = {"title-column": "title", "given-column": "given", "family-column": "family"}
"""The shape of a column's head, and what the column holds."""
JOINTS = {
    ("title", "given"): " ",
    ("title", "family"): " ",
    ("given", "family"): " ",
    ("family", "given"): ", ",
}
"""Columns of one name beside each other, and what stands between its parts."""


def joined_names(draft: Draft, layout: Layout) -> Draft:
    """Return the draft with names of several columns in one, where the table's head tells so.

    "Mr | Lint | Jan | Malta" below "Title | Surname | First name | Country" is
    "Mr Lint, Jan | Malta".
    """
    text = draft.tracked.text
    return draft.to(edit(draft.tracked, _joints(text, layout))) if "|" in text else draft


def _joints(text: str, layout: Layout) -> Iterator[Edit]:
    columns: Sequence[str] = ()
    for line in FILLED.finditer(text):
        bars = [bar.span() for bar in BAR.finditer(text, *line.span())]
        if RULE.fullmatch(line[0]):
            continue
        head = _heads(text, line.span(), bars, layout)
        if any(pair in JOINTS for pair in pairwise(head)):
            columns = head
        elif len(bars) + 1 != len(columns):
            columns = ()
        for (start, end), pair in zip(bars, pairwise(columns), strict=False):
            if pair in JOINTS and end < line.end():
                yield start, end, JOINTS[pair]


def _heads(
    text: str, line: tuple[int, int], bars: Sequence[tuple[int, int]], layout: Layout
) -> Sequence[str]:
    """Return what the columns hold below a row of heads, blank where it is no part of a name."""
    starts = [line[0], *(end for _, end in bars)]
    ends = [*(start for start, _ in bars), line[1]]
    cells = [text[start:end].strip(" *_:").lower() for start, end in zip(starts, ends, strict=True)]
    return [
        next((part for shape, part in COLUMNS.items() if layout.shapes[shape].fullmatch(cell)), "")
        for cell in cells
    ]
