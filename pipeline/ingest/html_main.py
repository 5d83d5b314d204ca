"""Chooses the blocks of a page that are its matter: all that is, and no furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from pipeline.ingest.html_blocks import Block, Page
from pipeline.ingest.html_furniture import (
    LISTED,
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
CRUMBS = re.compile(r"[^\n]{0,80}\s[>»›/→:]{1,2}\s[^\n]{0,200}")
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
    contact = contact_blocks(tree, words)
    dropped = furniture_lines(tree, words)
    strengths = frame_marks(tree, votes)
    fit = [
        number not in dropped
        and (not (mark := strengths[block.frame])
             or (mark == "weak" and (votes[number] or number in contact)))
        for number, block in enumerate(page.blocks)
    ]  # fmt: skip
    kept = set(_kept(tree, fit, votes, contact)) | _headline(page, title)
    lost = [one for one in kept if not votes[one] and page.blocks[one].kind != "heading"]
    return Choice(tuple(page.blocks[one] for one in sorted(kept)), answer is None or bool(lost))


def _kept(
    tree: Tree, fit: Sequence[bool], votes: Sequence[bool], contact: set[int]
) -> Iterator[int]:
    """Yield the numbers of the fit blocks that are in the scope, or belong to what is in it."""
    blocks, linked = tree.page.blocks, tree.page.linked()
    scope, named = _scope(tree, fit, votes)
    near = _near(tree, scope, [one and not link for one, link in zip(fit, linked, strict=True)])
    for number, block in enumerate(blocks):
        if not fit[number]:
            continue
        if tree.holds(scope, block):
            if not (block.is_linked and CRUMBS.fullmatch(block.text)):
                yield number
        elif not linked[number] and (
            number in contact
            or block.kind in LISTED
            or (number in near and (votes[number] or not named))
        ):
            yield number


def _near(tree: Tree, scope: int, plain: Sequence[bool]) -> set[int]:
    """Return the blocks before and behind the scope, up to the first furniture or link."""
    inside = [number for number, one in enumerate(tree.page.blocks) if tree.holds(scope, one)]
    if not inside:
        return set()
    before = takewhile(plain.__getitem__, range(inside[0] - 1, -1, -1))
    behind = takewhile(plain.__getitem__, range(inside[-1] + 1, len(plain)))
    return {*before, *behind}


def _scope(tree: Tree, fit: Sequence[bool], votes: Sequence[bool]) -> tuple[int, bool]:
    """Return the frame that holds the matter, and whether it is the page's `main`."""
    blocks = tree.page.blocks
    plain = tree.sums(lambda number: blocks[number].own * fit[number])
    voted = tree.sums(lambda number: blocks[number].own * (fit[number] and votes[number]))
    weights = voted if voted[0] >= LEAST_VOTE * plain[0] else plain
    if not weights[0]:
        return 0, False
    enough = MOST * weights[0]
    for kind in CONTENT:
        for number, frame in enumerate(tree.page.frames):
            if frame.content == kind and weights[number] >= enough:
                return number, kind == "main"
    deepest = max(number for number, weight in enumerate(weights) if weight >= enough)
    return _climbed(tree, fit, deepest), False


def _climbed(tree: Tree, fit: Sequence[bool], scope: int) -> int:
    """Return the outermost frame around a scope that adds no furniture to it."""
    linked = tree.page.linked()
    bad = tree.sums(lambda number: not fit[number] or linked[number])
    while scope > 0 and bad[tree.page.frames[scope].parent] == bad[scope]:
        scope = tree.page.frames[scope].parent
    return scope


def _headline(page: Page, title: str) -> set[int]:
    """Return the number of the first heading that says what the page calls itself, if any."""
    wanted = _bare(title)
    found = (
        number
        for number, block in enumerate(page.blocks)
        if block.kind == "heading" and block.lead == "# " and _bare(block.text) == wanted
    )
    return set(islice(found, 1)) if wanted else set()


def _bare(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.lower()))
