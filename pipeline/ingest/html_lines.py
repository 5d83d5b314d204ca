"""Makes lines of the pieces of text between two borders of blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from pipeline.ingest.cell_lines import in_one_line
from pipeline.ingest.html_tree import BLOCKS, is_shown

BLANKS = re.compile(r"[ \t\n\r\f]+")
EDGE = " \t\n\r\f\u00a0\u200b"
MOST_BOLD = 200
"""Characters; a longer run of bold is set so for its looks."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one look; a line's end is a piece of its own."""

    text: str
    bold: bool = False
    linked: bool = False
    above: bool = False
    """Whether it stands above the line, as the mark of a note does."""


END = Piece(BREAK)


def paragraphs(pieces: Sequence[Piece], marked: bool = True) -> Iterator[str]:
    """Yield the paragraphs of pieces, of one line or more: an empty line parts them.

    >>> bold, rest = Piece("Pia  Sund", bold=True), Piece(", Oslo\\n")
    >>> list(paragraphs([bold, rest, END, Piece("Jan"), END, END, Piece("Notes")]))
    ['**Pia Sund**, Oslo\\nJan', 'Notes']
    """
    lines: list[str] = []
    for line in _lines(pieces):
        text = _text(line, marked)
        if text:
            lines.append(text)
        elif lines:
            yield BREAK.join(lines)
            lines = []
    if lines:
        yield BREAK.join(lines)


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if piece is END:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _text(line: Sequence[Piece], marked: bool) -> str:
    """Return a line with single blanks; one that opens in bold has the marks of Markdown."""
    text = BLANKS.sub(" ", "".join(piece.text for piece in line)).strip(EDGE)
    opening = takewhile(lambda piece: piece.bold or not piece.text.strip(EDGE), line)
    bold = BLANKS.sub(" ", "".join(piece.text for piece in opening)).strip(EDGE)
    if not marked or not bold or "*" in bold or len(bold) > MOST_BOLD:
        return text
    return f"**{bold}**{text[len(bold) :]}" if any(map(str.isalnum, bold)) else text


def typed(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the paragraphs of text that was typed with its own line ends and blanks.

    >>> list(typed([Piece("Oslo,  May 3\\n\\n Pia Sund  \\n Jan Lint")]))
    ['Oslo,  May 3', 'Pia Sund\\n Jan Lint']
    """
    text = "".join(piece.text for piece in pieces)
    lines = [line.rstrip(EDGE) for line in text.split(BREAK)]
    for paragraph in re.split(r"\n{2,}", BREAK.join(lines)):
        if paragraph.strip(EDGE):
            yield paragraph.strip(EDGE)


def raised(text: str) -> str:
    """Return a number that stands above the line as such digits: they are no part of a word.

    >>> raised("1"), raised("th")
    ('¹', 'th')
    """
    bare = text.strip(EDGE)
    return bare.translate(RAISED) if bare.isascii() and bare.isdigit() else text


def line_of(element: Any) -> tuple[str, int]:
    """Return the text of a cell in one line, and how many of its characters are linked.

    Lines of the cell are joined by commas.
    """
    pieces = list(_pieces(element))
    linked = sum(len(piece.text.strip()) for piece in pieces if piece.linked)
    lines = (line for one in paragraphs(pieces, marked=False) for line in one.split(BREAK))
    return in_one_line(lines), linked


def _pieces(root: Any) -> Iterator[Piece]:
    """Yield the pieces of all that is shown in an element, with a line's end between blocks."""
    stack: list[tuple[Any, Piece, bool]] = [(root, Piece(""), False)]
    while stack:
        element, around, closing = stack.pop()
        if closing:
            if element.tag in BLOCKS or element.tag == "br":
                yield END
            if element.tail:
                yield _as(around, element.tail)
            continue
        if element is not root:
            stack.append((element, around, True))
            if not is_shown(element):
                continue
            if element.tag in BLOCKS:
                yield END
        inside = replace(
            around,
            linked=around.linked or element.tag == "a",
            above=around.above or element.tag == "sup",
        )
        if element.text:
            yield _as(inside, element.text)
        stack.extend((child, inside, False) for child in reversed(element))


def _as(look: Piece, text: str) -> Piece:
    return replace(look, text=raised(text) if look.above else text)
