"""Reads the texts of examples, in which mentions are marked: `[PERSON Pia Sund]`."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[(PERSON|PARTY|COUNTRY|DATE|ROLE|CUE|COUNT) |\]")
Spans = frozenset[tuple[str, int, int]]


@dataclass(frozen=True)
class Example:
    """A text, the spans marked in it as (label, start, end), and what stands after the arrow."""

    text: str
    spans: Spans
    says: tuple[str, ...]


def read_example(example: str) -> Example:
    """Return an example without its marks.

    >>> read_example("[PERSON Jo Lind] (FI) -> COUNTRY FI").text
    'Jo Lind (FI)'
    """
    marked, _, says = example.partition(" ->")
    text, spans, open_marks, position = "", set(), [], 0
    for match in MARK.finditer(marked):
        text, position = text + marked[position : match.start()], match.end()
        if match.group(1):
            open_marks.append((match.group(1), len(text)))
        elif open_marks:
            label, start = open_marks.pop()
            spans.add((label, start, len(text)))
        else:
            text += "]"
    text += marked[position:]
    return Example(text, frozenset(spans), tuple(one for one in says.strip().split(", ") if one))
