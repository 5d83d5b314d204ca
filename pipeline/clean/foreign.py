"""Finds what is written in another language: paragraphs of it are read past."""

from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from pipeline.clean.lines import Line
from pipeline.layout import Layout

WORD = regex.compile(r"\p{L}[\p{L}\p{M}’']*")
FEWEST_WORDS = 12
"""Words of a paragraph that tell its language; shorter lines go with those around them."""
LEAST_SMALL = 0.5
"""Share of words in small letters in prose: a list of names has fewer, whatever its language."""
ENGLISH = 0.1
"""Share of English small words from which a paragraph is English; in English it is .3 to .5."""
LEAST_ENGLISH = 0.15
"""Share of English small words from which any line shows that a part is English too."""
READ = "en"


def foreign_lines(
    lines: Sequence[Line], parts: Sequence[tuple[int, int]], layout: Layout
) -> Mapping[int, str]:
    """Return the language of each line that is not English, as ISO 639-1, by its number.

    A part without a line of English beside paragraphs in another language is in it as a whole, its
    lists of names too.
    """
    found: dict[int, str] = {}
    for first, last in parts:
        told = _paragraphs(lines[first:last], layout)
        if told and not any(_is_english(line, layout) for line in lines[first:last]):
            language = Counter(told.values()).most_common(1)[0][0]
            told = dict.fromkeys(range(last - first), language) | told
        found |= {first + number: language for number, language in told.items()}
    return found


def _is_english(line: Line, layout: Layout) -> bool:
    """Return whether a line tells that it is English, by a small word among few."""
    words = [word.lower() for word in WORD.findall(line.text)]
    english = sum(word in layout.english for word in words)
    return english >= LEAST_ENGLISH * len(words) and english > 0


def _paragraphs(lines: Sequence[Line], layout: Layout) -> dict[int, str]:
    """Return the language of the paragraphs in another one, by their line.

    Those without English small words are asked together, so that there is text enough to
    tell; a short line between two of them, or alone above the first, is theirs.
    """
    found: dict[int, str] = {}
    run: list[int] = []
    for number, line in enumerate([*lines, None]):
        if line is not None and _may_be_foreign(line, layout):
            run.append(number)
        elif line is None or len(WORD.findall(line.text)) >= FEWEST_WORDS or line.is_item:
            found |= _told(lines, run, layout)
            run = []
    return found


def _may_be_foreign(line: Line, layout: Layout) -> bool:
    words = WORD.findall(line.text)
    small = sum(word[0].islower() for word in words)
    english = sum(word.lower() in layout.english for word in words)
    prose = len(words) >= FEWEST_WORDS and small >= LEAST_SMALL * len(words)
    return prose and english < ENGLISH * len(words)


def _told(lines: Sequence[Line], run: Sequence[int], layout: Layout) -> dict[int, str]:
    """Return the lines of a run, those between them and a heading of theirs, with a language."""
    if not run:
        return {}
    language = layout.identify(" ".join(lines[number].text for number in run))
    if language in (None, READ):
        return {}
    first = run[0]
    above = lines[first - 1] if first else None
    if above is not None and _heads(above, layout):
        first -= 1
    return dict.fromkeys(range(first, run[-1] + 1), language or "")


def _heads(line: Line, layout: Layout) -> bool:
    """Return whether a line is a heading alone that holds no English."""
    english = any(word.lower() in layout.english for word in WORD.findall(line.text))
    return line.alone and line.is_title_like and not english


def counted(foreign: Mapping[int, str]) -> str:
    """Return how many lines are in each language, as a person reads it.

    >>> counted({3: "fr", 4: "fr", 9: "de"})
    'de (1 line), fr (2 lines)'
    """
    numbers = sorted(Counter(foreign.values()).items())
    return ", ".join(f"{code} ({n} line{'s' if n > 1 else ''})" for code, n in numbers)
