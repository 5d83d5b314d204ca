"""Says where a place of the text stands, as far as that is told of what was found near it."""

from bisect import bisect_right

import regex

from pipeline.correct.finding import told
from pipeline.records import DateRecord, MentionRecord, ReleaseRecord
from pipeline.types import Release

LONGEST = 1000
"""Characters of a sentence that are told."""
END = regex.compile(r"[.!?][”’\"')\]]*(?=\s+[\p{Lu}“‘\"'(\[])|\n[ \t]*\n")
"""What ends a sentence, or a paragraph."""


def place_of(release: Release, record: ReleaseRecord, start: int) -> dict[str, object]:
    """Return sentence, block, line, part, page and element of a place."""
    beside = _nearest(record, start)
    line = release.text.count("\n", 0, start) + 1
    at = bisect_right(release.places, start, key=lambda one: one.start) - 1
    source = release.places[at] if at >= 0 and start < release.places[at].end else None
    same_line = beside is not None and beside.line == line
    return {
        "sentence": sentence_at(release.text, record, start),
        "block": beside.block if beside is not None and same_line else "body",
        "line": line,
        "part": part_at(record, start),
        "page": source.page if source else None,
        "element": source.element if source else None,
    }


def part_at(record: ReleaseRecord, start: int) -> int:
    """Return the number of the part that holds a place."""
    return next((one.part for one in record.parts if one.start <= start < one.end), 1)


def sentence_at(text: str, record: ReleaseRecord, start: int) -> str:
    """Return the sentence at a place: the one told of a neighbour in it, else as it reads."""
    first, last = _bounds(text, start)
    inside = [one for one in told(record) if first <= one.start < last and one.sentence]
    words = " ".join(text[start : start + 40].split()[:2])
    beside = min(inside, key=lambda one: abs(one.start - start), default=None)
    if beside is not None and words in beside.sentence:
        return beside.sentence
    return " ".join(text[first:last].split())


def in_one_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of text lies in one sentence."""
    return end <= _bounds(text, start)[1]


def _bounds(text: str, start: int) -> tuple[int, int]:
    """Return where a sentence begins and ends, `LONGEST` characters at most."""
    least, most = max(start - LONGEST // 2, 0), start + LONGEST // 2
    before = [one.end() for one in END.finditer(text, least, start)]
    after = END.search(text, start, most)
    return (before[-1] if before else least), (after.end() if after else min(most, len(text)))


def _nearest(record: ReleaseRecord, start: int) -> MentionRecord | DateRecord | None:
    return min(told(record), key=lambda one: abs(one.start - start), default=None)
