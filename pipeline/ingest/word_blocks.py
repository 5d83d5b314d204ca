"""Reads the body of a Word document as blocks, in the order in which it is read."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, zip_longest

from pipeline.ingest.cell_lines import in_one_line
from pipeline.ingest.pieces import Block
from pipeline.ingest.word_parts import PARAGRAPH, Cell, parts_of, rows_of
from pipeline.ingest.word_styles import Styles
from pipeline.ingest.word_tables import (
    columns_of,
    is_frame,
    is_in_columns,
    is_page,
    row_text,
)
from pipeline.ingest.word_text import Element, Note, Paragraph, flow, marked_up, read_paragraph

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
        self._groups = count(1)
        self._paragraphs = count(1)

    def blocks(self, body: Element) -> Iterator[Block]:
        """Yield the blocks of the body, each text box behind its paragraph, then the notes."""
        boxes = count(1)
        for element in parts_of(body):
            yield from self._of_element(element)
            while self._boxes:
                box, place = self._boxes.popleft(), f"text box {next(boxes)}"
                yield from self._inner(parts_of(box), place)
        yield from self._told_notes()

    def _of_element(self, element: Element) -> Iterator[Block]:
        if element.tag == PARAGRAPH:
            yield self._paragraph(element, f"paragraph {next(self._paragraphs)}")
            return
        name = f"table {next(self._tables)}"
        yield from self._table(element, lambda row: f"{name} row {row}")

    def _inner(self, parts: Iterable[Element], place: str) -> Iterator[Block]:
        """Yield the blocks of what stands in a box or a cell; all are said to stand there."""
        for part in parts:
            if part.tag == PARAGRAPH:
                yield self._paragraph(part, place)
            else:
                yield from self._table(part, lambda _: place)

    def _table(self, table: Element, place_of: Callable[[int], str]) -> Iterator[Block]:
        """Yield the rows of a table, or the paragraphs of one that lays out a page."""
        rows = rows_of(table)
        if is_in_columns(rows):
            for column in zip_longest(*rows):
                for number, cell in enumerate(column, 1):
                    yield from self._inner(() if cell is None else cell.parts, place_of(number))
            return
        group, frame = f"table {next(self._groups)}", is_frame(rows)
        above: dict[int, str] = {}
        for number, row in enumerate(rows, 1):
            if frame or is_page(row, lone=len(rows) == 1):
                above = {}
                for cell in row:
                    yield from self._inner(cell.parts, place_of(number))
                continue
            texts = [in_one_line(self._lines(cell)) for cell in row]
            columns, above = columns_of(row, texts, above)
            if any(texts):
                yield Block(row_text(row, columns), place_of(number), group)

    def _lines(self, cell: Cell) -> Iterator[str]:
        """Yield the lines of a cell of a row; each row of a table in it is one of them."""
        for part in cell.parts:
            if part.tag == PARAGRAPH:
                yield from "".join(one.text for one in self._read(part).pieces).split("\n")
                continue
            rows = rows_of(part)
            for number, row in enumerate(rows, 1):
                text = in_one_line(in_one_line(self._lines(one)) for one in row)
                yield f"{text};" if text and number < len(rows) else text

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
        read = read_paragraph(element, lambda run: self._styles.look(run, element), self._mark_of)
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
