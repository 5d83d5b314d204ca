"""What holds for a stretch of text: those who sign under a cue, those who stand in a contact."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START
from pipeline.types import Link, Mention

LIST_KINDS = ("list", "signatories")
HEADING_KINDS = ("heading", "subheadline")
"""A group's name above its members does not end a list of signatories."""
SHORT_LINE = 70
"""Characters of a line that may be a heading inside a list."""
LONGEST_ITEM = 110
"""Characters of an item that no person opens; a longer one is a paragraph of the text."""
CLOSING = " \"'”’»)"
SENTENCE_ENDS = (".", "!", "?")
OPENERS = ("PERSON", "COUNTRY", "PARTY")
THEY_ARE = regex.compile(
    r"(?:They|The (?:men|women|others|two|three|four|five|six)) (?:are|include)[ :]"
)
BEFORE = 600
"""Characters before "They are" in which the release says that they are held."""
LIST_CUE = "finder:list-cue"
HEAD_GAP = regex.compile(r"(?:\s+Group)?[\s:*_–—-]+")
OPEN_ENDS = (":", ";", ",", "–", "-")
ASIDE = regex.compile(r"^\s*(?:\([^()\n]*\)|\d{1,2})\s*:?$")
"""What may stand behind the word that heads a list: (family name in capitals), a note's number."""
NO_LIST = ("such-as", "undersigned")
"""Kinds of cue that head no list: they make nobody a signatory by themselves."""
TABLE = regex.compile(r"[|\t]|[-: ]{3,}")
"""What a line of a table holds: its head and its rule end no list."""


