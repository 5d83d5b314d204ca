"""Finds quotations: runs of text between marks of quotation, and quoted blocks of Markdown.

The cleaned text has straight marks alone; what the stored text has tells an opening mark from a
closing one and a curly quote from an apostrophe. Each line is read once, from left to right.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.quotes.blocks import find_blocks
from pipeline.annotate.quotes.span import Span

MARK = regex.compile(r"``|''|[\"‹›]")
SINGLE = regex.compile(r"(?<!')'(?!')")
OPENS = "\N{LEFT DOUBLE QUOTATION MARK}„«‹`\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}‘‚‛"
CLOSES = "\N{RIGHT DOUBLE QUOTATION MARK}»›\N{RIGHT SINGLE QUOTATION MARK}"
PARTNERS = {
    "„": "\N{LEFT DOUBLE QUOTATION MARK}",
    "»": "«",
    "›": "‹",
}
"""Marks that open and whose closing mark opens elsewhere: German ones."""
BEFORE = regex.compile(r"[\s(\[{/–—-]")
AFTER = regex.compile(r"[\s.,;:!?…)\]}/–—-]")
STOPPED = regex.compile(r"[.!?…:;,][)\]]?$")
NEW = regex.compile(r"(?:^|[.!?:,…–—-][ ]?|[\n])$")
"""What stands before a mark that opens a sentence, at the end of a text."""
POSSESSIVE = regex.compile(r"(?<=s)'[ ]\p{Ll}")
SENTENCES = regex.compile(r"[.!?][ ]+\p{Lu}")
"""Where one sentence ends and the next begins."""
LONGEST_SINGLE = 1000


@dataclass
class _Reading:
    """The marks still open while the lines are read; private to this module."""

    open: list[tuple[int, int, str]] = field(default_factory=list)
    """Where a mark that opens begins and ends, and the mark itself."""
    found: list[Span] = field(default_factory=list)

    def take(self, start: int, end: int, mark: str) -> None:
        self.open.append((start, end, mark))

    def close(self, start: int, end: int) -> None:
        first, inner, _ = self.open.pop()
        self.found.append(Span(first, inner, start, end))


def find_spans(page: Page) -> tuple[Span, ...]:
    """Return the quotations of a page in order, the outermost of nested ones."""
    reading = _Reading()
    for number, line in enumerate(page.lines):
        _read_line(page, line, reading)
        if reading.open and not _goes_on(page, number, reading):
            reading.open.clear()
    doubles = _outermost(reading.found)
    singles = (one for line in page.lines for one in _singles(page, line))
    marked = _outermost([*doubles, *_not_crossing(singles, doubles)])
    every = _outermost([*marked, *find_blocks(page, marked)])
    return tuple(one for one in every if any(map(str.isalpha, page.text[one.start : one.end])))


def _read_line(page: Page, line: Line, reading: _Reading) -> None:
    """Open and close what the marks of a line open and close."""
    text = page.text
    continued = bool(reading.open)
    for match in MARK.finditer(text, line.start, line.end):
        start, end = match.span()
        if continued and start == line.start and _raw(page, start) not in CLOSES:
            continue  # the mark that each paragraph of a long quotation begins with again
        mark = _raw(page, start)
        opens = _may_open(text, start, end)
        last = reading.open[-1][2] if reading.open else ""
        if last and PARTNERS.get(last) == mark:
            reading.close(start, end)
        elif mark in OPENS or (opens and not _may_close(text, start, end) and mark not in CLOSES):
            if not text[end : end + 1].isspace() or mark == "«":
                reading.take(start, end, mark)
        elif last:
            reading.close(start, end)
        elif opens:
            reading.take(start, end, mark)


def _raw(page: Page, at: int) -> str:
    """Return the mark as it is stored; an entity of HTML counts as a straight one."""
    raw = page.cleaned.release.text[page.cleaned.starts[at] : page.cleaned.ends[at]]
    return raw if len(raw) == 1 else page.text[at]


def _may_open(text: str, start: int, end: int) -> bool:
    before = start == 0 or BEFORE.match(text, start - 1) or text[start - 1] in "\"'"
    return bool(before) and not text[end : end + 1].isspace() and end < len(text)


def _may_close(text: str, start: int, end: int) -> bool:
    after = end == len(text) or AFTER.match(text, end) or text[end] in "\"'"
    return bool(after) and start > 0 and not text[start - 1].isspace()


def _goes_on(page: Page, number: int, reading: _Reading) -> bool:
    """Return whether a quotation that is open at a line's end goes on in the next.

    It does where the next paragraph begins with a mark again, or a sentence runs over the break.
    """
    if number + 1 == len(page.lines):
        return False
    line, following = page.lines[number], page.lines[number + 1]
    text = page.text
    between = text[line.end : following.start]
    stopped = STOPPED.search(text, line.start, line.end) is not None
    first = reading.open[0]
    if between.strip():
        return False
    if MARK.match(text, following.start) and _raw(page, following.start) not in CLOSES:
        del reading.open[1:]
        return stopped and NEW.search(text, max(0, first[0] - 2), first[0]) is not None
    return between == "\n" and not stopped and following.kind == line.kind


def _singles(page: Page, line: Line) -> Iterator[Span]:
    """Yield the runs between single marks, which apostrophes and possessives are not."""
    text = page.text
    marks = [one.start() for one in SINGLE.finditer(text, line.start, line.end)]
    roles = [_role(page, at) for at in marks]
    later = False
    sure: list[bool] = []
    for role in reversed(roles):
        sure.append(later)
        later = role == "close" or (later and role != "open")
    sure.reverse()
    opened = -1
    for at, role, closes_later in zip(marks, roles, sure, strict=True):
        if role == "open" and opened < 0:
            opened = at
        elif role == "close" and opened >= 0:
            near = at - opened <= LONGEST_SINGLE
            owner = near and POSSESSIVE.match(text, at)
            if owner and (closes_later or SENTENCES.search(text, opened, at)):
                continue
            if near:
                yield Span(opened, opened + 1, at, at + 1)
            opened = -1


def _role(page: Page, at: int) -> str:
    mark, text = _raw(page, at), page.text
    if mark in OPENS or (mark not in CLOSES and _may_open(text, at, at + 1)):
        return "open" if text[at + 1 : at + 2].isalpha() else ""
    return "close" if _may_close(text, at, at + 1) and mark not in OPENS else ""


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that lie in no other, in order."""
    kept: list[Span] = []
    for one in sorted(spans, key=lambda span: (span.open, -span.close)):
        if not kept or one.open >= kept[-1].close:
            kept.append(one)
    return kept


def _not_crossing(singles: Iterable[Span], doubles: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of single marks that hold whole spans of double ones or none."""
    starts = [one.open for one in doubles]
    for one in singles:
        at = bisect_left(starts, one.open)
        inside = at > 0 and one.open < doubles[at - 1].close
        last = bisect_left(starts, one.close) - 1
        if not inside and not (last >= at and doubles[last].close > one.close):
            yield one
