"""Text that remembers where each of its characters came from.

Every operation returns a new text and takes time in proportion to its length.
"""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import regex

Edit = tuple[int, int, str]
"""Replace `start:end` of a text by these characters."""
Replacement = str | Callable[["regex.Match[str]"], str]


@dataclass(frozen=True, slots=True)
class Tracked:
    """A text, and for each of its characters the interval of the stored text it stands for."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the interval of the stored text that `start:end` (not empty) stands for."""
        return self.starts[start], self.ends[end - 1]


def track(text: str) -> Tracked:
    """Return a text each of whose characters stands for itself."""
    return Tracked(text, array("L", range(len(text))), array("L", range(1, len(text) + 1)))


def edit(tracked: Tracked, edits: Iterable[Edit]) -> Tracked:
    """Return the text after `edits`, which are in order and do not overlap.

    Each new character stands for all that its edit took away.

    >>> done = edit(track("a** b"), [(1, 4, " ")])
    >>> done.text, done.to_raw(1, 2)
    ('a b', (1, 4))
    """
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    position = 0
    for start, end, replacement in edits:
        pieces += (tracked.text[position:start], replacement)
        starts.extend(tracked.starts[position:start])
        ends.extend(tracked.ends[position:start])
        if replacement:
            raw_start, raw_end = tracked.to_raw(start, end)
            starts.extend([raw_start] * len(replacement))
            ends.extend([raw_end] * len(replacement))
        position = end
    if not pieces:
        return tracked
    pieces.append(tracked.text[position:])
    starts.extend(tracked.starts[position:])
    ends.extend(tracked.ends[position:])
    return Tracked("".join(pieces), starts, ends)


def replace(tracked: Tracked, pattern: "regex.Pattern[str]", replacement: Replacement) -> Tracked:
    """Return the text with every match of `pattern` (never an empty one) replaced.

    >>> replace(track("o\\N{LATIN SMALL LIGATURE FI}n"), regex.compile("\\ufb01"), "fi").text
    'ofin'
    """
    found = pattern.finditer(tracked.text)
    if isinstance(replacement, str):
        return edit(tracked, ((*one.span(), replacement) for one in found))
    made = ((*one.span(), replacement(one), one[0]) for one in found)
    return edit(tracked, ((start, end, new) for start, end, new, old in made if new != old))


def delete(tracked: Tracked, pattern: "regex.Pattern[str]") -> Tracked:
    """Return the text without the matches of `pattern`."""
    return replace(tracked, pattern, "")
