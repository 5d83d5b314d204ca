"""Writes the blocks of a page as one text, and says where each of them stands in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.ingest.html_blocks import Block
from pipeline.types import Place

GAP = "\n\n"
LINE = "\n"
Joint = tuple[str, str]
"""What stands between a block and the one before, and what is written before its first letter."""


def write_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Place, ...]]:
    """Return the stored text of blocks, and a place for each."""
    texts: list[str] = []
    places: list[Place] = []
    at = 0
    for (joint, lead), block in zip(_joints(blocks), blocks, strict=True):
        before = (joint if texts else "") + lead
        text = block.text.replace(LINE, LINE + lead) if block.kind == "quote" else block.text
        texts += [before, text]
        at += len(before)
        places.append(Place(at, at + len(text), element=block.path))
        at += len(text)
    return "".join(texts), tuple(places)


def _joints(blocks: Sequence[Block]) -> Iterator[Joint]:
    number = 0
    for group, run in groupby(blocks, key=lambda block: block.group):
        members = list(run)
        for place, block in enumerate(members):
            joint = LINE if group and place else GAP
            before = members[place - 1] if place else None
            behind = members[place + 1] if place + 1 < len(members) else None
            yield _joint(block, joint, before, behind)
            number += 1


def _joint(block: Block, joint: str, before: Block | None, behind: Block | None) -> Joint:
    """Return a block's joint; the only definition of a term goes on behind it."""
    if block.kind != "definition":
        return joint, block.lead
    if before is None or before.kind != "term":
        return joint, "- "
    if LINE in before.text + block.text or (behind is not None and behind.kind == "definition"):
        return joint, "- "
    return (" " if before.text.rstrip("* ").endswith(":") else ": "), ""
