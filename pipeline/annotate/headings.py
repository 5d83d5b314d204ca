"""Ties what a heading says to the list under it: a country or a group above its members."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

import regex

from pipeline.annotate.listed_ties import KINDS
from pipeline.annotate.page import Line, Page
from pipeline.masks import BITS
from pipeline.types import Link, Mention

BULLET = regex.compile(r"[\s\W\d]*(?:\p{Lu}{2,4}[ /-]?\d+[\s\W]*)?")
"""What stands before an item, a case number such as MMR-311 among it."""
ENUMERATED = regex.compile(r"(?:\p{Lu}|[IVX]{1,4})[.)]\s+")
IN_BRACKET = regex.compile(r"\([^()]*\)")
JOINT = regex.compile(r"\s*(?:[–—/;,&|-]|and\b)\s*")
COUNT = regex.compile(r"[\s:]*(?:\(\d{1,3}\))?[\s:]*$")
LONGEST_ITEM = 220
SHORT_TITLE = regex.compile(r"\S{0,2}|\p{Lu}\p{L}{1,4}\.")
"""A title that no table holds, as it is a name or a word elsewhere: U, On."""


def party_headings(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the short party names that are all of a line right above or below one of a person."""
    opening = {one.whole_start for one in mentions}
    opened = [_after_bullet(page, line) in opening for line in page.lines]
    for number, line in enumerate(page.lines):
        if not any(opened[max(0, number - 1) : number + 2]):
            continue
        start = _after_bullet(page, line)
        end = line.start + COUNT.search(page.text[line.start : line.end]).start()  # type: ignore[union-attr]
        text = page.text[start:end]
        if page.kit.maskable.bits.get(text, 0) & BITS["party"]:
            yield Mention("PARTY", start, end, text, "form:heading", "heading")


def _after_bullet(page: Page, line: Line) -> int:
    return line.start + BULLET.match(page.text[line.start : line.end]).end()  # type: ignore[union-attr]


def under_headings(
    page: Page, mentions: Iterable[Mention], taken: Set[int] = frozenset()
) -> Iterator[Link]:
    """Yield a link for each person who opens an item of the list under a heading.

    `taken` are the beginnings of lines that are said of the name above them, and head nothing.

    A heading is a line that holds a country or party and nothing else; it reaches over the lines
    that begin with a person, to the next heading of its label or the first line that is no item.
    """
    everyone = [one for one in mentions if one.label in ("PERSON", *KINDS)]
    everyone.sort(key=lambda one: one.start)
    starts = [one.start for one in everyone]
    over: dict[str, Mention] = {}
    items = 0
    for line in page.lines:
        inside = everyone[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        heading = None if line.start in taken else _heading(page, line, inside)
        person = _opening_person(page, line, inside)
        if heading is not None:
            over = _renewed(over, heading, items)
            items = 0
        elif person is not None:
            items += 1
            for label, mention in over.items():
                if not any(one.label == label for one in inside):
                    yield from (_link(one, mention, label) for one in _row(page, person, inside))
        else:
            over, items = {}, 0


def _renewed(over: dict[str, Mention], heading: Mention, items: int) -> dict[str, Mention]:
    """Return the headings that hold now: a country ends the party of the country before it."""
    if heading.label == "COUNTRY" and items:
        return {"COUNTRY": heading}
    return over | {heading.label: heading}


def _heading(page: Page, line: Line, inside: list[Mention]) -> Mention | None:
    """Return the country or party that is all of a line, what stands in a bracket aside."""
    first = inside[0].end if inside else line.end
    brackets = [one.span() for one in IN_BRACKET.finditer(page.text, first, line.end)]
    aside = [one for one in inside if any(a < one.start < b for a, b in brackets)]
    inside = [one for one in inside if one not in aside or one.label == "PERSON"]
    named = [one for one in inside if one.label in KINDS]
    if not named or len(named) != len(inside) or named[0].kind == "embedded":
        return None
    letter = ENUMERATED.match(page.text, line.start, named[0].start)
    before = page.text[letter.end() if letter else line.start : named[0].start]
    after = IN_BRACKET.sub("", page.text[named[0].end : line.end])
    around = page.kit.shapes.around
    alone = len(named) == 1 or {one.label for one in named} == {"PARTY"}
    return named[0] if alone and around.fullmatch(before) and around.fullmatch(after) else None


def _opening_person(page: Page, line: Line, inside: list[Mention]) -> Mention | None:
    people = [one for one in inside if one.label == "PERSON"]
    if not people or line.end - line.start > LONGEST_ITEM:
        return None
    first = people[0]
    start = first.whole_start
    before = page.text[line.start : start]
    title = before[BULLET.match(before).end() :].strip()  # type: ignore[union-attr]
    names = page.kit.names
    short = SHORT_TITLE.fullmatch(title) is not None
    return first if short or title in names.titles or title in names.plurals else None


def _row(page: Page, first: Mention, inside: list[Mention]) -> Iterator[Mention]:
    """Yield the person who opens a line and those whom dashes, slashes or "and" join in it."""
    yield first
    before = first
    for one in (one for one in inside if one.label == "PERSON" and one.start > first.start):
        start = one.whole_start
        gap = JOINT.match(page.text, before.end, start)
        title = page.text[gap.end() : start].strip() if gap else "?"
        if title and title not in page.kit.names.plurals:
            return
        yield one
        before = one


def _link(person: Mention, mention: Mention, label: str) -> Link:
    return Link(person, mention, KINDS[label], person.start, person.end, "finder:heading")
