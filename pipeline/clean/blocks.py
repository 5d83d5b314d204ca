"""Cuts a cleaned text into blocks: what kind of text stands where."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.clean.dateline import find_dateline
from pipeline.clean.heads import find_head, label_head
from pipeline.clean.lines import Line
from pipeline.clean.lists import label_headings, label_lists
from pipeline.clean.sections import label_documents, label_legends, label_sections
from pipeline.layout import Layout
from pipeline.types import Block

ONE_BLOCK = ("contact", "notes", "about", "headline")
"""Kinds whose neighbouring lines are one block."""
OTHER_LANGUAGE = "other-language"
PROSE = ("body", "notes")
"""Kinds whose datelines need no date."""
TEXT = ("body", "notes", "subheadline", "heading")
"""Kinds that may open with a dateline."""


def cut_blocks(lines: Sequence[Line], layout: Layout, title: str | None) -> tuple[Block, ...]:
    """Return the blocks of one release in order, each dateline after the block it stands in."""
    labels = _label(lines, layout, title)
    kinds = [labels.get(number, "body") for number in range(len(lines))]
    blocks = [*_merged(lines, kinds), *_datelines(lines, kinds, layout)]
    return tuple(sorted(blocks, key=lambda block: (block.start, -block.end)))


def _label(lines: Sequence[Line], layout: Layout, title: str | None) -> Mapping[int, str]:
    """Return the kind of each line that is more than body; what comes first holds."""
    head = find_head(lines, layout)
    labels = label_sections(lines, layout, head)
    labels |= {number: OTHER_LANGUAGE for number, line in enumerate(lines) if line.foreign}
    labels = label_documents(lines, layout, head) | labels
    labels = label_legends(lines) | labels
    labels = label_head(lines, labels, title, layout) | labels
    labels = label_lists(lines, labels) | labels
    return label_headings(lines, labels) | labels


def _merged(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Block]:
    """Yield a block for each line, but one for a section or a body paragraph of several."""
    open_block: Block | None = None
    for line, kind in zip(lines, kinds, strict=True):
        if open_block is not None and open_block.kind == kind and _goes_on(kind, line):
            open_block = Block(kind, open_block.start, line.end)
            continue
        if open_block is not None:
            yield open_block
        open_block = Block(kind, line.start, line.end)
    if open_block is not None:
        yield open_block


def _goes_on(kind: str, line: Line) -> bool:
    return kind in ONE_BLOCK or (kind == "body" and not line.after_blank)


def _datelines(lines: Sequence[Line], kinds: Sequence[str], layout: Layout) -> Iterator[Block]:
    first = True
    for line, kind in zip(lines, kinds, strict=True):
        if kind not in TEXT or not line.after_blank:
            continue
        end = find_dateline(line, layout, first and kind == "body")
        dated = end is not None and layout.shapes["date"].search(line.text[: end - line.start])
        if end is not None and (dated or kind in PROSE):
            yield Block("dateline", line.start, end)
        first = first and kind != "body"