def signatories(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who stands in the reach of a cue such as "signed by".

    A cue reaches to the end of its line; where that ends in a colon, or the cue is a heading, it
    reaches over the list that follows.
    """
    everyone = list(mentions)
    people = [one for one in everyone if one.label == "PERSON"]
    openings = set(_openings(page, everyone))
    read: set[tuple[str, int]] = set()
    """Lines that an earlier cue of the same kind has reached; who stands there is linked."""
    for cue in (one for one in everyone if one.label == "CUE" and one.kind not in NO_LIST):
        for start, end in _reach(page, cue, openings):
            if (cue.kind, end) in read:
                if start == cue.end:
                    continue
                break
            read.add((cue.kind, end))
            for person in people:
                if start <= person.start and person.end <= end:
                    first, last = _evidence(page, cue, person)
                    yield Link(
                        person, None, "appears_as", first, last, cue.found_by, value=cue.kind
                    )


def _evidence(page: Page, cue: Mention, person: Mention) -> tuple[int, int]:
    """Return the run from the cue to the person in one sentence; in a list, the person alone."""
    start = person.whole_start
    near = any(first <= cue.start and person.end <= last for first, last in page.sentences)
    return (cue.start, person.end) if near else (start, person.end)


def contacts(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person named in a contact block.

    Whoever stands in a bracket behind another is whom that one works for: "Jo Lind (Sund)".
    """
    blocks = [line for line in page.lines if line.kind == "contact"]
    people = [one for one in mentions if one.label == "PERSON"]
    ends = {one.end for one in people}
    for person in people:
        if page.text[person.start - 2 : person.start] == " (" and person.start - 2 in ends:
            continue
        if any(line.start <= person.start and person.end <= line.end for line in blocks):
            yield Link(
                person, None, "appears_as", person.start, person.end, "finder:contact",
                value="contact",
            )  # fmt: skip


def _openings(page: Page, mentions: Iterable[Mention]) -> Iterator[int]:
    """Yield where lines begin that are items: a person first, and no full stop at the end.

    The country that heads an item is passed over: "JAPAN Sato Rei (CDP)", "Tonga: Mele Vea".
    """
    everyone = {one.whole_start: one for one in mentions if one.label in OPENERS}
    for line in page.lines:
        if page.text[line.start : line.end].rstrip(CLOSING).endswith(SENTENCE_ENDS):
            continue
        first = everyone.get(ITEM_START.match(page.text, line.start, line.end).end())  # type: ignore[union-attr]
        if first is not None and first.label != "PERSON":
            gap = HEAD_GAP.match(page.text, first.end, line.end)
            first = everyone.get(gap.end()) if gap else None
        if first is not None and first.label == "PERSON":
            yield line.start


def held(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who opens an item below a line that says who is held.

    "Still held on Sunday:", a heading "In the dock"; the words are those of list_cues.csv.
    """
    everyone = list(mentions)
    openings = set(_openings(page, everyone))
    people = {one.whole_start: one for one in everyone if one.label == "PERSON" and not one.kind}
    starts = sorted(people)
    listed = False
    for line in page.lines:
        item = line.kind in LIST_KINDS or line.start in openings
        if _says_held(page, line):
            listed = True
        elif item and listed:
            first = bisect_left(starts, line.start)
            yield from (_held(people[one]) for one in starts[first : first + 1] if one < line.end)
        elif not (item or line.kind in HEADING_KINDS or _is_short(page, line)):
            listed = listed and _speaks_of_held(page, line)
    yield from _they_are(page, [people[one] for one in starts], starts)


def _says_held(page: Page, line: Line) -> bool:
    """Return whether a line heads a list of those held: by its words, a heading or a colon."""
    closed = page.text[line.start : line.end].rstrip(" *_").endswith(":")
    heads = closed or line.kind in HEADING_KINDS
    return heads and _speaks_of_held(page, line)


def _speaks_of_held(page: Page, line: Line) -> bool:
    return page.kit.shapes.held.search(page.text, line.start, line.end) is not None


def _is_short(page: Page, line: Line) -> bool:
    """Return whether a line may be a heading inside a list: short, without a full stop."""
    piece = page.text[line.start : line.end].rstrip(" *_")
    return 0 < len(piece) < SHORT_LINE and not piece.endswith((".", "?", "!"))


def _they_are(page: Page, people: Sequence[Mention], starts: Sequence[int]) -> Iterator[Link]:
    """Yield a link for each person of "They are A, B and C" behind a sentence on those held."""
    for before, (start, end) in pairwise(page.sentences):
        if not THEY_ARE.match(page.text, start, end):
            continue
        if page.kit.shapes.held.search(page.text, max(0, before[0] - BEFORE), start):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            yield from (_held(one) for one in people[first:last])


def _held(person: Mention) -> Link:
    first = person.whole_start
    return Link(person, None, "appears_as", first, person.end, LIST_CUE, value="detained")


def _reach(page: Page, cue: Mention, openings: set[int]) -> Iterator[tuple[int, int]]:
    lines = iter(page.lines)
    line = next(one for one in lines if one.start <= cue.start < one.end)
    yield cue.end, line.end
    rest = ASIDE.sub("", page.text[cue.end : line.end]).strip()
    if rest and not rest.endswith(OPEN_ENDS):
        return
    yield from _list_after(page, lines, openings)


def _is_item(line: Line) -> bool:
    """Return whether a line marked as an item may name somebody: a numbered paragraph is none."""
    return line.end - line.start <= LONGEST_ITEM


def _may_stand_between(page: Page, line: Line) -> bool:
    """Return whether a line of a list names nobody: the head of a table, a group and a colon."""
    text = page.text[line.start : line.end].rstrip(" *_")
    return TABLE.search(text) is not None or (text.endswith(":") and _is_short(page, line))


def _list_after(page: Page, lines: Iterator[Line], openings: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a list: marked as one, or beginning with a person, headings between."""
    for line in lines:
        if line.start in openings or (line.kind in LIST_KINDS and _is_item(line)):
            yield line.start, line.end
        elif line.kind not in HEADING_KINDS and not _may_stand_between(page, line):
            return
