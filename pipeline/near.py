"""Finds where in a text a rule is worth trying: around the words that all it finds must hold.

A rule over a whole text costs a fifth of a second a million characters, and there are dozens; one
pass over the words, and the rules only around them, costs a tenth of that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

WORD = regex.compile(r"[^\W\d_]+|\d+")
FOUR_DIGITS, TWO_DIGITS = "0000", "00"
SHAPES = {len(one): one for one in (FOUR_DIGITS, TWO_DIGITS)}
DIGITS = regex.compile(r"(?<!\d)(?:\d{2}|\d{4})(?!\d)")
"""What the shapes stand for."""
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
    text: str, triggers: Mapping[str, frozenset[str]], wanted: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], list[Window]]:
    """Return, for each set of entries, the stretches of `text` around the words that stand for one.

    A set of which no word stands in the text is left out.

    >>> near_windows("in May", {"may": frozenset({"month"})}, [("month",), ("unit",)])
    {('month',): [(0, 6)]}
    """
    if not _has_any(text, triggers):
        return {}
    places: dict[str, list[int]] = {}
    for match in WORD.finditer(text):
        word = match.group().lower()
        for key in (word, SHAPES[len(word)]) if word.isdigit() and len(word) in SHAPES else (word,):
            for entry in triggers.get(key, ()):
                places.setdefault(entry, []).append(match.start())
    return {
        entries: _windows(places, entries, len(text))
        for entries in wanted
        if any(one in places for one in entries)
    }


def _has_any(text: str, triggers: Mapping[str, frozenset[str]]) -> bool:
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
