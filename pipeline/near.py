"""Finds where in a text a rule is worth trying: around the words that all it finds must hold.

A rule over a whole text costs a fifth of a second a million characters, and there are dozens; one
pass over the words, and the rules only around them, costs a tenth of that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

WORD = regex.compile(r"[^\W\d_]+|\d+")
FOUR_DIGITS, TWO_DIGITS = "0000", "00"
SHAPES = {len(one): one for one in (FOUR_DIGITS, TWO_DIGITS)}
REACH = 48
"""Characters looked at on either side of such a word: more than the longest date has."""
Window = tuple[int, int]


def triggers_of(
    entries: Iterable[str], words: Mapping[str, Mapping[str, str]]
) -> dict[str, frozenset[str]]:
    """Return a word to the entries that it, or a phrase it is the longest word of, stands for.

    >>> triggers_of(["unit", "ago"], {"unit": {"working days": "D"}})
    {'working': frozenset({'unit'}), 'ago': frozenset({'ago'})}
    """
    triggers: dict[str, set[str]] = {}
    for entry in entries:
        for text in words.get(entry, (entry,)):
            word = max(WORD.findall(text.lower()), key=len, default="")
            triggers.setdefault(word, set()).add(entry)
    return {word: frozenset(found) for word, found in triggers.items()}


def near_windows(
    text: str, triggers: Mapping[str, frozenset[str]], wanted: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], list[Window]]:
    """Return, for each set of entries, the stretches of `text` around the words that stand for one.

    >>> near_windows("in May", {"may": frozenset({"month"})}, [("month",), ("unit",)])
    {('month',): [(0, 6)], ('unit',): []}
    """
    places: dict[str, list[int]] = {}
    for match in WORD.finditer(text):
        word = match.group().lower()
        for key in (word, SHAPES[len(word)]) if word.isdigit() and len(word) in SHAPES else (word,):
            for entry in triggers.get(key, ()):
                places.setdefault(entry, []).append(match.start())
    return {entries: _windows(places, entries, len(text)) for entries in wanted}


def _windows(
    places: Mapping[str, Sequence[int]], entries: Iterable[str], size: int
) -> list[Window]:
    found = sorted(_places(places, entries))
    return list(_merged(found, size)) if found else []


def _places(places: Mapping[str, Sequence[int]], entries: Iterable[str]) -> Iterator[int]:
    for entry in entries:
        yield from places.get(entry, ())


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
