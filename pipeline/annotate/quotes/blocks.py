"""Finds the quoted blocks of Markdown that have no marks of quotation of their own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.quotes.span import Span

SIGNED = regex.compile(r"\n[ ]*[–—-]+[ ]*\p{Lu}[^\n]{1,120}$")
"""The last line of a quoted block that says who speaks."""


def find_blocks(page: Page, marked: Sequence[Span]) -> Iterator[Span]:
    """Yield the quoted blocks of Markdown that have no marks of quotation of their own."""
    opens = [one.open for one in marked]
    lines = page.line_starts
    for start, end in _joined_blocks(page):
        at = bisect_left(lines, start)
        read = at < len(lines) and lines[at] < end
        if read and bisect_left(opens, start) == bisect_left(opens, end):
            signed = SIGNED.search(page.text, start, end)
            last = signed.start() if signed else end
            yield Span(start, start, last, last, "block")


def _joined_blocks(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the runs of neighbouring lines that are quoted."""
    start = end = -1
    for block in page.cleaned.blocks:
        if block.kind != "quote":
            continue
        if start >= 0 and page.text[end : block.start].strip():
            yield start, end
            start = -1
        start = block.start if start < 0 else start
        end = block.end
    if start >= 0:
        yield start, end
