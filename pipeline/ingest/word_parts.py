"""Takes a Word document apart into paragraphs and tables, and these into rows and cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.word_text import MAIN, Element, flow, text_of

PARAGRAPH, TABLE, ROW, CELL = (f"{MAIN}{one}" for one in ("p", "tbl", "tr", "tc"))
MOST_COLUMNS = 63
"""Word itself makes no more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs and the tables in it."""

    parts: tuple[Element, ...]
    text: str
    """Its own text in one line, as long as its notes and the tables in it are left out."""
    span: int
    """Over how many columns it reaches."""
    goes_on: bool
    """Whether it is a part of the cell above it."""

    @property
    def holds_table(self) -> bool:
        """Return whether a table stands in the cell."""
        return any(part.tag == TABLE for part in self.parts)


def parts_of(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables; a paragraph without an end of its own goes on in the next.

    It takes apart what it joins: a parent can be read once.
    """
    begun: list[Element] = []
    for element in flow(parent, (PARAGRAPH, TABLE)):
        if element.tag == PARAGRAPH and (_end_is_deleted(element) or _is_drop_cap(element)):
            begun.append(element)
        elif element.tag == PARAGRAPH:
            yield _joined(begun, element)
            begun = []
        elif element.tag == TABLE:
            yield from begun
            yield element
            begun = []
    yield from begun


def rows_of(table: Element) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table, without those that were deleted; likewise, once."""
    rows = [one for one in flow(table, (ROW,)) if one.tag == ROW and not _is_deleted(one)]
    return tuple(tuple(_cell(one) for one in flow(row, (CELL,)) if one.tag == CELL) for row in rows)


def _cell(cell: Element) -> Cell:
    parts = tuple(parts_of(cell))
    texts = (text_of(part) for part in parts if part.tag == PARAGRAPH)
    return Cell(parts, " ".join(" ".join(texts).split()), _span(cell), _goes_on(cell))


def _end_is_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{MAIN}pPr/{MAIN}rPr/{MAIN}del") is not None


def _is_drop_cap(paragraph: Element) -> bool:
    """Return whether a paragraph is the large first letter of the next, in a frame of its own."""
    frame = paragraph.find(f"{MAIN}pPr/{MAIN}framePr")
    return frame is not None and frame.get(f"{MAIN}dropCap", "none") != "none"


def _is_deleted(row: Element) -> bool:
    return row.find(f"{MAIN}trPr/{MAIN}del") is not None


def _joined(begun: list[Element], last: Element) -> Element:
    """Return one paragraph of several; it is of the kind of the last, as in Word."""
    if not begun:
        return last
    parts = [child for one in (*begun, last) for child in one if child.tag != f"{MAIN}pPr"]
    whole = last.makeelement(PARAGRAPH)
    kind = last.find(f"{MAIN}pPr")
    whole.extend(parts if kind is None else [kind, *parts])
    return whole


def _span(cell: Element) -> int:
    found = cell.find(f"{MAIN}tcPr/{MAIN}gridSpan")
    value = "" if found is None else found.get(f"{MAIN}val", "")
    return min(int(value), MOST_COLUMNS) if value.isdecimal() else 1


def _goes_on(cell: Element) -> bool:
    merged = cell.find(f"{MAIN}tcPr/{MAIN}vMerge")
    return merged is not None and merged.get(f"{MAIN}val", "continue") == "continue"
