"""Finds which items of two sides are the same: by the places of their mentions, then by name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.items import MENTIONS, Item
from pipeline.compare.text_map import Places, Span
from pipeline.compare.wording import name_of, said_by

PLACED = frozenset(("dates", "quotes", "issues", "embedded", MENTIONS))
"""Tables of places: in the same text, the same words at another place are another item."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """What belongs together, and what is on one side alone, each in its order."""

    both: tuple[tuple[Item, Item], ...]
    lost: tuple[Item, ...]
    gained: tuple[Item, ...]


def match(old: Sequence[Item], new: Sequence[Item], places: Places) -> Matched:
    """Return which items of two sides are the same; ids are not looked at."""
    found = _by_place(old, new, places)
    left = [one for one in range(len(old)) if one not in found]
    free = sorted(set(range(len(new))) - set(found.values()))
    for first, second in _by_name(old, new, left, free):
        if not (places.same and old[first].spans and old[first].table in PLACED):
            found[first] = second
    taken = set(found.values())
    return Matched(
        tuple((old[first], new[found[first]]) for first in sorted(found)),
        tuple(one for number, one in enumerate(old) if number not in found),
        tuple(one for number, one in enumerate(new) if number not in taken),
    )


def _by_place(old: Sequence[Item], new: Sequence[Item], places: Places) -> dict[int, int]:
    """Return the pairs whose places overlap, those that share most first."""
    shared: dict[Pair, int] = defaultdict(int)
    for first, second, letters in _overlaps(_placed(old, places), _places(new)):
        shared[first, second] += letters
    pairs = [one for one in shared if _comparable(old[one[0]], new[one[1]])]

    def rank(pair: Pair) -> tuple[int | bool, ...]:
        first, second = old[pair[0]], new[pair[1]]
        unlike = said_by(first) != said_by(second), name_of(first) != name_of(second)
        return (-shared[pair], *unlike, *pair)

    found: dict[int, int] = {}
    taken: set[int] = set()
    for first, second in sorted(pairs, key=rank):
        if first not in found and second not in taken:
            found[first] = second
            taken.add(second)
    return found


def _comparable(old: Item, new: Item) -> bool:
    return old.table != "issues" or old.cells.get("code") == new.cells.get("code")


def _placed(items: Sequence[Item], places: Places) -> Iterator[tuple[Span, int]]:
    for span, number in _places(items):
        there = places.place(span)
        if there is not None:
            yield there, number


def _places(items: Sequence[Item]) -> Iterator[tuple[Span, int]]:
    for number, item in enumerate(items):
        for span in item.spans:
            yield span, number


def _overlaps(
    old: Iterable[tuple[Span, int]], new: Iterable[tuple[Span, int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of two items and how many letters they share, for each overlap."""
    there = sorted(new)
    starts = [span[0] for span, _ in there]
    longest = max((end - start for (start, end), _ in there), default=0)
    for (start, end), first in old:
        for at in range(bisect_left(starts, start - longest), bisect_left(starts, end)):
            (begin, stop), second = there[at]
            if begin < end and start < stop:
                yield first, second, min(end, stop) - max(start, begin)


def _by_name(
    old: Sequence[Item], new: Sequence[Item], left: Sequence[int], free: Sequence[int]
) -> Iterator[Pair]:
    """Yield the pairs of what is left with the same name: what says the same first, then in order.

    A name is compared without regard to capitals.
    """
    for called in (_cells, _said, _named):
        waiting: dict[str, list[int]] = defaultdict(list)
        for number in reversed(free):
            waiting[called(new[number])].append(number)
        pairs = [(one, waiting[name].pop()) for one in left if waiting[name := called(old[one])]]
        yield from pairs
        left = [one for one in left if one not in {first for first, _ in pairs}]
        free = [one for one in free if one not in {second for _, second in pairs}]


def _cells(item: Item) -> str:
    return repr(sorted(item.cells.items()))


def _said(item: Item) -> str:
    return said_by(item).casefold()


def _named(item: Item) -> str:
    """Return by what an item is matched; a release is one, whatever its title."""
    return "" if item.table == "releases" else name_of(item).casefold()
