"""Finds which releases of two sides belong together: by their text, id, source and likeness."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from pipeline.compare.side import Entry, Side
from pipeline.compare.text_map import WORD

TOGETHER, KEPT = 3, 128
"""A text is known by the smallest hashes of its runs of three words: 128 of them."""
SAME_SOURCE, ANYWHERE = 0.1, 0.5
"""How much two texts must have in common, of 1: below the first, a file of the same name holds
another release; above the second, a release is the same one wherever it lies."""
Sketch = frozenset[int]


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; a side is None where the release is on the other alone."""

    old: Entry | None
    new: Entry | None

    @property
    def order(self) -> tuple[str, ...]:
        """Return by what pairs are sorted: the source, first that of the new side."""
        ends = [one for one in (self.new, self.old) if one is not None]
        return (ends[0].source, ends[-1].source, ends[0].release_id, ends[-1].release_id)


def pair(old: Side, new: Side) -> list[Pair]:
    """Return every release of both sides once, sorted by source."""
    found: list[Pair] = []
    rest = list(old.entries), list(new.entries)
    for key in KEYS:
        rest = _by_key(*rest, key, found)
    rest = _by_likeness(old, new, rest, found)
    found += [Pair(one, None) for one in rest[0]]
    found += [Pair(None, one) for one in rest[1]]
    return sorted(found, key=lambda one: one.order)


KEYS: tuple[Callable[[Entry], Hashable], ...] = (
    lambda one: (one.text_sha256, one.release_id, one.source),
    lambda one: (one.text_sha256, one.source),
    lambda one: (one.text_sha256, one.release_id),
    lambda one: one.text_sha256,
    lambda one: one.release_id,
)
"""What two releases have in common, the surest first. The last is an id that their own source
gave: one that is made from the text is another one where the text is."""
Rest = tuple[list[Entry], list[Entry]]


def _by_key(
    old: list[Entry], new: list[Entry], key: Callable[[Entry], Hashable], found: list[Pair]
) -> Rest:
    waiting: dict[Hashable, list[Entry]] = defaultdict(list)
    for one in sorted(new, key=_order, reverse=True):
        waiting[key(one)].append(one)
    left = []
    for one in sorted(old, key=_order):
        if waiting[key(one)]:
            found.append(Pair(one, waiting[key(one)].pop()))
        else:
            left.append(one)
    return left, sorted((one for some in waiting.values() for one in some), key=_order)


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.source, entry.release_id, entry.text_sha256


def _by_likeness(old: Side, new: Side, rest: Rest, found: list[Pair]) -> Rest:
    """Pair what is most alike first; without texts, what has the same source."""
    ranked = sorted(_likenesses(old, new, rest), key=lambda one: (-one[0], *one[1:]))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, first, second in ranked:
        if first not in taken[0] and second not in taken[1]:
            found.append(Pair(rest[0][first], rest[1][second]))
            taken[0].add(first)
            taken[1].add(second)
    left, free = (
        [one for number, one in enumerate(some) if number not in gone]
        for some, gone in zip(rest, taken, strict=True)
    )
    return left, free


def _likenesses(old: Side, new: Side, rest: Rest) -> Iterator[tuple[float, int, int]]:
    """Yield how alike two releases are, and their numbers, where they may be the same."""
    if not rest[0] or not rest[1]:
        return
    there = [sketch_of(new.text(one)) for one in rest[1]]
    having: dict[int, list[int]] = defaultdict(list)
    sources: dict[str, list[int]] = defaultdict(list)
    for number, sketch in enumerate(there):
        sources[rest[1][number].source].append(number)
        for one in sketch or ():
            having[one].append(number)
    for first, entry in enumerate(rest[0]):
        sketch = sketch_of(old.text(entry))
        near = {second for one in sketch or () for second in having[one]}
        for second in sorted({*near, *sources[entry.source]}):
            same = rest[1][second].source == entry.source
            like = likeness(sketch, there[second])
            if like is None and same:
                yield 0.0, first, second
            elif like is not None and like >= (SAME_SOURCE if same else ANYWHERE):
                yield like + same, first, second


def sketch_of(text: str | None) -> Sketch | None:
    """Return by what a text is compared with thousands of others; None for no text."""
    if text is None:
        return None
    words = [one.group().casefold() for one in WORD.finditer(text)]
    runs = {" ".join(words[at : at + TOGETHER]) for at in range(max(1, len(words) - TOGETHER + 1))}
    return frozenset(nsmallest(KEPT, (_hash(one) for one in runs)))


def likeness(one: Sketch | None, other: Sketch | None) -> float | None:
    """Return how much two texts have in common, from 0 to 1; None where one is not at hand.

    >>> likeness(sketch_of("Ms Sund met Mr Vale"), sketch_of("Ms Sund met Mr Berg"))
    0.5
    """
    if one is None or other is None:
        return None
    smallest = frozenset(nsmallest(KEPT, one | other))
    return len(smallest & one & other) / len(smallest) if smallest else 1.0


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest())
