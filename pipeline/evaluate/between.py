"""Tells what is wrong between the marks of one text: honorifics on their own, ties told twice."""

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from pipeline.evaluate.attributes import Reading
from pipeline.evaluate.marks import Problem

BETWEEN = regex.compile(r"[\s*_\[]*")
"""What may stand between an honorific and its name: blanks, and the opening marks of Markdown."""


def together(text: str, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield what is wrong with marks that are sound one by one."""
    yield from _lone_honorifics(text, readings)
    yield from _twice_tied(readings)


def honorific_start(text: str, readings: Sequence[Reading], start: int) -> int:
    """Return where the honorifics directly before offset `start` begin, or `start` itself."""
    for one in readings:
        mark = one.mark
        if mark.label == "H" and mark.end <= start and BETWEEN.fullmatch(text, mark.end, start):
            return honorific_start(text, readings, mark.start)
    return start


def _lone_honorifics(text: str, readings: Sequence[Reading]) -> Iterator[Problem]:
    starts = [one.mark.start for one in readings if one.mark.label in ("P", "H")]
    for one in readings:
        mark = one.mark
        gaps = (text[mark.end : start] for start in starts if start >= mark.end)
        if mark.label == "H" and not any(BETWEEN.fullmatch(gap) for gap in gaps):
            problem = f"⟦H|{mark.text}⟧ stands before no marked person"
            yield Problem(mark.line, problem, "mark the name after it as P, or unmark it")


def _twice_tied(readings: Sequence[Reading]) -> Iterator[Problem]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for one in readings:
        mark = one.mark
        for key in [key for tie in one.ties for key in tie.keys if mark.label in "CG"]:
            thing = (mark.label, one.value or mark.text, key)
            seen[thing] += 1
            if seen[thing] == 2:
                problem = f"⟦{mark.label}|{mark.text}⟧ is tied to {key} a second time"
                yield Problem(mark.line, problem, "keep the tie at the clearest place only")
