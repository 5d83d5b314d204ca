"""The lines of a cleaned text, each with what is to be seen of it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.types import Block

FILLED = regex.compile(r"[^\n]*\S[^\n]*")
ITEM = regex.compile(r"(?:[-*+•‣◦·▪●–—]|\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}[.)])[ ]+(?=\S)")
RULE = regex.compile(r"(?:[*_=~#-][ ]?){3,}+")
STOPS = (".", ",", ";", ":", "…")
SHORT = 110
"""Longer lines are paragraphs (characters); tried on the corpus's lists and headlines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    start: int
    end: int
    text: str
    after_blank: bool
    before_blank: bool
    marks: frozenset[str]
    """The kinds of mark that cover the whole line."""
    foreign: bool = False
    """Whether it is written in another language than the one that is read."""

    @property
    def alone(self) -> bool:
        """Return whether the line is a paragraph of its own."""
        return self.after_blank and self.before_blank

    @property
    def is_short(self) -> bool:
        """Return whether the line may be a headline or a row of a list."""
        return len(self.text) <= SHORT

    @property
    def is_item(self) -> bool:
        """Return whether the line begins with a bullet or a number."""
        return ITEM.match(self.text) is not None and not self.is_rule

    @property
    def is_rule(self) -> bool:
        """Return whether the line is a rule between sections, such as `***`."""
        return RULE.fullmatch(self.text) is not None

    @property
    def is_title_like(self) -> bool:
        """Return whether the line could be a heading: short, of words, without a full stop."""
        letters = any(map(str.isalpha, self.text))
        return self.is_short and letters and not self.is_item and not self.text.endswith(STOPS)


def cut_lines(text: str, marks: Sequence[Block]) -> tuple[Line, ...]:
    """Return the lines of a cleaned text that are not blank."""
    found = list(FILLED.finditer(text))
    by_start = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in by_start]
    lines = []
    last = len(found) - 1
    for number, one in enumerate(found):
        start, end = one.span()
        after = number == 0 or found[number - 1].end() + 1 < start
        before = number == last or end + 1 < found[number + 1].start()
        kinds = frozenset(_covering(by_start, starts, start, end))
        lines.append(Line(start, end, one[0], after, before, kinds))
    return tuple(lines)


def _covering(marks: Sequence[Block], starts: Sequence[int], start: int, end: int) -> Iterator[str]:
    """Yield the kinds of the marks that begin with a line and cover (nearly) all of it."""
    for mark in marks[bisect_left(starts, start) :]:
        if mark.start > start + 2:
            return
        if mark.end >= end - 2:
            yield mark.kind
