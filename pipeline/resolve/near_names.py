"""An index of the names of a release, so that each is compared with few others."""

from collections import defaultdict

from pipeline.name_parts import NameParts, fold
from pipeline.same_names import NameWays, softened

MOST = 100
"""So many names that share a word are compared; in longer lists only those with the same words."""


class NearNames:
    """The groups by the words and sounds of their names, so that each is compared with few.

    Two names that are joined have one thing in common: the last word of one is in the other, or
    their family names, or halves of them, sound alike.
    """

    def __init__(self, ways: NameWays) -> None:
        self._ways = ways
        self._holding: dict[str, set[int]] = defaultdict(set)
        self._ending: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, parts: NameParts) -> None:
        """Add the name of a group; it may have several."""
        for word in folded(parts):
            _add(self._holding[word], number)
        for word in last_words(parts) | self._keys(parts):
            _add(self._ending[word], number)
        self._whole[_whole(parts)].add(number)

    def near(self, parts: NameParts) -> list[int]:
        """Return the numbers of the groups that may be meant, in order."""
        found = [self._holding[word] for word in last_words(parts) if word in self._holding]
        keys = folded(parts) | self._keys(parts)
        found += [self._ending[word] for word in keys if word in self._ending]
        return sorted(self._whole.get(_whole(parts), set()).union(*found))

    def _keys(self, parts: NameParts) -> set[str]:
        halves = {*fold(parts.family).split("-"), parts.family}
        return {f"~{softened(self._ways.sound(half))}" for half in halves}


def _add(numbers: set[int], number: int) -> None:
    if len(numbers) < MOST:
        numbers.add(number)


def _whole(parts: NameParts) -> str:
    """Return all words of a name in one order, whichever way it is turned."""
    return " ".join(sorted(fold(parts.display).split()))


def folded(parts: NameParts) -> set[str]:
    """Return all words of a name, folded."""
    words = fold(f"{parts.display} {parts.family}").split()
    return {*words, *(half for word in words for half in word.split("-"))}


def last_words(parts: NameParts) -> set[str]:
    """Return the last words of a name as displayed and of its family name, folded."""
    return {word for name in (parts.display, parts.family) for word in fold(name).split()[-1:]}
