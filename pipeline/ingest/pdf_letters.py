"""Puts letters that stand apart back into words: drop caps, and titles set in spaced letters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.ingest.pdf_lines import lines_of
from pipeline.ingest.pdf_words import Word

TALL = 1.7
"""A drop cap is at least so large, against the words beside it."""
MOST_CAPS = 40
"""A page with more large letters has no drop caps: to try each of them would take minutes."""
BESIDE = 1.0
"""They stand no further from it (share of their size)."""
SPACED = 4
"""So many single letters in a row are a word whose letters are spaced."""
HALF = 0.5
"""In such a row half of the characters are letters: it is no row of numbers."""
WIDER, WIDEST = 1.6, 0.8
"""A gap so much wider than the usual one parts words; one so wide (of the size) parts cells."""


def with_whole_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a page, those whole whose letters the layout sets apart."""
    return tuple(_unspaced(_with_drop_caps(words)))


def _with_drop_caps(words: Sequence[Word]) -> Sequence[Word]:
    """Return words, the letter of a drop cap at the head of the first word beside it."""
    tall = TALL * min((word.size for word in words), default=0.0)
    caps = [word for word in words if _is_capital(word) and word.size >= tall]
    for cap in caps if len(caps) <= MOST_CAPS else ():
        beside = [word for word in words if _is_beside(cap, word)]
        if len({round(word.bottom) for word in beside}) < 2:
            continue
        first = min(beside, key=lambda word: (round(word.bottom), word.x0))
        if not (first.text[0].islower() or (first.text.isupper() and len(first.text) > 1)):
            continue
        texts = {word.text.casefold() for word in words if word is not first}
        alone = first.text.casefold() in texts and (cap.text + first.text).casefold() not in texts
        whole = replace(first, text=cap.text + " " * alone + first.text)
        words = [whole if word is first else word for word in words if word is not cap]
    return words


def _is_capital(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _is_beside(cap: Word, word: Word) -> bool:
    """Return whether a word opens one of the lines that a large letter at their left begins."""
    gap = word.x0 - cap.x1
    inside = cap.top < (word.top + word.bottom) / 2 < cap.bottom
    near = -0.3 * word.size < gap <= BESIDE * word.size
    return cap.size >= TALL * word.size and inside and near


def _unspaced(words: Sequence[Word]) -> Iterator[Word]:
    """Yield words, the single letters of spaced words as words."""
    for line in lines_of(words):
        run: list[Word] = []
        for word in line:
            if run and not _follows(run[-1], word):
                yield from _spelt(run)
                run = []
            run.append(word)
        yield from _spelt(run)


def _follows(before: Word, word: Word) -> bool:
    """Return whether two letters may be of one line of spaced ones."""
    single = len(before.text) == len(word.text) == 1
    return single and before.size == word.size and word.x0 - before.x1 <= 3 * word.size


def _spelt(run: Sequence[Word]) -> Iterator[Word]:
    """Yield the words that a run of single letters spells, or its letters where it is too short."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
    letters = [one.text for one in run if one.text.isalpha()]
    is_spelt = len(letters) >= max(SPACED, HALF * len(run)) and len(set(letters)) > 1
    if not is_spelt or median(gaps) > WIDEST * run[0].size:
        yield from run
        return
    widest = WIDER * median(gaps)
    word = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > widest:
            yield _one(word)
            word = []
        word.append(letter)
    yield _one(word)


def _one(letters: Sequence[Word]) -> Word:
    text = "".join(letter.text for letter in letters)
    return replace(letters[0], text=text, x1=letters[-1].x1, glued=False)
