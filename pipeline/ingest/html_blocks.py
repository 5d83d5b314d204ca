"""What a page is walked into: blocks of text, and the tree of frames that they stand in."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind: `heading`, `paragraph`, `item`, `more` of one, `row`, `quote`,
    `term` and `definition`."""

    kind: str
    text: str
    lead: str
    """What Markdown writes before it: `## `, `- `, `3. `, `> `."""
    frame: int
    group: int
    """The list or table that it belongs to, or 0: its lines stand without blank ones between."""
    linked: int
    """How many of its characters are linked."""
    path: str

    @property
    def own(self) -> int:
        """Return how many characters are not linked."""
        return max(len(self.text) - self.linked, 0)

    @property
    def is_linked(self) -> bool:
        """Return whether more than half of it leads elsewhere."""
        return self.linked * 2 > len(self.text)

    @property
    def ends_in_colon(self) -> bool:
        """Return whether it is text of its own that leads over to what follows."""
        return self.text.rstrip("* ").endswith(":") and not self.is_linked


@dataclass(frozen=True, slots=True)
class Frame:
    """An element that holds text or others: its parent's number, and what it is called."""

    parent: int
    mark: str
    """`strong`, `weak`, `page` or nothing: furniture by what it is called."""
    content: str
    """`main`, `article`, or `named` where its name alone says that it holds the matter."""
    sure: bool
    """Whether its element or role tells, so that no share of the text speaks against its mark."""


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page in order, and its frames, each after its parent."""

    blocks: tuple[Block, ...]
    frames: tuple[Frame, ...]

    def linked(self) -> tuple[bool, ...]:
        """Return for each block whether it leads elsewhere: a list or table does so as a whole.

        A list below a line that ends in a colon belongs to that line, whatever its items lead to.
        """
        length: Counter[int] = Counter()
        linked: Counter[int] = Counter()
        led: set[int] = set()
        for before, block in zip((None, *self.blocks), self.blocks, strict=False):
            if before is not None and before.group != block.group and before.ends_in_colon:
                led.add(block.group)
            length[block.group] += len(block.text)
            linked[block.group] += block.linked
        return tuple(
            linked[block.group] * 2 > length[block.group] and block.group not in led
            if block.group
            else block.is_linked
            for block in self.blocks
        )
