"""Steps that join broken lines: hard-wrapped paragraphs and words cut at a line's end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import regex

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import Edit, edit
from pipeline.types import Block

WIDEST = 100
"""A paragraph with a longer line is not hard-wrapped (characters)."""
NARROWEST = 45
"""Shorter lines than this are rows of a list, not broken prose (characters)."""
SLACK = 12
"""By how much a line may end before its width, since texts are mended after they are wrapped."""
PROOF = 5
"""So many breaks inside sentences show that a whole text is wrapped."""
HEAD = 8
"""Menus are looked for in so many lines."""
FILLED = regex.compile(r"[^\s](?:[^\n]*[^\s])?+")
ITEM = regex.compile(r"(?:[-*+•‣◦·▪●–]|\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}[.)])[ ]")
GAP = regex.compile(r"[ ]{2,}+|[ ]*+[|>][ ]*+|[ ]/[ ]")
HYPHEN = regex.compile(r"(?<=\p{L})[-\N{HYPHEN}]\Z")
WORD = regex.compile(r"\p{L}++")
ROW = regex.compile(r"[^\n|]+[ ]\|[ ][^\n]+")
"""A row of a table; its cells never go on in the next one."""
HEAD_ABOVE = regex.compile(r"(?:\d{1,2}[.)][ ])?\p{Lu}[^\n.!?;,]{0,58}[^\n.!?;:,]")
"""What may be a heading right above a paragraph: short, without a stop; if prose goes on below."""
BRACKET = regex.compile(r"\((?!\w{1,4}\))\p{L}")
"""A bracket that goes on behind the line above; one around a number or letter is an item's."""
OPEN = regex.compile(r'[“„«][^”»]*$|^(?:[^"]*"[^"]*")*[^"]*"[^"]*$')
"""A quotation that is open at the end of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without the blanks around it."""

    start: int
    end: int
    text: str


def menus(draft: Draft) -> Draft:
    """Return the draft with a mark `menu` on each line of short cells near its head.

    Lines in a row with as many cells are a table, and none of them is a menu.
    """
    lines = list(islice(FILLED.finditer(draft.tracked.text), HEAD + 1))
    widths = [0, *(len(_cells(line[0])) for line in lines), 0]
    spans = [
        draft.tracked.to_raw(*line.span())
        for number, line in enumerate(lines[:HEAD])
        if is_menu(line[0]) and widths[number + 1] not in (widths[number], widths[number + 2])
    ]
    return draft.to(draft.tracked, (Block("menu", start, end) for start, end in spans))


def is_menu(line: str) -> bool:
    """Return whether a line is the row of links at the head of a web page.

    >>> is_menu("Newsroom   Plenary   Members   Calendar"), is_menu("EN | FR | DE | RU")
    (True, True)
    >>> is_menu("Ms Pia Sund   Finland   ALDE"), is_menu("News | Culture | 17/09/2021")
    (False, False)
    """
    cells = _cells(line)
    words = sum(len(cell.split()) for cell in cells)
    return len(cells) > 2 and words < 1.5 * len(cells) and not any(map(str.isdigit, line))


def _cells(line: str) -> list[str]:
    return [cell for cell in GAP.split(line.strip()) if cell]


def joined(draft: Draft) -> Draft:
    """Return the draft with each hard-wrapped paragraph on one line."""
    text = draft.tracked.text
    paragraphs = list(_paragraphs(text))
    width = _width(paragraphs)
    if width < NARROWEST:
        return draft
    words = set(WORD.findall(text))
    flowing = sum(_is_wrapped(one, width) * (len(one) - 1) for one in paragraphs if _flows(one))
    pairs = (
        pair
        for one in paragraphs
        if (_flows(one) or (flowing >= PROOF and _may_flow(one))) and _is_wrapped(one, width)
        for pair in pairwise(one)
    )
    return draft.to(edit(draft.tracked, [_join(first, second, words) for first, second in pairs]))


def _paragraphs(text: str) -> Iterator[Sequence[Line]]:
    """Yield the runs of lines without a blank line or the mark of a list item between them."""
    paragraph: list[Line] = []
    end = 0
    for found in FILLED.finditer(text):
        start = found.start()
        line = Line(start, found.end(), found[0])
        apart = text.count("\n", end, start) > 1 or ITEM.match(line.text)
        if paragraph and (apart or _part_rows(paragraph, line)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
        end = line.end
    yield paragraph


def _part_rows(paragraph: Sequence[Line], line: Line) -> bool:
    """Return whether a row of a table, or a heading right above prose, ends at a line's end."""
    rows = ROW.match(line.text) or ROW.match(paragraph[-1].text)
    return bool(rows) or (len(paragraph) == 1 and _is_head(paragraph[0], line))


def _is_head(line: Line, below: Line) -> bool:
    """Return whether a line is a heading: the words below would have fitted behind it."""
    room = len(below.text) - len(line.text) - len(below.text.split(" ", 1)[0])
    return room > SLACK and line.text[0] != "(" and HEAD_ABOVE.fullmatch(line.text) is not None


def _width(paragraphs: Iterable[Sequence[Line]]) -> int:
    """Return the width at which the text was wrapped, 0 where nothing looks like it."""
    lengths = [
        len(first.text)
        for paragraph in paragraphs
        for first, second in pairwise(paragraph)
        if second.text[0].islower() and len(first.text) <= WIDEST
    ]
    return max(lengths, default=0)


def _is_wrapped(paragraph: Sequence[Line], width: int) -> bool:
    """Return whether a paragraph's lines were broken because the next word did not fit."""
    full = paragraph[:-1]
    if not full or any(not NARROWEST <= len(line.text) <= WIDEST for line in full):
        return False
    breaks = list(pairwise(paragraph))
    fitting = sum(len(a.text) + 1 + len(b.text.split(" ", 1)[0]) < width - SLACK for a, b in breaks)
    return fitting <= len(breaks) // 4


def _may_flow(paragraph: Sequence[Line]) -> bool:
    """Return whether a paragraph of a wrapped text is prose although capitals begin its lines.

    So it is where a quotation goes on behind its first line.
    """
    first = paragraph[0].text
    goes_on = BRACKET.match(paragraph[1].text) if len(paragraph) > 1 else None
    return len(paragraph) > 2 or first[-1].islower() or bool(goes_on or OPEN.search(first))


def _flows(paragraph: Sequence[Line]) -> bool:
    """Return whether sentences run over the breaks, as they do in prose and not in lists."""
    breaks = list(pairwise(paragraph))
    running = sum(b.text[0].islower() or a.text[-1] in '-,"' for a, b in breaks)
    return running * 3 >= len(breaks)


def _join(first: Line, second: Line, words: set[str]) -> Edit:
    """Return the edit that joins two lines: a hyphen goes only if the text has the whole word."""
    if HYPHEN.search(first.text) and second.text[0].isalpha():
        head = WORD.findall(first.text)[-1]
        tail = WORD.match(second.text)
        if tail and second.text[0].islower() and head + tail[0] in words:
            return first.end - 1, second.start, ""
        return first.end, second.start, ""
    return first.end, second.start, " "
