"""The steps that a text goes through, in order."""

from collections.abc import Callable

from pipeline.clean.cells import cells
from pipeline.clean.characters import (
    blanks,
    composed,
    entities,
    line_ends,
    one_blank,
    quotes,
    unseen,
)
from pipeline.clean.draft import Draft
from pipeline.clean.front_matter import front_matter
from pipeline.clean.markdown import block_quotes, emphasis, escapes, headings, links
from pipeline.clean.mending import mended
from pipeline.clean.wrapping import joined, menus

STEPS: tuple[Callable[[Draft], Draft], ...] = (
    line_ends,
    mended,
    unseen,
    front_matter,
    cells,
    blanks,
    headings,
    block_quotes,
    links,
    emphasis,
    escapes,
    entities,
    composed,
    quotes,
    blanks,
    menus,
    joined,
    one_blank,
)
"""Mojibake holds characters that `unseen` takes away, so that `mended` comes before it.

Cells are known by their blanks, so that `cells` comes before `blanks`. Entities may stand for odd
spaces, so that `blanks` comes twice.
"""
