"""Joins the lines of a PDF into paragraphs, items and rows, also over the ends of pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.ingest.pdf_columns import Line
from pipeline.ingest.pdf_lines import MARKER, STOPS, SUPERSCRIPT
from pipeline.ingest.pdf_measures import CHARACTERS, LEADING, Measures

BLANK = 0.25
"""The width of a blank (share of the size)."""
WIDER = 1.25
"""Lines that are apart by more than so many usual distances are parted by a blank line."""
FULL = 0.85
"""A line that may go on reaches so far to the right margin (share of the column)."""
LARGER = 1.1
"""Lines of a heading are so large or larger, against the text."""
HALF = 0.5
"""A line that goes on is at least so wide (share of the column)."""
EDGE = 1.0
"""Lines of one paragraph begin within so many points, also beside a float."""
INDENT = 0.7
"""The first line of a paragraph stands in by more (share of the size)."""
HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")
ROW_WIDER = 1.6
"""Likewise for the rows of one table, which are less even."""
NOTE_SIZE = 0.93
"""Footnotes are at most so large, against the text."""
ITEM = regex.compile(rf"(?:{MARKER.pattern})\s+(?=\S)")
NOTE = regex.compile(rf"(?:{SUPERSCRIPT.pattern}|\*{{1,3}}|[†‡]|\(?\d{{1,3}}[.)]?)\s*\p{{L}}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one run of text, and whether a blank line stands before it."""

    lines: tuple[Line, ...]
    apart: bool

    @property
    def is_item(self) -> bool:
        """Return whether it begins with a bullet or number."""
        return ITEM.match(self.lines[0].piece.text) is not None


def paragraphs(pages: Sequence[Sequence[Line]], measures: Measures) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file in order; footnotes after the text of their page."""
    open_lines: list[Line] = []
    apart = True
    waiting: list[Line] = []
    for page in pages:
        text, notes = _without_notes(page, measures)
        for line in text:
            if open_lines and goes_on(open_lines, line, measures):
                open_lines.append(line)
                continue
            if open_lines:
                yield Paragraph(tuple(open_lines), apart)
                apart = _is_apart(open_lines, line, measures) or bool(waiting)
            yield from _notes(waiting, measures)
            waiting = []
            open_lines = [line]
        waiting += notes
    if open_lines:
        yield Paragraph(tuple(open_lines), apart)
    yield from _notes(waiting, measures)


def _notes(lines: Sequence[Line], measures: Measures) -> Iterator[Paragraph]:
    note: list[Line] = []
    for line in lines:
        if note and (NOTE.match(line.piece.text) or line.page != note[-1].page):
            yield Paragraph(tuple(note), True)
            note = []
        note.append(line)
    if note:
        yield Paragraph(tuple(note), True)


def _without_notes(lines: Sequence[Line], measures: Measures) -> tuple[list[Line], list[Line]]:
    """Return the text of a page and its footnotes: small lines at the end from a mark on."""
    by_column: dict[tuple[int, ...], list[Line]] = defaultdict(list)
    for line in lines:
        by_column[line.column].append(line)
    notes = {id(line) for column in by_column.values() for line in _notes_below(column, measures)}
    text = [line for line in lines if id(line) not in notes]
    return (text, [line for line in lines if id(line) in notes]) if text else (list(lines), [])


def _notes_below(column: Sequence[Line], measures: Measures) -> Sequence[Line]:
    first = len(column)
    while first > 0 and column[first - 1].piece.size <= NOTE_SIZE * measures.size:
        first -= 1
    marked = (n for n in range(first, len(column)) if NOTE.match(column[n].piece.text))
    return column[next(marked, len(column)) :]


def goes_on(before: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Return whether a line goes on with the paragraph of the lines before it."""
    last, piece = before[-1], line.piece
    a = last.piece
    if last.pitch or line.pitch or a.table or piece.table:
        return False
    if abs(a.size - piece.size) > 0.06 * a.size or _changes_weight(before, line):
        return False
    if _passes_float(last, line):
        return (
            _is_near(last, line, measures)
            and not ITEM.match(piece.text)
            and (piece.text[0].islower() or _is_full(last, line, measures))
        )
    follows = last.page == line.page and last.column == line.column
    if follows and not _is_near(last, line, measures):
        return False
    if ITEM.match(piece.text) and (a.text.endswith(STOPS) or not _is_full(last, line, measures)):
        return False
    if follows and _is_indented(before, line):
        return False
    open_end = not a.text.endswith(STOPS)
    lower = piece.text[0].islower() or a.text.endswith(("-", ","))
    if follows and open_end and a.size > LARGER * measures.size:
        left, right = measures.margins.get(last.column, (a.x0, a.x1))
        return lower or a.x1 - a.x0 >= HALF * (right - left)
    if len(last.column) != len(line.column) and (last.page == line.page or not lower):
        return False
    return _is_full(last, line, measures) and (follows or lower or open_end)


