"""Reads the body of a Word document as blocks, in the order in which it is read."""

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import count

from pipeline.ingest.pieces import Block
from pipeline.ingest.word_styles import Styles
from pipeline.ingest.word_text import (
    MAIN,
    Element,
    Note,
    Paragraph,
    flow,
    marked_up,
    read_paragraph,
)

PARAGRAPH, TABLE, ROW, CELL = (f"{MAIN}{one}" for one in ("p", "tbl", "tr", "tc"))
BAR = " | "
LIST = "list"


class Reading:
    """One pass over a document: it counts its paragraphs, tables, boxes and notes."""

    def __init__(self, styles: Styles, notes: Mapping[Note, Element]) -> None:
        self._styles = styles
        self._notes = notes
        self._marks: dict[Note, str] = {}
        self._numbers = count(1)
        self._boxes: deque[Element] = deque()
        self._tables = count(1)
        self._paragraphs = count(1)

    def blocks(self, body: Element) -> Iterator[Block]:
        """Yield the blocks of the body, each text box behind its paragraph, then the notes."""
        boxes = count(1)
        for element in self._whole(body):
            yield from self._of_element(element)
            while self._boxes:
                box, place = self._boxes.popleft(), f"text box {next(boxes)}"
                for inner in flow(box, (PARAGRAPH,)):
                    if inner.tag == PARAGRAPH:
                        yield self._paragraph(inner, place)
        yield from self._told_notes()

    def _whole(self, parent: Element) -> Iterator[Element]:
        """Yield paragraphs and tables; a paragraph whose end was deleted goes on in the next."""
        begun: list[Element] = []
        for element in flow(parent, (PARAGRAPH, TABLE)):
            if element.tag == PARAGRAPH and _end_is_deleted(element):
                begun.append(element)
            elif element.tag == PARAGRAPH:
                yield _joined(begun, element)
                begun = []
            elif element.tag == TABLE:
                yield from begun
                yield element
                begun = []
        yield from begun

    def _of_element(self, element: Element) -> Iterator[Block]:
        if element.tag == PARAGRAPH:
            yield self._paragraph(element, f"paragraph {next(self._paragraphs)}")
            return
        number = next(self._tables)
        rows = [one for one in flow(element, (ROW,)) if one.tag == ROW and not _is_deleted(one)]
        cells = [[one for one in flow(row, (CELL,)) if one.tag == CELL] for row in rows]
        is_layout = all(len(row) <= 1 for row in cells)
        for row, inside in enumerate(cells, 1):
            place = f"table {number} row {row}"
            if is_layout:
                for cell in inside:
                    yield from self._laid_out(cell, place)
            else:
                yield Block(BAR.join(self._cells(inside)).rstrip(), place, f"table {number}")

    def _laid_out(self, cell: Element, place: str) -> Iterator[Block]:
        """Yield the blocks of the one cell of a row, which frames a text and tabulates nothing."""
        for inner in flow(cell, (PARAGRAPH, ROW)):
            if inner.tag == PARAGRAPH:
                yield self._paragraph(inner, place)
            elif inner.tag == ROW and not _is_deleted(inner):
                inside = [one for one in flow(inner, (CELL,)) if one.tag == CELL]
                yield Block(BAR.join(self._cells(inside)), place, f"{place} inside")

    def _cells(self, cells: list[Element]) -> Iterator[str]:
        """Yield the text of each cell on one line; one that spans columns leaves the rest blank."""
        for cell in cells:
            inner = (one for one in flow(cell, (PARAGRAPH,)) if one.tag == PARAGRAPH)
            texts = ("".join(piece.text for piece in self._read(one).pieces) for one in inner)
            yield " ".join(" ".join(texts).split())
            yield from [""] * (_span(cell) - 1)

    def _paragraph(self, element: Element, place: str) -> Block:
        read = self._read(element)
        plain = " ".join("".join(one.text for one in read.pieces).split())
        level = self._styles.heading(element)
        if level is not None and plain:
            return Block(f"{'#' * level} {plain}", place)
        text = marked_up(read.pieces)
        item = self._styles.item(element)
        if item is None or not plain:
            return Block(text, place)
        return Block(self._styles.mark(item) + text, place, LIST)

    def _read(self, element: Element) -> Paragraph:
        read = read_paragraph(
            element, lambda run: self._styles.is_bold(run, element), self._mark_of
        )
        self._boxes.extend(read.boxes)
        return read

    def _mark_of(self, note: Note, written: bool) -> str:
        """Return the mark of a note, or nothing where its mark is written by hand."""
        if note not in self._notes:
            return ""
        if note not in self._marks:
            self._marks[note] = "" if written else f"[{next(self._numbers)}]"
        return self._marks[note]

    def _told_notes(self) -> Iterator[Block]:
        for number, (note, mark) in enumerate(list(self._marks.items()), 1):
            inner = (one for one in flow(self._notes[note], (PARAGRAPH,)) if one.tag == PARAGRAPH)
            texts = [
                mark,
                *("".join(one.text for one in self._read(each).pieces) for each in inner),
            ]
            yield Block(" ".join(" ".join(texts).split()), f"note {number}")


def _end_is_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{MAIN}pPr/{MAIN}rPr/{MAIN}del") is not None


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
    return min(int(value), 63) if value.isdecimal() else 1
