"""Reads the examples that rules and forms carry: `[PERSON Pia Sund] ([COUNTRY Finland]) -> …`."""

import re
from array import array
from dataclasses import dataclass

from pipeline.types import Block, Cleaned, Part, Release

MARK = re.compile(r"\[(PERSON|PARTY|COUNTRY|DATE|ROLE|CUE|COUNT) |\]")


@dataclass(frozen=True)
class Example:
    """A text, the spans marked in it as (label, start, end), and what stands after the arrow."""

    text: str
    spans: frozenset[tuple[str, int, int]]
    says: tuple[str, ...]


def read_example(example: str) -> Example:
    """Return an example without its marks."""
    marked, _, says = example.partition(" ->")
    text, spans, open_marks, position = "", set(), [], 0
    for match in MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group(1):
            open_marks.append((match.group(1), len(text)))
        elif open_marks:
            label, start = open_marks.pop()
            spans.add((label, start, len(text)))
        else:
            text += "]"
    text += marked[position:]
    return Example(text, frozenset(spans), tuple(one for one in says.strip().split(", ") if one))


def cleaned(text: str, *blocks: Block, release_id: str = "r0") -> Cleaned:
    """Return a text as if it had come out of `clean` without a change."""
    size = len(text)
    return Cleaned(
        Release(release_id, text, "made.txt"),
        text,
        array("L", range(size)),
        array("L", range(1, size + 1)),
        (Part(0, size),),
        blocks or (Block("body", 0, size),),
        "en",
    )
