"""A release as the finders see it: its cleaned text, its lines and its sentences."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import regex
from spacy.tokens import Doc

from pipeline.annotate.kit import Kit
from pipeline.annotate.sentences import sentences_of
from pipeline.gazetteer_rows import HouseName
from pipeline.name_index import find_names
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
    others: tuple[tuple[int, int], ...] = ()
    """Where longer names stand that hold one of the tables and mean another thing."""

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

    @property
    def text(self) -> str:
        """Return the cleaned text."""
        return self.cleaned.text

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
        tuple(find_names(kit.others, cleaned.text, 0, len(cleaned.text))),
    )


def find_house(cleaned: Cleaned, kit: Kit) -> tuple[str | None, str | None]:
    """Return the house that the metadata or the text names first and strongly, and from where.

    A strong name that only the second half of a text holds yields to many weak names of another
    house: a member of a declaration's assembly sits in a national house too.
    """
    given = cleaned.metadata.get("house")
    if given:
        return given, "metadata"
    found = [
        (position, name.house)
        for name in kit.gazetteer.houses
        if name.strength == "strong" and (position := _first_at(cleaned.text, name.text)) >= 0
    ]
    early = bool(found) and 2 * min(found)[0] < len(cleaned.text)
    weak = None if early else _by_weak_names(cleaned, kit, MANY if found else ENOUGH)
    house = weak or (min(found)[1] if found else None)
    return house, "text" if house else None


ENOUGH, MANY = 3, 5
"""Points of weak names that show a house; tried on the dev releases: two took a senate of the
Philippines for the one of the United States. So `many` outweigh a strong name told late."""


def _by_weak_names(cleaned: Cleaned, kit: Kit, least: int) -> str | None:
    """Return the one house that weak names add up to; the code of a group counts double."""
    points: Counter[str] = Counter()
    text = cleaned.text
    for name in kit.gazetteer.houses:
        if (
            name.strength == "weak"
            and max(_word_at(text, name.text), _word_at(text, _up(name))) >= 0
        ):
            points[name.house] += 2 if "/" in name.text or "&" in name.text else 1
    best = points.most_common(2)
    sure = best and best[0][1] >= least and (len(best) == 1 or best[0][1] > best[1][1])
    return best[0][0] if sure else None


def _first_at(text: str, name: str) -> int:
    """Return where a name first stands, or stands in capitals if it has several words; or -1."""
    plain = _word_at(text, name)
    if plain >= 0 or " " not in name:
        return plain
    return _word_at(text, name.upper())


def _up(name: HouseName) -> str:
    return name.text[:1].upper() + name.text[1:]


def _word_at(text: str, word: str) -> int:
    """Return where `word` first stands as a whole word, or -1."""
    position = text.find(word)
    while position >= 0:
        before, after = text[position - 1 : position], text[position + len(word) :][:1]
        if not before.isalnum() and not after.isalnum():
            return position
        position = text.find(word, position + 1)
    return -1


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
