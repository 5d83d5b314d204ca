"""Puts pseudonyms in the place of names, and leads offsets of the old text into the new one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.pseudonymise.groups import Group


@dataclass(frozen=True)
class Substituted:
    """A text with pseudonyms; `old` and `new` are the borders of what was replaced."""

    text: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the old text in the new one; what it cuts into, it takes in whole."""
        first = self._at(start, is_end=False)
        return first, first if start == end else max(first, self._at(end, is_end=True))

    def holds(self, start: int, end: int) -> bool:
        """Return whether a span of the old text, not empty, lies in what was replaced."""
        number = bisect_right(self.old, start, key=lambda one: one[0]) - 1
        return start < end and number >= 0 and end <= self.old[number][1]

    def touches(self, start: int, end: int) -> bool:
        """Return whether any of a span of the old text was replaced."""
        number = bisect_left(self.old, end, key=lambda one: one[0]) - 1
        return number >= 0 and start < self.old[number][1]

    def _at(self, place: int, *, is_end: bool) -> int:
        number = bisect_right(self.old, place, key=lambda one: one[0]) - 1
        if number < 0:
            return place
        (start, end), (new_start, new_end) = self.old[number], self.new[number]
        if place >= end:
            return new_end + place - end
        if is_end and place == start:
            return new_start
        return new_end if is_end else new_start


def substituted(text: str, groups: Sequence[Group]) -> Substituted:
    """Return a text with the label of each group in its place.

    >>> substituted("Ms Sund left.", [Group(3, 7, ("sund",), "Person-1")]).text
    'Ms Person-1 left.'
    """
    pieces: list[str] = []
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    at = length = 0
    for group in groups:
        if group.label is None:
            continue
        label = _cased(text[group.start : group.end], group.label)
        pieces += (text[at : group.start], label)
        length += group.start - at
        old.append((group.start, group.end))
        new.append((length, length + len(label)))
        length += len(label)
        at = group.end
    pieces.append(text[at:])
    return Substituted("".join(pieces), tuple(old), tuple(new))


def _cased(written: str, label: str) -> str:
    """Return a pseudonym in capitals where the name stood in capitals: a headline stays one."""
    letters = [one for one in written if one.isalpha()]
    is_headline = len(letters) > 2 and all(one.isupper() for one in letters)
    return label.upper() if is_headline and label[0].isalpha() else label
