"""Items of a list in which nobody was found, between items that name a person."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.annotate.audit.unread import Sight, Unread, is_other
from pipeline.annotate.page import Line
from pipeline.annotate.scopes import LIST_KINDS
from pipeline.annotate.ties import BULLET, ITEM

ROW = "|"
COLON = regex.compile(r"\s*:")
FEWEST = 3
"""Pieces that semicolons make of a line; two may be two halves of a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, without its bullet; `number` is that of its list."""

    number: int
    start: int
    end: int


def items_without_people(sight: Sight) -> Iterator[Unread]:
    """Yield the names that open an item without a person, beside an item that a person opens."""
    opening = {one.name.full_start: one for one in reversed(sight.unread)}
    people = {one.whole_start for one in sight.people}
    starts = sorted(one.start for one in sight.people)
    items = list(_items(sight))
    named = [one.start in people for one in items]
    for at, item in enumerate(items):
        name = opening.get(item.start)
        if name is None or _has_person(starts, item) or _is_lead(sight, name):
            continue
        beside = [
            near
            for near in (at - 1, at + 1)
            if 0 <= near < len(items) and items[near].number == item.number and named[near]
        ]
        if beside and not is_other(sight, name):
            yield name


def _has_person(starts: Sequence[int], item: Item) -> bool:
    return bisect_left(starts, item.start) < bisect_left(starts, item.end)


def _is_lead(sight: Sight, name: Unread) -> bool:
    """Return whether a colon follows: what stands before it is the head of an item."""
    return COLON.match(sight.page.text, name.end) is not None


def _items(sight: Sight) -> Iterator[Item]:
    """Yield the pieces of lines that semicolons part, and the lines of lists, in order."""
    number = 0
    last: Line | None = None
    for line in sight.page.lines:
        pieces = list(_pieces(sight, line))
        listed = line.kind in LIST_KINDS or sight.page.text[line.start] == ROW
        if len(pieces) < FEWEST and not listed:
            last = None
            continue
        if last is None:
            number += 1
        last = line
        for start, end in pieces:
            yield Item(number, start, end)


def _pieces(sight: Sight, line: Line) -> Iterator[tuple[int, int]]:
    text = sight.page.text
    for match in ITEM.finditer(text, line.start, line.end):
        bullet = BULLET.match(text, match.start(), match.end())
        start = bullet.end() if bullet else match.start()
        while start < match.end() and text[start] in "| \t":
            start += 1
        if start < match.end():
            yield start, match.end()
