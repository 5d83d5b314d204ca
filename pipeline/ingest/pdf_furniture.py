"""Takes running headers, footers and page numbers out of the rows of pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from statistics import median

import regex

from pipeline.ingest.pdf_lines import Row, joined

OUTER = 3
"""So many rows at the top and at the bottom of a page may be furniture."""
SHARE = 0.4
"""Furniture stands on so many of the pages: headers of odd and even pages on half of them."""
NEAR = 6.0
"""Rows at one place of different pages are hardly further apart (points)."""
APART = 1.2
"""Furniture stands so far from the text, against the usual distance of rows."""
FEW, LOOSE = 6, 1.8
"""A page of fewer rows does not tell their usual distance: then it is less (share of the size)."""
EDGE = 0.15
"""A page number stands in so much of the page at its top or bottom (share of the height)."""
DIGITS = regex.compile(r"\d+")
NUMBER = regex.compile(r"[-–—|\s]*(?P<page>\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—|\s]*")
MARGIN = 0.06
"""A browser prints its own lines in so much of the page at its top and bottom, where no text is."""
STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
COUNT = r"(?:\p{L}+\s)?\d{1,4}\s?(?:/|\p{L}{1,4})\s?\d{1,4}"
ADDRESS = r"[a-z]{3,5}://\S+"
PRINTED = regex.compile(
    rf"{STAMP}(?:\s.*)?|.*\s{STAMP}|{ADDRESS}(?:\s+{COUNT})?|.*\s{ADDRESS}|{COUNT}"
)
"""What a browser prints: when it did and the title, the address, which page of how many."""
Place = tuple[str, bool, int]
"""A row's text with its digits aside, whether it is at the top, and how far down it stands."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page from top to bottom, and the page's height in points."""

    rows: tuple[Row, ...]
    height: float


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return pages without what stands at the same place on most of them, and page numbers."""
    seen = _seen(sheets)
    fewest = max(2, ceil(SHARE * len(sheets)))
    offsets = Counter(
        found - page for page, sheet in enumerate(sheets, 1) for found in _numbers(sheet)
    )
    usual = {offset for offset, count in offsets.items() if count > 1} | {0}

    def is_furniture(sheet: Sheet, page: int, row: Row, at_top: bool) -> bool:
        number = _number(sheet, row)
        if (number is not None and number - page in usual) or _is_printed(sheet, row):
            return True
        text, _, down = _place(row, at_top)
        return sum(seen[text, at_top, down + one] for one in (-1, 0, 1)) >= fewest

    def bare(sheet: Sheet, page: int) -> Sheet:
        first, last = 0, len(sheet.rows)
        while first < min(OUTER, last) and is_furniture(sheet, page, sheet.rows[first], True):
            first += 1
        end = max(first, last - OUTER)
        while last > end and is_furniture(sheet, page, sheet.rows[last - 1], False):
            last -= 1
        near = _near(sheet)
        while 0 < first < len(sheet.rows) and near[first - 1]:
            first -= 1
        while 0 < last < len(sheet.rows) and near[last - 1]:
            last += 1
        return Sheet(sheet.rows[first:last], sheet.height)

    return tuple(bare(sheet, page) for page, sheet in enumerate(sheets, 1))


def _near(sheet: Sheet) -> list[bool]:
    """Return for each row but the last whether it belongs to the next: no wide blank parts them.

    Two rows of a large font, as a title has, stand further apart than those of the text.
    """
    printed = [_is_printed(sheet, row) for row in sheet.rows]
    pitches = [b[0].bottom - a[0].bottom for a, b in pairwise(sheet.rows)]
    sizes = [row[0].size for row in sheet.rows]
    text = median(sizes or [0.0]) or 1.0
    usual = APART * median(pitches) if len(pitches) >= FEW else 0.0
    limits = [
        usual * max(1.0, min(two) / text) if usual else LOOSE * two[0] for two in pairwise(sizes)
    ]
    return [
        pitch <= limit and not ends and not begins
        for pitch, limit, (ends, begins) in zip(pitches, limits, pairwise(printed), strict=True)
    ]


def _seen(sheets: Sequence[Sheet]) -> Counter[Place]:
    """Return on how many pages each row stands at its place; pages that are alike are one."""
    different = {tuple(joined(row).text for row in sheet.rows): sheet for sheet in sheets}
    return Counter(place for sheet in different.values() for place in set(_outer(sheet)))


def _outer(sheet: Sheet) -> Iterator[Place]:
    yield from (_place(row, True) for row in sheet.rows[:OUTER])
    yield from (_place(row, False) for row in sheet.rows[-OUTER:])


def _place(row: Row, at_top: bool) -> Place:
    return DIGITS.sub("0", joined(row).text), at_top, round(row[0].bottom / NEAR)


def _numbers(sheet: Sheet) -> set[int]:
    rows = {*sheet.rows[:OUTER], *sheet.rows[-OUTER:]}
    numbers = (_number(sheet, row) for row in rows)
    return {number for number in numbers if number is not None}


def _number(sheet: Sheet, row: Row) -> int | None:
    """Return the number that stands alone in a row at the edge of a page."""
    found = NUMBER.fullmatch(joined(row).text) if _is_outside(sheet, row, EDGE) else None
    return int(found["page"]) if found else None


def _is_printed(sheet: Sheet, row: Row) -> bool:
    """Return whether a browser put a row into the margin when it printed the page."""
    return _is_outside(sheet, row, MARGIN) and PRINTED.fullmatch(joined(row).text) is not None


def _is_outside(sheet: Sheet, row: Row, edge: float) -> bool:
    middle = (row[0].top + row[0].bottom) / 2
    return not edge * sheet.height < middle < (1 - edge) * sheet.height
