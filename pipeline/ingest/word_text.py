"""Reads the text of one paragraph of a Word document: what a reader sees, changes accepted."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.ingest.html_lines import RAISED

Element = Any
"""An element of lxml, which has no types."""
MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LEFT_OUT = frozenset(
    [
        *(f"{MAIN}{one}" for one in ("del", "moveFrom", "delText", "instrText", "rt", "fldData")),
        *(f"{MAIN}{one}" for one in ("pPr", "rPr", "sectPr", "sdtPr", "tcPr", "trPr", "tblPr")),
        f"{COMPATIBLE}Fallback",
    ]
)
"""Deletions, codes of fields, properties, and a drawing told once more for old programs."""
BOX = f"{MAIN}txbxContent"
SIGNS = {
    f"{MAIN}tab": "\t",
    f"{MAIN}ptab": "\t",
    f"{MAIN}br": "\n",
    f"{MAIN}cr": "\n",
    f"{MAIN}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
NOTES = {f"{MAIN}footnoteReference": "footnote", f"{MAIN}endnoteReference": "endnote"}
OFF = ("0", "false", "off")
MARKS = re.compile(r"\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*[\s,;]*", re.ASCII)
"""Numbers of notes; other digits above the line belong to what is around them: 1st."""
Note = tuple[str, str]
"""What kind of note it is, and its id."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters looks."""

    bold: bool = False
    raised: bool = False
    """Whether it stands above the line."""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of a paragraph, bold or not."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands in a paragraph: its pieces, and the text boxes that hang on it."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Element, ...]


def flow(root: Element, closed: Sequence[str] = ()) -> Iterator[Element]:
    """Yield what stands in `root`, in order, without what is left out and inside of `closed`."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
            continue
        yield element
        if element.tag not in closed:
            waiting.extend(reversed(element))


def flag(properties: Element | None, name: str) -> bool | None:
    """Return whether a property such as `b` is set, or None where nothing is said of it."""
    found = None if properties is None else properties.find(MAIN + name)
    return None if found is None else found.get(f"{MAIN}val", "1") not in OFF


def read_paragraph(
    paragraph: Element, look_of: Callable[[Element], Look], mark: Callable[[Note, bool], str]
) -> Paragraph:
    """Return what stands in a paragraph; `look_of` says how a run looks, `mark` marks a note.

    It is told whether the mark of that note is written by hand, as an asterisk is.
    """
    pieces: list[Piece] = []
    boxes: list[Element] = []
    look, hidden = PLAIN, False
    for element in flow(paragraph, (BOX,)):
        tag = element.tag
        if tag == f"{MAIN}r":
            hidden = flag(element.find(f"{MAIN}rPr"), "vanish") is True
            look = look_of(element)
        elif tag == BOX:
            boxes.append(element)
        elif hidden:
            continue
        elif tag == f"{MAIN}t":
            text = element.text or ""
            pieces.append(Piece(raised(text) if look.raised else text, look.bold))
        elif tag in SIGNS:
            pieces.append(Piece(SIGNS[tag], look.bold))
        elif tag in NOTES:
            written = element.get(f"{MAIN}customMarkFollows", "0") not in OFF
            text = mark((NOTES[tag], element.get(f"{MAIN}id", "")), written)
            pieces.append(Piece(text, look.bold))
    return Paragraph(tuple(pieces), tuple(boxes))


def text_of(paragraph: Element) -> str:
    """Return the bare text of a paragraph, without the marks of its notes."""
    read = read_paragraph(paragraph, lambda _: PLAIN, lambda _, written: "")
    return "".join(piece.text for piece in read.pieces)


def raised(text: str) -> str:
    """Return numbers that stand above the line as such digits: they are no part of a word.

    >>> raised("1, 2"), raised("th"), raised("1st")
    ('¹, ²', 'th', '1st')
    """
    return text.translate(RAISED) if MARKS.fullmatch(text) else text


def marked_up(pieces: Sequence[Piece]) -> str:
    """Return the text of pieces, `**` around bold words that open it or fill a line of it.

    A large first letter of a word is no bold word.

    >>> marked_up([Piece("Note: ", True), Piece("we met", False), Piece(" them.", True)])
    '**Note:** we met them.'
    """
    lines = list(_lines(pieces))
    texts = ["".join(one.text for one in line) for line in lines]
    for number, line in enumerate(lines):
        bold = "".join(_opening(line))
        words = bold.strip()
        rest = texts[number][len(bold) :]
        is_part = bold[-1:].isalpha() and rest[:1].isalpha()
        if words and "*" not in words and not is_part and (number == 0 or not rest.strip()):
            texts[number] = texts[number].replace(words, f"**{words}**", 1)
    return "\n".join(texts).strip("\n ")


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.bold))
        for text in rest:
            yield line
            line = [Piece(text, piece.bold)]
    yield line


def _opening(line: Sequence[Piece]) -> Iterator[str]:
    """Yield the texts of the bold pieces that open a line; blank ones are as their neighbours."""
    for bold, pieces in groupby(line, lambda one: one.bold or not one.text.strip()):
        if not bold:
            return
        yield from (one.text for one in pieces)
