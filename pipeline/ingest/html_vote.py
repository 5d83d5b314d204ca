"""Asks trafilatura what the main text of a page is, and which blocks of the walk are in it."""

import logging
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from lxml import etree
from trafilatura import extract

from pipeline.ingest.html_blocks import Page

MOST_ELEMENTS = 20_000
"""A page of more elements is not asked about: its time grows faster than the page (measured)."""
DEEPEST = 300
"""Elements inside each other, for the same reason."""
MOST_CHARACTERS = 2_000_000
"""Of what a page shows: twice the longest text that is read, and a second or two to ask about."""
LONGEST_VALUE = 10_000
"""Characters of an attribute, most of them pictures: each search reads through all of it."""
RUN = 5
"""Words in a row that a block must share with the main text; a shorter block must be a line."""
WORD = re.compile(r"\w+")
SEPARATORS = re.compile(r"[\n|]+")
RAISED = (RecursionError, ValueError, TypeError, AttributeError, KeyError, etree.LxmlError)
"""What trafilatura raises for a broken page."""


def vote(root: Any, page: Page) -> tuple[bool, ...] | None:
    """Return for each block whether it is of the main text; None where there was no answer.

    The page's tree may be changed by it.
    """
    if _is_large(root, page):
        return None
    _lighten(root)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    try:
        text = extract(root, output_format="txt", include_comments=False, favor_recall=True)
    except RAISED:
        return None
    if not text:
        return None
    runs = set(_runs(WORD.findall(text.lower())))
    lines = {tuple(WORD.findall(line.lower())) for line in SEPARATORS.split(text)}
    lines |= {tuple(WORD.findall(line.lower())) for line in text.split("\n")}
    return tuple(_is_in(WORD.findall(block.text.lower()), runs, lines) for block in page.blocks)


def _lighten(root: Any) -> None:
    """Empty the attributes of a tree that are too long to say what an element is."""
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if len(value) > LONGEST_VALUE:
                element.set(name, "")


def _is_large(root: Any, page: Page) -> bool:
    if sum(len(block.text) for block in page.blocks) > MOST_CHARACTERS:
        return True
    depths: list[int] = []
    for frame in page.frames:
        depths.append(depths[frame.parent] + 1 if depths else 0)
    return (
        max(depths) > DEEPEST or len(list(islice(root.iter(), MOST_ELEMENTS + 1))) > MOST_ELEMENTS
    )


def _is_in(words: Sequence[str], runs: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    own = _runs(words)
    if not own:
        return tuple(words) in lines
    return sum(run in runs for run in own) * 2 > len(own)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
