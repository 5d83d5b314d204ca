"""What holds for a stretch of text: those who sign under a cue, those who stand in a contact."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.annotate.openings import is_short, openings
from pipeline.annotate.page import Line, Page
from pipeline.types import Link, Mention

LIST_KINDS = ("list", "signatories")
HEADING_KINDS = ("heading", "subheadline")
"""A group's name above its members does not end a list of signatories."""
LONGEST_ITEM = 110
"""Characters of an item that no person opens; a longer one is a paragraph of the text."""
OPEN_ENDS = (":", ";", ",", "–", "-")
ASIDE = regex.compile(r"^\s*(?:\([^()\n]*\)|\d{1,2})\s*:?$")
"""What may stand behind the word that heads a list: (family name in capitals), a note's number."""
NO_LIST = ("such-as", "undersigned", "we")
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
    people.sort(key=lambda one: one.start)
    starts = [one.start for one in people]
    opening = set(openings(page, everyone))
    read: set[tuple[str, int]] = set()
    """Lines that an earlier cue of the same kind has reached; who stands there is linked."""
    for cue in (one for one in everyone if one.label == "CUE" and one.kind not in NO_LIST):
        for start, end in _reach(page, cue, opening):
            if (cue.kind, end) in read:
                if start == cue.end:
                    continue
                break
            read.add((cue.kind, end))
            for person in people[bisect_left(starts, start) : bisect_left(starts, end)]:
                if person.end <= end:
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

    Whoever stands in a bracket behind another is whom that one works for: "Jo Lind (Sund)"; so is
    who stands behind "of" or "to": "Jo Lind, office of Ms Sund".
    """
    blocks = [line for line in page.lines if line.kind == "contact"]
    begins = [line.start for line in blocks]
    people = [one for one in mentions if one.label == "PERSON"]
    ends = {one.end for one in people}
    starts = sorted(one.start for one in people)
    for person in people:
        block = bisect_right(begins, person.start) - 1
        if block < 0 or person.end > blocks[block].end:
            continue
        if page.text[person.start - 2 : person.start] == " (" and person.start - 2 in ends:
            continue
        if not _is_whose(page, person, starts):
            yield Link(
                person, None, "appears_as", person.start, person.end, "finder:contact",
                value="contact",
            )  # fmt: skip


def _is_whose(page: Page, person: Mention, starts: Sequence[int]) -> bool:
    """Return whether a name says for whom another of its line works: "office of Ms Sund".

    `starts` are where all persons begin, in order.
    """
    start = person.whole_start
    first = page.text.rfind("\n", 0, start) + 1
    titles = page.kit.names.titles
    words = page.text[first:start].split()
    while words and words[-1] in titles:
        words = words[:-1]
    other = bisect_left(starts, first) < bisect_left(starts, start)
    return other and bool(words) and words[-1] in page.kit.roles.uses["preposition"]


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
    return TABLE.search(text) is not None or (text.endswith(":") and is_short(page, line))


def _list_after(page: Page, lines: Iterator[Line], openings: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a list: marked as one, or beginning with a person, headings between."""
    for line in lines:
        if line.start in openings or (line.kind in LIST_KINDS and _is_item(line)):
            yield line.start, line.end
        elif line.kind not in HEADING_KINDS and not _may_stand_between(page, line):
            return
