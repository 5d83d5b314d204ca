"""Packs the words of a document into windows that the network reads one at a time.

A window holds whole units (sentences, or lines of a list) as long as they fit. A unit that does
not fit is read by several windows that overlap, and each of its words is taken from the window
in which it stands farthest from an edge. Units without a capital hold no name and are passed over.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.recogniser.candidates import has_capital

WINDOW = 126
"""Pieces in a window, besides the opening and the closing one."""
OVERLAP = 32
"""Pieces that two windows of one long unit share at least."""

Unit = tuple[int, int]
"""The first word of a sentence or line, and the one after its last."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words that the network reads together, by number, and those whose result counts."""

    words: tuple[int, ...]
    counts: frozenset[int] | None = None
    """None where all do."""


def pack(units: Sequence[Unit], sizes: Sequence[int], most: int = WINDOW) -> Iterator[Window]:
    """Yield windows over `units`, in order; `sizes` are the pieces of each word.

    >>> [window.words for window in pack([(0, 2), (2, 3), (3, 5)], [1, 1, 1, 1, 1], 3)]
    [(0, 1, 2), (3, 4)]
    """
    held: list[int] = []
    room = most
    for start, end in units:
        size = sum(sizes[start:end])
        if size > room and held:
            yield Window(tuple(held))
            held, room = [], most
        if size > most:
            yield from slide(range(start, end), sizes, most)
            continue
        held += range(start, end)
        room -= size
    if held:
        yield Window(tuple(held))


def slide(words: range, sizes: Sequence[int], most: int) -> Iterator[Window]:
    """Yield overlapping windows over a unit that is too long for one.

    >>> [sorted(one.counts) for one in slide(range(6), [1] * 6, 4)]
    [[0, 1, 2], [3, 4, 5]]
    """
    shared = min(OVERLAP, most // 2)
    first = words.start
    counted = words.start
    while first < words.stop:
        last = _fill(first, words.stop, sizes, most)
        following = _back(last, first, sizes, shared) if last < words.stop else last
        until = (following + last + 1) // 2 if last < words.stop else last
        yield Window(tuple(range(first, last)), frozenset(range(counted, until)))
        counted, first = until, following if last < words.stop else last


def _fill(first: int, stop: int, sizes: Sequence[int], most: int) -> int:
    """Return the end of the longest run from `first` whose pieces fit; one word at least."""
    room, last = most, first
    while last < stop and (room >= sizes[last] or last == first):
        room -= sizes[last]
        last += 1
    return last


def _back(last: int, first: int, sizes: Sequence[int], shared: int) -> int:
    """Return the word from which on `shared` pieces stand before `last`, behind `first`."""
    start = last
    while start - 1 > first and shared > 0:
        start -= 1
        shared -= sizes[start]
    return start


def lines_of(words: Sequence[str], starts: Callable[[int], bool]) -> Iterator[Unit]:
    """Yield the units of a document: `starts` says whether a sentence begins at a word.

    >>> list(lines_of(["Ann", "left", ".", "Bo", "\\n", "Cy"], lambda at: at in (0, 3)))
    [(0, 3), (3, 5), (5, 6)]
    """
    first = 0
    for at in range(1, len(words)):
        if starts(at) or "\n" in words[at - 1]:
            yield first, at
            first = at
    if words:
        yield first, len(words)


def may_name(words: Sequence[str], openers: frozenset[str]) -> bool:
    """Return whether a unit may hold a name: a capital, but for a common word that opens it.

    >>> common = frozenset({"the"})
    >>> may_name(['"', "The", "talks", "ended"], common), may_name(["The", "Greens"], common)
    (False, True)
    """
    capitals = [word for word in words if has_capital(word)]
    if len(capitals) == 1 and capitals[0].lower() in openers:
        return capitals[0] != next(word for word in words if any(map(str.isalpha, word)))
    return bool(capitals)
