"""Those who are listed below words such as "Still held:", and "They are A and B" behind such."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from pipeline.annotate.openings import is_short, openings
from pipeline.annotate.page import Line, Page
from pipeline.annotate.scopes import HEADING_KINDS, LIST_KINDS
from pipeline.types import Link, Mention

THEY_ARE = regex.compile(
    r"(?:They|The (?:men|women|others|two|three|four|five|six)) (?:are|include)[ :]"
)
BEFORE = 600
"""Characters before "They are" in which the release says that they are held."""
DETAINED = "detained"
FREE = "free"
"""What words say in an item of those whom the list holds, and who is free: no list cue is."""
NOBODY = "nobody"
"""What words say that hold another cue and are said of no person: a meeting held on Tuesday."""
LIST_CUE = "finder:list-cue"


def held(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who opens an item below a line that says who is held.

    "Still held on Sunday:", a heading "In the dock"; "Removed from the list" tells who is free
    again. The words are those of list_cues.csv.
    """
    everyone = list(mentions)
    opening = set(openings(page, everyone))
    people = {one.whole_start: one for one in everyone if one.label == "PERSON" and not one.kind}
    starts = sorted(people)
    listed = ""
    for line in page.lines:
        item = line.kind in LIST_KINDS or line.start in opening
        said = _says_held(page, line)
        if said:
            listed = said
        elif item and listed:
            if listed == DETAINED and page.kit.shapes.held[FREE].search(*_span(page, line)):
                continue
            first = bisect_left(starts, line.start)
            found = [people[one] for one in starts[first : first + 1] if one < line.end]
            yield from (_held(one, listed) for one in found)
        elif not (item or line.kind in HEADING_KINDS or is_short(page, line)):
            listed = listed if listed and listed == _spoken_of(page, line) else ""
    yield from _they_are(page, [people[one] for one in starts], starts)


def _span(page: Page, line: Line) -> tuple[str, int, int]:
    return page.text, line.start, line.end


def _says_held(page: Page, line: Line) -> str:
    """Return what a line says of those below, by its words, if it is a heading or has a colon."""
    text = page.text[line.start : line.end].rstrip(" *_")
    heads = line.kind in HEADING_KINDS and not text.endswith(".")
    return _spoken_of(page, line) if heads or text.endswith(":") else ""


def _spoken_of(page: Page, line: Line) -> str:
    """Return what the words of a line say last of those below: held or free again, or blank."""
    found = [
        (*match.span(), value)
        for value, words in page.kit.shapes.held.items()
        for match in words.finditer(page.text, line.start, line.end)
    ]
    others = [(start, end) for start, end, value in found if value in (NOBODY, FREE)]
    said = [
        (start, value)
        for start, end, value in found
        if value not in (NOBODY, FREE)
        and not any(first <= start and end <= last for first, last in others)
    ]
    return max(said, default=(0, ""))[1]


def _they_are(page: Page, people: Sequence[Mention], starts: Sequence[int]) -> Iterator[Link]:
    """Yield a link for each person of "They are A, B and C" behind a sentence on those held."""
    for before, (start, end) in pairwise(page.sentences):
        if not THEY_ARE.match(page.text, start, end):
            continue
        if page.kit.shapes.held[DETAINED].search(page.text, max(0, before[0] - BEFORE), start):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            yield from (_held(one, DETAINED) for one in people[first:last])


def _held(person: Mention, value: str) -> Link:
    first = person.whole_start
    return Link(person, None, "appears_as", first, person.end, LIST_CUE, value=value)
