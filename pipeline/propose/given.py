"""Reads the lines from which a form is proposed, one example a line.

A line that begins with `!` is a near miss, which the form must leave alone. Where a name is not
recognised it can be marked as in the examples of our forms: `[PERSON Pia Sund] / Finland`.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotate.ties import BULLET
from pipeline.clean.stage import clean
from pipeline.errors import DataError, Fault, UsageError
from pipeline.example_text import MARK, read_example
from pipeline.layout import Layout
from pipeline.types import Release

LEAST = 3
"""Lines of which a form is proposed: of two nobody can tell what is chance."""
NEAR_MISS, STANDARD_INPUT = "!", "-"
ARROW = " ->"
"""What parts an example from what it says, and so can stand in no line of one."""


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A line as a run would read it, without bullet and full stop, and the names marked in it."""

    number: int
    text: str
    people: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """The lines of a file: examples, and what is no example though it looks like one."""

    name: str
    lines: tuple[GivenLine, ...]
    near_misses: tuple[str, ...] = ()


def read_given(source: str, layout: Layout) -> Given:
    """Return the lines of a file, or of standard input for `-`.

    Raises UsageError where it cannot be read or has fewer than three examples.
    """
    content = _content(source)
    name = "standard input" if source == STANDARD_INPUT else Path(source).name
    rows = [(number, line.strip()) for number, line in enumerate(content.splitlines(), 1)]
    lines = tuple(
        _line(number, text, layout)
        for number, text in rows
        if text and not text.startswith(NEAR_MISS)
    )
    if len(lines) < LEAST:
        raise UsageError(
            f"{name} has {len(lines)} of the {LEAST} example lines that a form is proposed from at "
            "least: add lines that are written alike, each with a person and a party, country or "
            f"office beside the name; near misses begin with {NEAR_MISS!r} and do not count"
        )
    misses = (text[1:].strip() for _, text in rows if text.startswith(NEAR_MISS))
    given = Given(name, lines, tuple(_cleaned(one, layout) for one in misses if one))
    if faults := list(_faults(given)):
        raise DataError(faults)
    return given


def _content(source: str) -> str:
    if source == STANDARD_INPUT:
        return sys.stdin.read()
    try:
        return Path(source).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"{source!r} cannot be read: {error.strerror}; name a text file with one example a line"
        ) from None
    except UnicodeDecodeError:
        raise UsageError(f"{source!r} is no text in UTF-8: save it as UTF-8") from None


def _line(number: int, text: str, layout: Layout) -> GivenLine:
    text = _cleaned(text, layout)
    match = BULLET.match(text)
    text = text[match.end() if match else 0 :].rstrip(" .,;")
    if not MARK.search(text) or ARROW in text:
        return GivenLine(number, text)
    example = read_example(text)
    people = sorted((start, end) for label, start, end in example.spans if label == "PERSON")
    return GivenLine(number, example.text, tuple(people))


def _cleaned(text: str, layout: Layout) -> str:
    return clean(Release("r0", text, "examples"), layout).text.strip()


def _faults(given: Given) -> Iterator[Fault]:
    for line in given.lines:
        if ARROW in line.text:
            problem, remedy = f"{line.text!r} holds {ARROW!r}", "leave the line out"
            yield Fault(given.name, f"line {line.number}", problem, remedy)
