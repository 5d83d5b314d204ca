"""What looks like a name and is no mention of anything: the ground that all checks stand on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.recogniser.chances import chance
from pipeline.annotate.recogniser.component import OTHERS
from pipeline.annotate.refused import LIKELY, UNLIKELY
from pipeline.name_trim import Candidate
from pipeline.types import Mention

HEADLINES = ("headline", "subheadline", "heading")
"""Kinds of line whose words may all have capitals."""
ORIGINS = ("document-line", "dateline")
"""Kinds of line that name places and papers."""
OTHER_LABELS = ("BODY", "PLACE", "PARTY")
STREET_NUMBER = regex.compile(r"(?<=\S[^\S\n])\d[\d-]*[^\S\n]+(?:\p{Ll}+[^\S\n]+)?$")
"""What stands before a street inside a line; at its beginning a number counts items."""
HOUSE_NUMBER = regex.compile(r"[^\S\n]+(?:No\.? )?\d")


@dataclass(frozen=True)
class Unread:
    """A name that no mention explains, and the line that it stands in."""

    name: Candidate
    line: Line

    @property
    def start(self) -> int:
        """Return where the name begins, without a title."""
        return self.name.start

    @property
    def end(self) -> int:
        """Return where the name ends."""
        return self.name.end


@dataclass(frozen=True)
class Sight:
    """A page as the audit sees it: the people found, what else is named, and what is left."""

    page: Page
    people: tuple[Mention, ...]
    explained: bytes
    """One byte for each character: 1 where a mention stands, or a name that is none."""
    others: bytes
    """The same for what the recogniser surely takes for a body or a place."""
    unread: tuple[Unread, ...]

    def text_of(self, one: Unread) -> str:
        """Return the words of a name."""
        return self.page.text[one.start : one.end]

    def is_explained(self, start: int, end: int) -> bool:
        """Return whether a mention stands anywhere in `start:end`."""
        return 1 in self.explained[start:end]


def look_over(page: Page, mentions: Iterable[Mention]) -> Sight:
    """Return the page with what its mentions explain, and the names in lines that they do not."""
    named = [one for one in mentions if one.label not in ("CUE", "COUNT")]
    explained = covered(page, [*page.others, *((one.start, one.end) for one in named)])
    people = tuple(one for one in named if one.label == "PERSON")
    found: dict[int, Unread] = {}
    for one in _names(page, explained):
        if not _is_no_name(page, one):
            found.setdefault(one.end, one)
    ordered = sorted(found.values(), key=lambda one: (one.start, one.end))
    others = [(one.start_char, one.end_char) for one in page.doc.spans.get(OTHERS, ())]
    return Sight(page, people, explained, covered(page, others), tuple(ordered))


def covered(page: Page, spans: Iterable[tuple[int, int]]) -> bytes:
    """Return one byte for each character of a page: 1 within the spans, else 0."""
    marks = bytearray(len(page.text))
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return bytes(marks)


def may_have_capitals(line: Line) -> bool:
    """Return whether the capitals of a line say nothing, or speak of places and papers."""
    in_title_case = line.title_case and line.kind in HEADLINES
    return line.capitals or in_title_case or line.kind in ORIGINS


def _names(page: Page, explained: bytes) -> Iterator[Unread]:
    """Yield what looks like a name in each line, those with a title first.

    Of a run of capitals that holds a mention, what stands beside it may be one: JAPAN Sato Rei.
    """
    for runs in (page.titled_runs, page.name_runs):
        for line in page.lines:
            if may_have_capitals(line):
                continue
            for run in runs[line.start]:
                for start, end in _unexplained(page, explained, run):
                    name = page.trimmed(start, end)
                    if name:
                        yield Unread(name, line)


def _unexplained(page: Page, explained: bytes, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield a run of capitals, or what looks like a name beside the mentions in it."""
    if 1 not in explained[slice(*run)]:
        yield run
        return
    for start, end in _free(explained, *run):
        yield from (one.span() for one in page.kit.shapes.name.finditer(page.text, start, end))


def _free(explained: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of `start:end` in which nothing is explained.

    >>> list(_free(bytes([0, 0, 1, 1, 0]), 0, 5))
    [(0, 2), (4, 5)]
    """
    while start < end:
        if explained[start]:
            start += 1
            continue
        stop = explained.find(1, start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop


def _is_no_name(page: Page, one: Unread) -> bool:
    """Return whether a name is only titles, a body by its words, or a street."""
    words = page.text[one.start : one.end].split()
    if all(word.rstrip(".") in page.kit.names.of_titles for word in words):
        return True
    return _is_body(page, one) or _is_street(page, one)


def _is_body(page: Page, one: Unread) -> bool:
    """Return whether the words of a body stand in a name or beside it."""
    shapes, text = page.kit.shapes, page.text
    last = shapes.tail.search(text, one.start, one.end)
    before = text[max(one.line.start, one.start - 60) : one.start]
    return (
        (last is not None and last.end() == one.end)
        or shapes.tail.match(text, one.end) is not None
        or shapes.head.search(before) is not None
    )


def _is_street(page: Page, one: Unread) -> bool:
    before = STREET_NUMBER.search(page.text, one.line.start, one.start)
    return before is not None or HOUSE_NUMBER.match(page.text, one.end) is not None


def is_other(sight: Sight, one: Unread) -> bool:
    """Return whether the recogniser takes a name rather for another thing than for a person."""
    person = seen(sight, "PERSON", one)
    other = max(seen(sight, label, one) for label in OTHER_LABELS)
    if other >= LIKELY and other > person:
        return True
    return person < LIKELY and 1 in sight.others[one.start : one.end]


def is_nobody(sight: Sight, one: Unread) -> bool:
    """Return whether the recogniser is sure of no person; False where none has read the page."""
    found = chance(sight.page.doc, "PERSON", one.start, one.end)
    return found is not None and found < UNLIKELY


def seen(sight: Sight, label: str, one: Unread) -> float:
    """Return the chance of a label that the recogniser sees in a name; 0 where none has read it."""
    return chance(sight.page.doc, label, one.start, one.end) or 0.0
