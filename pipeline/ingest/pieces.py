"""Puts a stored text together from blocks, and says where in the source each of them stood."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.types import Place

APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list or a row of a table."""

    text: str
    element: str
    """Where it stood, such as `paragraph 12` or `table 2 row 3`."""
    group: str = ""
    """Blocks of one group follow each other without a blank line: `list`, `table 2`."""


def assembled(blocks: Sequence[Block]) -> tuple[str, tuple[Place, ...]]:
    """Return the text of all blocks that hold any, and the place of each in its source.

    >>> assembled([Block("# On rivers", "paragraph 1"), Block(" ", "paragraph 2")])[0]
    '# On rivers'
    >>> assembled([Block("a | b", "row 1", "table"), Block("c | d", "row 2", "table")])[0]
    'a | b\\nc | d'
    """
    texts: list[str] = []
    places: list[Place] = []
    at = 0
    before: Block | None = None
    for block in blocks:
        if not block.text.strip():
            continue
        if before is not None:
            gap = "\n" if block.group and block.group == before.group else APART
            texts.append(gap)
            at += len(gap)
        texts.append(block.text)
        places.append(Place(at, at + len(block.text), element=block.element))
        at += len(block.text)
        before = block
    return "".join(texts), tuple(places)
