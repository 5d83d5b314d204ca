"""Leads from places of one text to places of another: word by word, by what both have in common."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Levenshtein

WORD = regex.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """How places of the old text are found in the new one."""

    place: Callable[[Span], Span | None]
    """Old to new; None where no word of it stands in the new text."""
    stood: Callable[[Span], bool]
    """Whether any word at a place of the new text stood in the old one."""
    same: bool = False
    """Whether the two texts are the same."""


SAME = Places(lambda span: span, lambda _: True, same=True)
UNKNOWN = Places(lambda _: None, lambda _: True)
"""For texts that differ and are not at hand."""


@dataclass(frozen=True, slots=True)
class _Words:
    starts: list[int]
    ends: list[int]
    texts: list[str]

    def inside(self, span: Span) -> range:
        """Return the numbers of the words that touch a span."""
        start, end = span
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


def places_between(old: str, new: str) -> Places:
    """Return how places of `old` are found in `new`.

    >>> places = places_between("Ms Sund met Mr Vale.", "Today Ms Sund and Mr Vale met.")
    >>> places.place((3, 7)), places.place((8, 11)), places.stood((0, 5))
    ((9, 13), None, False)
    """
    if old == new:
        return SAME
    before, after = _words(old), _words(new)
    to_new, to_old = _common(before.texts, after.texts)

    def place(span: Span) -> Span | None:
        found = [to_new[one] for one in before.inside(span) if to_new[one] >= 0]
        return (after.starts[found[0]], after.ends[found[-1]]) if found else None

    return Places(place, lambda span: any(to_old[one] >= 0 for one in after.inside(span)))


def _words(text: str) -> _Words:
    found = [(*one.span(), one.group()) for one in WORD.finditer(text)]
    return _Words(*([one[part] for one in found] for part in range(3)))  # type: ignore[arg-type]


def _common(old: list[str], new: list[str]) -> tuple["array[int]", "array[int]"]:
    """Return for each word its number in the other text, or -1."""
    to_new, to_old = (array("i", [-1]) * len(words) for words in (old, new))
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            for step in range(code.src_end - code.src_start):
                to_new[code.src_start + step] = code.dest_start + step
                to_old[code.dest_start + step] = code.src_start + step
    return to_new, to_old
