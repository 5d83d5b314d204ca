"""Finds where in a text a rule is worth trying: around the words that all it finds must hold.

A rule over a whole text costs a fifth of a second a million characters, and there are dozens; one
pass over the words, and the rules only around them, costs a tenth of that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

WORD = regex.compile(r"[^\W\d_]+|\d+")
FOUR_DIGITS, TWO_DIGITS = "0000", "00"
SHAPES = {len(one): one for one in (FOUR_DIGITS, TWO_DIGITS)}
DIGITS = regex.compile(r"(?<!\d)(?:\d{2}|\d{4})(?!\d)")
"""What the shapes stand for."""
REACH = 48
"""Characters looked at on either side of such a word: more than the longest date has."""
Window = tuple[int, int]


class Trigger(NamedTuple):
    """An entry, the words of a text that it stands for, and which of them was looked for."""

    entry: str
    words: tuple[str, ...]
    at: int


Triggers = Mapping[str, tuple[Trigger, ...]]
"""The longest word of each text, to what it stands for."""


def triggers_of(entries: Iterable[str], words: Mapping[str, Mapping[str, str]]) -> Triggers:
    """Return a word to the entries that it, or a phrase it is the longest word of, stands for.

    >>> triggers_of(["unit", "ago"], {"unit": {"working days": "D"}})["working"]
    (Trigger(entry='unit', words=('working', 'days'), at=0),)
    """
    triggers: dict[str, dict[Trigger, None]] = {}
    for entry in entries:
        for text in words.get(entry, (entry,)):
            found = tuple(WORD.findall(text.lower()))
            word = max(found, key=len, default="")
            at = found.index(word) if found else 0
            triggers.setdefault(word, {})[Trigger(entry, found, at)] = None
    return {word: tuple(found) for word, found in triggers.items()}


def grouped(nears: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    """Return each set of entries once, with the numbers of those who name it.

    >>> grouped([("month",), ("unit",), ("month",)])
    {('month',): [0, 2], ('unit',): [1]}
    """
    found: dict[tuple[str, ...], list[int]] = {}
    for number, near in enumerate(nears):
        found.setdefault(near, []).append(number)
    return found


def near_windows(
    text: str, triggers: Triggers, wanted: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], list[Window]]:
    """Return, for each set of entries, the stretches of `text` around the words that stand for one.

    A set of which no word stands in the text is left out.

    >>> triggers = triggers_of(["month"], {"month": {"may": "5"}})
    >>> near_windows("in May", triggers, [("month",), ("unit",)])
    {('month',): [(0, 6)]}
    """
    if not _has_any(text, triggers):
        return {}
    places: dict[str, list[int]] = {}
    matches = list(WORD.finditer(text))
    words = [one.group().lower() for one in matches]
    for number, word in enumerate(words):
        for entry, at in _meant(triggers, words, number):
            places.setdefault(entry, []).append(matches[at].start())
        if word.isdigit() and len(word) in SHAPES:
            for one in triggers.get(SHAPES[len(word)], ()):
                places.setdefault(one.entry, []).append(matches[number].start())
    return {
        entries: _windows(places, entries, len(text))
        for entries in wanted
        if any(one in places for one in entries)
    }


def _meant(triggers: Triggers, words: Sequence[str], number: int) -> set[tuple[str, int]]:
    """Return the entries that a word stands for, with the numbers of their first and last words.

    A word of a phrase stands for none without the others beside it.
    """
    found: set[tuple[str, int]] = set()
    for one in triggers.get(words[number], ()):
        first, size = number - one.at, len(one.words)
        if size == 1 or (first >= 0 and tuple(words[first : first + size]) == one.words):
            found |= {(one.entry, first), (one.entry, first + size - 1)}
    return found


def _has_any(text: str, triggers: Triggers) -> bool:
    """Return whether any word stands for an entry: most lines hold none, and this is soon known."""
    words = {one.lower() for one in WORD.findall(text)}
    return not triggers.keys().isdisjoint(words) or DIGITS.search(text) is not None


def _windows(
    places: Mapping[str, Sequence[int]], entries: Iterable[str], size: int
) -> list[Window]:
    found = sorted(place for entry in entries for place in places.get(entry, ()))
    return list(_merged(found, size))


def _merged(places: Iterable[int], size: int) -> Iterator[Window]:
    """Yield the stretches around places in order, those that touch as one."""
    start = end = -1
    for place in places:
        if start >= 0 and place - REACH <= end:
            end = min(size, place + REACH)
            continue
        if start >= 0:
            yield start, end
        start, end = max(0, place - REACH), min(size, place + REACH)
    if start >= 0:
        yield start, end
