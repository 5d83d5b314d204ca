"""Takes the numbers of lines that stand in the margin of a page out of its words."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from pipeline.ingest.pdf_lines import lines_of
from pipeline.ingest.pdf_words import Word

NUMBER = regex.compile(r"\d{1,4}")
APART = 0.5
"""The number of a line stands so far from it (share of the size)."""
STEPS = (5, 10)
"""Where not all lines have a number, each fifth or tenth has."""
FEWEST = 6
"""Where each line has one, there are so many at least, and half of them run on."""
EDGE = 1.0
"""Lines begin at one place where they do so within a point."""
Line = Sequence[Word]


def without_line_numbers(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a page less the numbers of its lines."""
    lines = list(lines_of(words))
    numbered = [n for n, line in enumerate(lines) if _is_numbered(lines, n)]
    counts = [(n, int(lines[n][0].text)) for n in numbered]
    if not (_are_steps(counts) or _are_all(lines, counts)):
        return tuple(words)
    dropped = {id(lines[n][0]) for n in numbered}
    return tuple(word for word in words if id(word) not in dropped)


def _is_numbered(lines: Sequence[Line], number: int) -> bool:
    """Return whether a number stands to the left of where this line and a neighbour begin."""
    first, *rest = lines[number]
    if not rest or not NUMBER.fullmatch(first.text):
        return False
    if rest[0].x0 - first.x1 < APART * rest[0].size:
        return False
    near = [lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    starts = [x0 for line in near for x0 in (word.x0 for word in line[:2])]
    return any(abs(x0 - rest[0].x0) <= EDGE for x0 in starts)


def _are_steps(counts: Sequence[tuple[int, int]]) -> bool:
    """Return whether numbers count lines by fives or tens; one alone is that of its line."""
    if len(counts) == 1:
        line, count = counts[0]
        return count in STEPS and line + 1 == count
    steps = {b - a for (_, a), (_, b) in pairwise(counts)}
    lines = [b - a for (a, _), (b, _) in pairwise(counts)]
    regular = len(steps) == 1 and steps <= set(STEPS) and counts[0][1] % min(steps) == 0
    return regular and all(1 < apart <= min(steps) for apart in lines)


def _are_all(lines: Sequence[Line], counts: Sequence[tuple[int, int]]) -> bool:
    """Return whether nearly each line of a page of prose has its number."""
    if len(counts) < FEWEST or len(counts) < 0.8 * len(lines):
        return False
    running = sum(lines[n][1].text[0].islower() for n, _ in counts)
    return all(b - a == 1 for (_, a), (_, b) in pairwise(counts)) and 2 * running >= len(counts)
