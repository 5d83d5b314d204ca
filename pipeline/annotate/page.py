"""A release as the finders see it: its cleaned text, its lines and its sentences."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex
from spacy.tokens import Doc

from pipeline.annotate.house import find_house
from pipeline.annotate.kit import Kit
from pipeline.annotate.sentences import sentences_of
from pipeline.name_index import NameIndex, find_names, words_of
from pipeline.name_parts import NameParts, split_name
from pipeline.name_trim import Candidate, trim
from pipeline.types import Block, Cleaned

UNREAD = ("furniture", "front-matter", "other-language")
"""Kinds of block in which nothing is found."""


@dataclass(frozen=True)
class Line:
    """A line of the cleaned text and the kind of block that it stands in."""

    start: int
    end: int
    kind: str
    capitals: bool
    title_case: bool


@dataclass(frozen=True)
class Page:
    """One release on the table."""

    cleaned: Cleaned
    doc: Doc
    kit: Kit
    lines: tuple[Line, ...]
    sentences: tuple[tuple[int, int], ...]
    house: str | None
    house_from: str | None

    @cached_property
    def words(self) -> Mapping[str, Sequence[int]]:
        """Return where each word begins, in order."""
        return words_of(self.text)

    @cached_property
    def others(self) -> tuple[tuple[int, int], ...]:
        """Return where longer names stand that hold one of the tables and mean another thing."""
        return tuple(find_names(self.kit.others, self.text, self.words))

    def named(self, index: NameIndex) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Return where names of an index stand, by the beginning of their line."""
        found: dict[int, list[tuple[int, int]]] = {line.start: [] for line in self.lines}
        for start, end in find_names(index, self.text, self.words):
            number = self.line_number(start)
            if number >= 0 and end <= self.lines[number].end:
                found[self.lines[number].start].append((start, end))
        return found

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return where the lines begin, in order."""
        return tuple(line.start for line in self.lines)

    @cached_property
    def line_ends(self) -> tuple[int, ...]:
        """Return where the lines end, in order."""
        return tuple(line.end for line in self.lines)

    @cached_property
    def titled_runs(self) -> dict[int, list[tuple[int, int]]]:
        """Return where titles and a name stand, by the beginning of their line."""
        return self._runs(self.kit.shapes.titled)

    @cached_property
    def name_runs(self) -> dict[int, list[tuple[int, int]]]:
        """Return where something has the shape of a name, by the beginning of its line."""
        return self._runs(self.kit.shapes.name)

    def _runs(self, shape: "regex.Pattern[str]") -> dict[int, list[tuple[int, int]]]:
        return {
            line.start: [one.span() for one in shape.finditer(self.text, line.start, line.end)]
            for line in self.lines
        }

    @cached_property
    def _trimmed(self) -> dict[tuple[int, int], Candidate | None]:
        return {}

    def trimmed(self, start: int, end: int) -> Candidate | None:
        """Return the name within a stretch, as `trim` does: several rooms ask for the same."""
        span = start, end
        if span not in self._trimmed:
            self._trimmed[span] = trim(self.kit.names, self.text, start, end)
        return self._trimmed[span]

    @cached_property
    def _parted(self) -> dict[str, NameParts]:
        return {}

    def name_parts(self, name: str) -> NameParts:
        """Return the parts of a bare name, as `split_name` does."""
        if name not in self._parted:
            self._parted[name] = split_name(name, self.kit.names)
        return self._parted[name]

    @property
    def text(self) -> str:
        """Return the cleaned text."""
        return self.cleaned.text

    def line_number(self, position: int) -> int:
        """Return the number, from 0, of the line that begins last at or before a position."""
        return bisect_right(self.line_starts, position) - 1

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Return the sentence that holds a position, or nothing at it where there is none."""
        number = bisect_right(self.sentences, (position, len(self.text))) - 1
        start, end = self.sentences[number] if number >= 0 else (position, position)
        return (start, end) if position < end else (position, position)


def open_page(cleaned: Cleaned, doc: Doc, kit: Kit) -> Page:
    """Return the page of one release: lines outside furniture, sentences, and its house."""
    house, house_from = find_house(cleaned, kit)
    titles = kit.names.titles
    return Page(
        cleaned,
        doc,
        kit,
        tuple(_lines(cleaned)),
        tuple(sentences_of(cleaned, doc, titles)),
        house,
        house_from,
    )


def _lines(cleaned: Cleaned) -> list[Line]:
    lines = []
    position = 0
    blocks = [block for block in cleaned.blocks if block.kind not in ("bold", "quote")]
    blocks.sort(key=lambda block: (block.start, -block.end))
    for piece in cleaned.text.split("\n"):
        start, end = position, position + len(piece)
        position = end + 1
        kind = _kind_at(blocks, start, end)
        if piece.strip() and kind not in UNREAD:
            lines.append(Line(start, end, kind, _is_capitals(piece), _is_title_case(piece)))
    return lines


def _kind_at(blocks: list[Block], start: int, end: int) -> str:
    """Return the kind of the outermost block that touches `start:end`, dropping those passed."""
    while blocks and blocks[0].end <= start:
        del blocks[0]
    if blocks and blocks[0].start < end:
        return blocks[0].kind
    return "body"


def _is_capitals(piece: str) -> bool:
    """Return whether a line is written in capitals, so that US and THE look alike."""
    words = [word for word in piece.split() if word.isalpha() and len(word) > 2]
    return len(words) > 1 and sum(word.isupper() for word in words) > 0.7 * len(words)


def _is_title_case(piece: str) -> bool:
    """Return whether a line is set like an English headline: nearly all its words in capitals."""
    words = [word for word in piece.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 4 and sum(word[:1].isupper() for word in words) > 0.8 * len(words)