def _passes_float(last: Line, line: Line) -> bool:
    """Return whether a text that stood beside a float, or will, goes on where the float is not."""
    deeper, other = sorted((last.column, line.column), key=len, reverse=True)
    beside = len(deeper) == len(other) + 1 and deeper == (*other, 0)
    return beside and last.page == line.page and abs(last.piece.x0 - line.piece.x0) <= EDGE


def _changes_weight(before: Sequence[Line], line: Line) -> bool:
    """Return whether bold begins or ends with a line, and not in the middle of a paragraph."""
    first, last, piece = before[0].piece, before[-1].piece, line.piece
    if last.bold and not piece.bold:
        return piece.opening == 0 and first.bold
    return piece.bold and not last.bold and len(before) == 1


def _is_full(last: Line, line: Line, measures: Measures) -> bool:
    """Return whether a line goes on at its end: the next word did not fit, or is a small one."""
    a = last.piece
    lower = line.piece.text[0].islower() or line.piece.text.startswith("(")
    if lower and a.text.endswith(HYPHENS):
        return True
    if last.column not in measures.margins:
        return lower and len(a.text) >= CHARACTERS
    left, right = measures.margins[last.column]
    fits = a.x1 + BLANK * a.size + line.piece.first <= right
    if a.x1 - a.x0 < HALF * (right - left):
        return False
    if a.x1 >= left + FULL * (right - left):
        return lower or not fits
    return lower and not fits


def _is_near(last: Line, line: Line, measures: Measures) -> bool:
    pitch = line.piece.top - last.piece.top
    size = max(last.piece.size, line.piece.size)
    leading = measures.leading if size <= LARGER * measures.size else LEADING
    return 0 < pitch <= WIDER * leading * size


def _is_indented(before: Sequence[Line], line: Line) -> bool:
    """Return whether a line opens a paragraph by standing in from the one before it."""
    if len(before) == 1 and ITEM.match(before[0].piece.text):
        return False
    a, b = before[-1].piece, line.piece
    is_centred = abs(a.x0 + a.x1 - b.x0 - b.x1) < b.size
    return not is_centred and b.x0 > a.x0 + INDENT * b.size


def _is_apart(before: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Return whether a blank line stands between a paragraph and the line that opens the next."""
    last = before[-1]
    if last.pitch or line.pitch:
        gap = line.piece.top - last.piece.bottom
        near = -line.piece.size < gap <= ROW_WIDER * last.pitch - line.piece.size
        return not (last.pitch == line.pitch and (near or last.page != line.page))
    if last.piece.table or line.piece.table or last.column != line.column:
        return True
    items = ITEM.match(before[0].piece.text) and ITEM.match(line.piece.text)
    if last.page != line.page:
        alike = last.piece.size == line.piece.size and last.piece.bold == line.piece.bold
        return not items and not (alike and len(before) == 1)
    return not items and (len(before) > 1 or not _is_near(last, line, measures))
