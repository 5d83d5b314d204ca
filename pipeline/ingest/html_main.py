"""Chooses the blocks of a page that are its matter: all that is, and no furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.html_blocks import Block, Page
from pipeline.ingest.html_furniture import (
    Tree,
    build_tree,
    contact_blocks,
    frame_marks,
    furniture_lines,
)
from pipeline.ingest.html_vote import vote
from pipeline.ingest.html_words import Words

MOST = 0.9
"""The scope holds this share of the main text."""
LEAST_VOTE = 0.3
"""Where trafilatura takes less of the text outside furniture than this, the walk is trusted."""
LISTED = ("item", "more", "row", "term", "definition")
CRUMBS = re.compile(r"[^\n]{0,80}\s[>»›/→::]{1,2}\s[^\n]{0,200}")
WORD = re.compile(r"\w+")
CONTENT = ("main", "article", "named")


@dataclass(frozen=True, slots=True)
class Choice:
    """The blocks that are kept, in order, and whether trafilatura had lost one of them."""

    blocks: tuple[Block, ...]
    walked: bool


def choose_main(root: Any, page: Page, words: Words, title: str) -> Choice:
    """Return the blocks of the main text; `title` is what the page calls itself."""
    if not page.blocks:
        return Choice((), False)
    tree = build_tree(page)
    answer = vote(root, page)
    votes = answer or (False,) * len(page.blocks)
    marks = frame_marks(tree, votes)
    dropped = furniture_lines(tree, words)
    contact = contact_blocks(tree, words)
    strengths = [marks[block.frame] for block in page.blocks]
    fit = [
        number not in dropped
        and (not mark or (mark == "weak" and (votes[number] or number in contact)))
        for number, mark in enumerate(strengths)
    ]
    scope = _scope(tree, fit, votes)
    kept = [
        number
        for number, block in enumerate(page.blocks)
        if fit[number]
        and (
            _inside(block)
            if tree.holds(scope, block)
            else _outside(block, votes[number], number in contact)
        )
    ]
    headline = _headline(page, title)
    if headline is not None and headline not in kept:
        kept = sorted({*kept, headline})
    lost = [one for one in kept if not votes[one] and page.blocks[one].kind != "heading"]
    return Choice(tuple(page.blocks[one] for one in kept), answer is None or bool(lost))


def _inside(block: Block) -> bool:
    """Return whether a block of the scope is kept: all are but a trail of links to where it is."""
    return not (block.is_linked and CRUMBS.fullmatch(block.text))


def _outside(block: Block, voted: bool, is_contact: bool) -> bool:
    """Return whether a block beside the scope is kept: a list, a contact, or what is voted for."""
    return not block.is_linked and (voted or is_contact or block.kind in LISTED)


def _scope(tree: Tree, fit: Sequence[bool], votes: Sequence[bool]) -> int:
    """Return the frame that holds the matter."""
    blocks = tree.page.blocks
    plain = tree.sums(lambda number: blocks[number].own * fit[number])
    voted = tree.sums(lambda number: blocks[number].own * (fit[number] and votes[number]))
    weights = voted if voted[0] >= LEAST_VOTE * plain[0] else plain
    enough = MOST * weights[0]
    for kind in CONTENT:
        for number, frame in enumerate(tree.page.frames):
            if frame.content == kind and weights[number] >= enough > 0:
                return number
    deepest = max(number for number, weight in enumerate(weights) if weight >= enough)
    return _climbed(tree, fit, deepest)


def _climbed(tree: Tree, fit: Sequence[bool], scope: int) -> int:
    """Return the outermost frame around a scope that adds no furniture to it."""
    blocks = tree.page.blocks
    bad = tree.sums(lambda number: not fit[number] or blocks[number].is_linked)
    while scope > 0 and bad[tree.page.frames[scope].parent] == bad[scope]:
        scope = tree.page.frames[scope].parent
    return scope


def _headline(page: Page, title: str) -> int | None:
    """Return the number of the first heading that says what the page calls itself."""
    wanted = _bare(title)
    return next(
        (
            number
            for number, block in enumerate(page.blocks)
            if block.kind == "heading" and block.lead == "# " and wanted
            and _bare(block.text) == wanted
        ),
        None,
    )  # fmt: skip


def _bare(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))
