"""Makes rows of a page's words, and the pieces of a row that wide gaps keep apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pipeline.ingest.pdf_words import Word

BASELINE = 0.35
"""Words stand on one line if their feet are apart by less than this share of their size."""
GAP = 1.0
"""A wider gap parts two pieces of a row (share of the size)."""
EVEN, STRETCHED = 0.02, 6.0
"""Blanks of a justified line are so nearly the same, and hardly wider (shares of the size)."""
STOPS = tuple('.!?:;…”"»')
MARKER = regex.compile(
    r"[•‣◦·▪●○■□◆➢➤►✓*+\N{HYPHEN-MINUS}–—\uf000-\uf0ff\ufffd]|\(?\d{1,3}[.)]|\(?[a-z][.)]"
)
"""The bullet or number of an item; the last are glyphs of symbols or without name."""
SUPERSCRIPT = regex.compile(r"[⁰¹²³⁴-⁹]+")
LEADS = regex.compile(r".*:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one row, or a whole table; points, counted from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    opening: int = 0
    """How many characters at its beginning are bold, where not all are."""
    first: float = 0.0
    """The width of its first word."""
    table: tuple[str, ...] = ()
    """The rows of a table; none where it is text."""


Row = tuple[Piece, ...]


def rows_of(words: Sequence[Word], tables: Sequence[Piece]) -> tuple[Row, ...]:
    """Return the rows of a page from top to bottom, a table as a row of its own."""
    rows = [tuple(_pieces(line)) for line in lines_of(words)] + [(table,) for table in tables]
    return tuple(sorted(rows, key=lambda row: (row[0].top, row[0].x0)))


def joined(pieces: Sequence[Piece]) -> Piece:
    """Return pieces of one row as one, with a blank between them."""
    first = pieces[0]
    return replace(
        first,
        text=" ".join(one.text for one in pieces),
        x1=max(one.x1 for one in pieces),
        bold=all(one.bold for one in pieces),
        opening=len(first.text) if first.bold else first.opening,
        size=max(pieces, key=lambda one: len(one.text)).size,
    )


def lines_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, from top to bottom and from left to right."""
    line: list[Word] = []
    for word in sorted(words, key=lambda one: (one.bottom, one.x0)):
        if line and word.bottom - line[0].bottom > BASELINE * min(word.size, line[0].size):
            yield _in_row(line)
            line = []
        line.append(word)
    if line:
        yield _in_row(line)


def _in_row(line: Sequence[Word]) -> list[Word]:
    """Return words from left to right, those glued that only a change of font had parted."""
    ordered = sorted(line, key=lambda one: one.x0)
    glued = [replace(word, glued=_is_glued(before, word)) for before, word in pairwise(ordered)]
    return [ordered[0], *glued]


def _is_glued(before: Word, word: Word) -> bool:
    gap = word.x0 - before.x1
    if SUPERSCRIPT.fullmatch(word.text):
        return gap < 0.4 * word.size
    changed = before.size != word.size or before.bold != word.bold or len(word.text) == 1
    return changed and gap < 0.1 * min(before.size, word.size)


def _pieces(line: Sequence[Word]) -> Iterator[Piece]:
    """Yield the pieces of a row; a marker of an item and a label stay with what follows."""
    piece = [line[0]]
    even = _even(line)
    for number, (before, word) in enumerate(pairwise(line), 1):
        text = _text(piece)
        stays = MARKER.fullmatch(text) or SUPERSCRIPT.fullmatch(text) or LEADS.fullmatch(text)
        wide = word.x0 - before.x1 > GAP * max(before.size, word.size)
        if wide and number not in even and not (stays and len(piece) <= 3):
            yield _piece(piece)
            piece = []
        piece.append(word)
    yield _piece(piece)


def _even(line: Sequence[Word]) -> set[int]:
    """Return before which words of a line a wide blank is one of justified prose.

    Such blanks are as wide as their neighbours, to a hair; those between cells are not.
    """
    gaps = [(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(line)]
    even: set[int] = set()
    first = 0
    for number in range(1, len(gaps) + 1):
        level = abs(line[number].bottom - line[first].bottom) <= EVEN * line[first].size
        if number < len(gaps) and level and abs(gaps[number] - gaps[first]) <= EVEN:
            continue
        words = line[first : number + 1]
        unlike = len({word.text for word in words}) > 1
        prose = unlike and any(word.text[0].islower() for word in words)
        if number - first > 1 and prose and GAP < gaps[first] <= STRETCHED:
            even.update(range(first + 1, number + 1))
        first = number
    return even


def _text(words: Sequence[Word]) -> str:
    parts = [word.text if word.glued else f" {word.text}" for word in words]
    return "".join(parts).strip()


def _piece(words: Sequence[Word]) -> Piece:
    bold = next((n for n, word in enumerate(words) if not word.bold), len(words))
    while 0 < bold < len(words) and words[bold].glued:
        bold -= 1
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return Piece(
        text=_text(words),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=max(sizes, key=lambda size: (sizes[size], size)),
        bold=bold == len(words),
        opening=len(_text(words[:bold])) if bold < len(words) else 0,
        first=words[0].x1 - words[0].x0,
    )
