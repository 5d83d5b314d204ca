"""Says whom a word means that names nobody: "both", "he", a note without a subject."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START
from pipeline.forms import MOST
from pipeline.role_shapes import PAD, PERSON
from pipeline.types import Mention

APPOSED = regex.compile(rf"{PAD}*\s*[,.:;(|–—*_-]")
"""What stands behind a name and its age where notes follow; behind a verb goes a sentence on."""
LONGEST_ROLE = 5
"""Words before the name in an item, its bullet among them."""
SHORTEST = 3
"""Words of a sentence that changes nothing in whom the next one means: "To none." """
HE = regex.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Ss]he|[Hh]er)\b")
LONGEST_RECORD = 6
"""Lines from a name that stands alone to a note that is said of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, its view, and the mentions by where they begin in it."""

    page: Page
    view: str
    at: Mapping[int, Mention]


def meant(reading: Reading, slot: str, place: int) -> Sequence[Mention]:
    """Return whom the slot of a form means at a place: `all`, `he`, `him` or `note`."""
    if slot == "note":
        return _noted(reading, place)
    people = _those_before(reading, place)
    if slot == "all":
        return people
    if slot == "he" and reading.view[place].islower():
        own = _sentence_start(reading.page, place)
        people = [one for one in people if one.start >= own]
    inside = _sentence_start(reading.page, place) if slot == "him" else place
    return _only(people) if all(one.end <= inside for one in people) else []


def _noted(reading: Reading, place: int) -> Sequence[Mention]:
    """Return the one person of an item, or of the record whose lines a name alone heads."""
    page, view, at = reading.page, reading.view, reading.at
    number = page.line_number(place)
    line = page.lines[number]
    if PERSON in view[line.start : place]:
        first = _first(at, view, line) if line.kind == "list" else None
        if first is None or not APPOSED.match(view, first.end):
            return []
        return [] if PERSON in view[first.end : place] else [first]
    for above in reversed(page.lines[max(0, number - LONGEST_RECORD) : number]):
        if page.text.count("\n", above.end, line.start) > 1:
            return []
        if PERSON in view[above.start : above.end]:
            first = _opening(at, view, above)
            return [first] if first and not _is_prose(view, first, above) else []
        line = above
    return []


def _first(at: Mapping[int, Mention], view: str, line: Line) -> Mention | None:
    """Return the person whom an item names first, a role of few words before the name."""
    start = view.find(PERSON, line.start, line.end)
    return at[start] if len(view[line.start : start].split()) <= LONGEST_ROLE else None


def _is_prose(view: str, first: Mention, line: Line) -> bool:
    """Return whether a line goes on behind the name that opens it, or names others too."""
    rest = view[first.end : line.end]
    return PERSON in rest or rest.rstrip().endswith((".", "?", "!"))


def _only(people: Sequence[Mention]) -> Sequence[Mention]:
    """Return the one person that "he" can mean, or nobody: no guess is made between two."""
    return people[-1:] if len({one.text.split()[-1] for one in people}) == 1 else []


def _those_before(reading: Reading, place: int) -> Sequence[Mention]:
    """Return whom "both" or "all five" means: the list above, or the sentence before."""
    page, view, at = reading.page, reading.view, reading.at
    number = page.line_number(place)
    line = page.lines[number]
    if not view[line.start : place].strip():
        return _list_above(reading, number)
    item = _opening(at, view, line) if line.kind == "list" else None
    if item is not None:
        return [item]
    after = bisect_right(page.sentences, place, key=lambda sentence: sentence[1])
    start = page.sentences[after - 1][0] if after else line.start
    found = _people(at, start, place)
    while not found and after > 1 and page.sentences[after - 2][0] >= line.start:
        start, end = page.sentences[after - 1]
        if len(view[start:end].split()) > SHORTEST and not HE.search(view, start, end):
            return []
        after -= 1
        found = _people(at, page.sentences[after - 1][0], place)
    asked = page.lines[number - 1] if number and not found and after else None
    if asked is None or view[asked.start : asked.end].rstrip(" *_")[-1:] != "?":
        return found
    return _people(at, asked.start, asked.end) if page.sentences[after - 1][0] <= line.start else []


def _people(at: Mapping[int, Mention], start: int, end: int) -> list[Mention]:
    inside = (at.get(position) for position in range(start, end))
    return [one for one in inside if one is not None and one.label == "PERSON"]


def _list_above(reading: Reading, number: int) -> Sequence[Mention]:
    """Return the persons who open the lines right above a line, in order."""
    above: list[Mention] = []
    for line in reversed(reading.page.lines[max(0, number - MOST) : number]):
        first = _opening(reading.at, reading.view, line)
        if first is None:
            break
        above.append(first)
    return above[::-1]


def _opening(at: Mapping[int, Mention], view: str, line: Line) -> Mention | None:
    """Return the person who opens a line, behind its bullet."""
    bullet = ITEM_START.match(view, line.start, line.end)
    first = at.get(bullet.end()) if bullet else None
    return first if first is not None and first.label == "PERSON" else None


def _sentence_start(page: Page, place: int) -> int:
    """Return where the sentence of a place begins: who acts in it is not "him"."""
    number = bisect_right(page.sentences, place, key=lambda sentence: sentence[1])
    return page.sentences[number][0] if number < len(page.sentences) else place
