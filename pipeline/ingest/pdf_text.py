"""Writes the paragraphs of a PDF as the stored text, with the page that each stands on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from pipeline.gazetteer_rows import CountryName
from pipeline.ingest.pdf_columns import Line
from pipeline.ingest.pdf_measures import Measures
from pipeline.ingest.pdf_paragraphs import HYPHENS, Paragraph
from pipeline.ingest.pdf_words import SOFT_HYPHEN
from pipeline.name_rows import Particle
from pipeline.rules import Word
from pipeline.tables import read_table
from pipeline.types import Place

LARGER = 1.15
"""A heading is at least so large, against the text."""
LONGEST_HEADING = 250
LONGEST_BOLD = 300
WORD = regex.compile(r"\p{L}+")
BULLET = regex.compile(r"[•‣◦·▪●○■□◆➢➤►✓\uf000-\uf0ff\ufffd]\s+")
Run = tuple[str, int]
"""A piece of text and the page that it stands on."""


@dataclass(frozen=True, slots=True)
class Written:
    """The stored text, and the places of its paragraphs."""

    text: str
    places: tuple[Place, ...]


def write(paragraphs: Sequence[Paragraph], measures: Measures) -> Written:
    """Return the stored text of paragraphs, with a place for each page of each of them."""
    words = {
        word.casefold() for one in paragraphs for line in one.lines for word in _whole_words(line)
    }
    sizes = {one.lines[0].piece.size for one in paragraphs if _is_heading(one, measures)}
    title = max(sizes, default=0.0)
    text, end = [], 0
    places: list[Place] = []
    heading = False
    for number, paragraph in enumerate(paragraphs):
        was_heading, heading = heading, _is_heading(paragraph, measures)
        apart = paragraph.apart or heading or was_heading
        between = "" if number == 0 else "\n\n" if apart else "\n"
        mark = ("# " if paragraph.lines[0].piece.size >= 0.97 * title else "## ") * heading
        text.append(between)
        end += len(between)
        for n, (run, page) in enumerate(_runs(paragraph, words, measures, mark)):
            joins = n == 0 and places and not apart and places[-1].page == page
            start = places.pop().start if joins else end
            end += len(run)
            text.append(run)
            places.append(Place(start, end, page))
    return Written("".join(text), tuple(places))


def _is_heading(paragraph: Paragraph, measures: Measures) -> bool:
    """Return whether a paragraph is short, of one piece, and in larger letters than the text."""
    lines = paragraph.lines
    short = sum(len(line.piece.text) for line in lines) <= LONGEST_HEADING
    plain = not any(line.piece.table or line.cells > 1 for line in lines)
    return plain and short and lines[0].piece.size >= LARGER * measures.size


def _runs(paragraph: Paragraph, words: set[str], measures: Measures, mark: str) -> Iterator[Run]:
    """Yield the text of a paragraph, one run for each page that it stands on."""
    lines = paragraph.lines
    texts = [
        *(_before(a.piece.text, b.piece.text, words) for a, b in pairwise(lines)),
        _last(lines[-1].piece.text),
    ]
    texts[0] = BULLET.sub("- ", texts[0], count=1) if BULLET.match(texts[0]) else texts[0]
    if not mark and not measures.bold:
        texts = _with_bold(paragraph, texts)
    texts[0] = mark + texts[0]
    run, page = "", lines[0].page
    for line, text in zip(lines, texts, strict=True):
        if line.page != page:
            yield run, page
            run, page = "", line.page
        run += text
    yield run, page


def _before(text: str, following: str, words: set[str]) -> str:
    """Return a line's text as it stands before the next: with a blank, or without its hyphen.

    >>> _before("the parlia-", "ment of Bor", {"parliament"}), _before("the", "seat", set())
    ('the parlia', 'the ')
    >>> _before("a Franco-", "German text", set()), _before("the par\\xadlia\\xad", "ment", set())
    ('a Franco-', 'the par\\xadlia')
    >>> _before("in Septem-", "ber", set()), _before("a London-", "based firm", set())
    ('in Septem', 'a London-')
    """
    if not text.endswith(HYPHENS) or not text[-2:-1].isalpha() or not following[0].isalpha():
        return f"{_last(text)} "
    head, tail = WORD.findall(text)[-1], WORD.findall(following)[0]
    known = (head + tail).casefold() in words or head + tail in _names()
    certain = text.endswith(SOFT_HYPHEN) or known
    return text[:-1] if certain and following[0].islower() else _last(text)


@cache
def _names() -> frozenset[str]:
    """Return names of months, countries and people that no hyphen is part of; ours, constant."""
    months = [row.text for row in read_table("months", Word)]
    countries = [row.text for row in read_table("country_names", CountryName)]
    people = [row.text for row in read_table("forenames", Particle)]
    names = (*months, *countries, *people)
    return frozenset(name for name in names if name.istitle() and name.isalpha())


def _last(text: str) -> str:
    return text[:-1] + "-" if text.endswith(SOFT_HYPHEN) else text


def _whole_words(line: Line) -> list[str]:
    """Return the words of a line, less one that a hyphen cuts at its end."""
    words = WORD.findall(line.piece.text)
    return words[:-1] if line.piece.text.endswith(HYPHENS) else words


def _with_bold(paragraph: Paragraph, texts: Sequence[str]) -> list[str]:
    """Return the texts of lines with the marks of bold around what is bold at their beginning."""
    lines = paragraph.lines
    last = next((n for n, line in enumerate(lines) if not line.piece.bold), len(lines))
    opening = lines[last].piece.opening if last < len(lines) else 0
    if not opening:
        last, opening = last - 1, len(texts[last - 1])
    bold = "".join([*texts[:last], texts[last][:opening]]).rstrip() if last >= 0 else ""
    rows = any(line.cells > 1 or line.piece.table for line in lines)
    if rows or paragraph.is_item or "*" in bold or not 0 < len(bold) <= LONGEST_BOLD:
        return list(texts)
    end = len(texts[last][:opening].rstrip())
    marked = [*texts[:last], texts[last][:end] + "**" + texts[last][end:], *texts[last + 1 :]]
    return ["**" + marked[0], *marked[1:]]
