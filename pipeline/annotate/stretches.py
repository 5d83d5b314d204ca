"""Stretches of a text, laid out so that what meets or holds another is found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

Stretch = tuple[int, int]


class Stretches:
    """Stretches in order of their beginnings, which may overlap."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._ordered = sorted(stretches)
        self._starts = [start for start, _ in self._ordered]
        self._reach = list(accumulate((end for _, end in self._ordered), max))
        """How far those up to each one reach."""

    def met(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches that share a character with `start:end`, the last one first.

        >>> list(Stretches([(0, 4), (2, 9), (9, 12)]).met(3, 9))
        [(2, 9), (0, 4)]
        """
        number = bisect_left(self._starts, end) - 1
        while number >= 0 and self._reach[number] > start:
            if self._ordered[number][1] > start:
                yield self._ordered[number]
            number -= 1

    def meet(self, start: int, end: int) -> bool:
        """Return whether any of them shares a character with `start:end`."""
        return next(self.met(start, end), None) is not None

    def hold(self, start: int, end: int) -> bool:
        """Return whether `start:end` lies in one of them.

        >>> held = Stretches([(0, 4), (2, 9)])
        >>> held.hold(3, 9), held.hold(1, 5)
        (True, False)
        """
        number = bisect_right(self._starts, start) - 1
        return number >= 0 and self._reach[number] >= end
