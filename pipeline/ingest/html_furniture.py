"""Tells which blocks of a page are furniture: by where they stand, and by what they say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.ingest.html_blocks import Block, Page
from pipeline.ingest.html_words import Words

MOST_SHARE = 0.4
"""An element with more of the main text is no furniture, whatever it is called."""
LEAST_TEXT, FEW_LINKS = 60, 0.2
"""Inside an article so much text, so little of it linked, is no furniture for a word of its class:
follow-up, social-affairs."""
LONGEST_LINE = 300
"""Characters of a line that is furniture by how it begins."""
SHORTEST_PROSE = 60
"""Characters; what is shorter at the end of a list of other items is the date of the last."""
LISTED = ("item", "more", "row", "term", "definition")
SURE_LINES = ("line", "prefix")
BLURBS = 2
"""Blocks without a link below the linked title of another item: its date and its first lines."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The frames of a page with where each ends, and weights summed up from below."""

    page: Page
    ends: tuple[int, ...]
    """The number of the last frame inside each."""

    def sums(self, weigh: Callable[[int], float]) -> list[float]:
        """Return for each frame the sum of `weigh` over the numbers of the blocks inside it."""
        sums = [0.0] * len(self.page.frames)
        for number, block in enumerate(self.page.blocks):
            sums[block.frame] += weigh(number)
        for frame in range(len(sums) - 1, 0, -1):
            sums[self.page.frames[frame].parent] += sums[frame]
        return sums

    def holds(self, frame: int, block: Block) -> bool:
        """Return whether a block stands in a frame."""
        return frame <= block.frame <= self.ends[frame]


def build_tree(page: Page) -> Tree:
    """Return the tree of a page's frames."""
    ends = list(range(len(page.frames)))
    for frame in range(len(ends) - 1, 0, -1):
        parent = page.frames[frame].parent
        ends[parent] = max(ends[parent], ends[frame])
    return Tree(page, tuple(ends))


def frame_marks(tree: Tree, votes: Sequence[bool]) -> list[str]:
    """Return for each frame `strong`, `weak` or nothing: what it or one around it is called."""
    frames = tree.page.frames
    blocks = tree.page.blocks
    known = any(votes)
    shares = tree.sums(lambda number: blocks[number].own * (votes[number] or not known))
    most = MOST_SHARE * shares[0]
    mains = _holding_main(tree)
    written = tree.sums(lambda number: len(blocks[number].text))
    linked = tree.sums(lambda number: len(blocks[number].text) - blocks[number].own)
    marks: list[str] = []
    in_article: list[bool] = []
    for number, frame in enumerate(frames):
        above = marks[frame.parent] if number else ""
        inside = number > 0 and in_article[frame.parent]
        mark = frame.mark
        if mark == "page":
            mark = "" if inside else "strong"
        is_text = written[number] >= LEAST_TEXT and linked[number] <= FEW_LINKS * written[number]
        speaks_against = mains[number] or (0 < most < shares[number]) or (inside and is_text)
        if not frame.sure and speaks_against:
            mark = ""
        marks.append("strong" if "strong" in (mark, above) else mark or above)
        in_article.append(inside or frame.content in ("main", "article"))
    return marks


def _holding_main(tree: Tree) -> list[bool]:
    holding = [frame.content == "main" for frame in tree.page.frames]
    for number in range(len(holding) - 1, 0, -1):
        if holding[number]:
            holding[tree.page.frames[number].parent] = True
    return holding


def furniture_lines(tree: Tree, words: Words) -> set[int]:
    """Return the numbers of the blocks that are furniture by what they or their headings say."""
    blocks = tree.page.blocks
    found: set[int] = set()
    for number, block in enumerate(blocks):
        if number in found or block.kind == "row":
            continue
        kind = words.line(block.text)
        listed = block.kind in LISTED and not block.is_linked
        if kind in SURE_LINES and len(block.text) <= LONGEST_LINE and not listed:
            found.add(number)
        elif kind == "section":
            found |= _section(tree, number, words)
    return found


def _section(tree: Tree, number: int, words: Words) -> set[int]:
    """Return a heading of other items and these, as long as they are links to elsewhere."""
    blocks, frames = tree.page.blocks, tree.page.frames
    around = max(frames[blocks[number].frame].parent, 0)
    taken = [number]
    waiting: list[int] = []
    blurbs = 0
    with_blurbs = False
    for other in range(number + 1, len(blocks)):
        block = blocks[other]
        if not tree.holds(around, block) or words.opens_contact(block.text):
            break
        if block.is_linked:
            with_blurbs = with_blurbs or bool(waiting)
            taken += [*waiting, other]
            waiting, blurbs = [], 0 if block.kind == "item" else BLURBS
        elif blurbs and block.kind != "heading":
            waiting.append(other)
            blurbs -= 1
        else:
            return set(taken) if len(taken) > 1 else set()
    short = all(len(blocks[other].text) < SHORTEST_PROSE for other in waiting)
    return {*taken, *waiting} if with_blurbs or short else set(taken)


def contact_blocks(tree: Tree, words: Words) -> set[int]:
    """Return the numbers of the blocks below a heading of contacts or notes, in its container."""
    blocks, frames = tree.page.blocks, tree.page.frames
    found: set[int] = set()
    until = -1
    for number, block in enumerate(blocks):
        if words.opens_contact(block.text) and not block.is_linked:
            until = max(until, tree.ends[max(frames[block.frame].parent, 0)])
        if block.frame <= until:
            found.add(number)
        else:
            until = -1
    return found
