"""The stage itself: a release becomes readable; total, whatever the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.clean.blocks import cut_blocks
from pipeline.clean.draft import Draft, place_marks
from pipeline.clean.foreign import counted, foreign_lines
from pipeline.clean.lines import Line, cut_lines
from pipeline.clean.name_columns import joined_names
from pipeline.clean.parts import split_parts
from pipeline.clean.steps import STEPS
from pipeline.clean.tracked import track
from pipeline.layout import Layout
from pipeline.published import with_published
from pipeline.types import Block, Cleaned, Part, Release

OVERLAID = ("bold", "quote")
"""Marks that become blocks inside other blocks."""


def clean(release: Release, layout: Layout) -> Cleaned:
    """Return a release with its text made readable, and what the text shows of its layout."""
    draft = Draft(track(release.text))
    for step in STEPS:
        draft = step(draft)
    draft = joined_names(draft, layout)
    text = draft.tracked.text
    marks = tuple(place_marks(draft))
    metadata = _metadata(release.metadata, draft.metadata)
    lines = cut_lines(text, marks)
    spans = split_parts(lines, layout)
    foreign = foreign_lines(lines, layout)
    if foreign:
        metadata = {**metadata, "other_languages": counted(foreign)}
    read = [replace(line, foreign=number in foreign) for number, line in enumerate(lines)]
    cut = [cut_blocks(read[first:last], layout, metadata.get("title")) for first, last in spans]
    inside = [mark for mark in marks if mark.kind in OVERLAID]
    blocks = [block for one in cut for block in one] + inside
    return Cleaned(
        release,
        text,
        draft.tracked.starts,
        draft.tracked.ends,
        tuple(_parts(text, lines, spans, cut)),
        tuple(sorted(blocks, key=lambda block: (block.start, -block.end))),
        layout.identify(text),
        metadata,
    )


def _parts(
    text: str,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    cut: Sequence[Sequence[Block]],
) -> Iterator[Part]:
    """Yield the parts, which between them cover the whole text."""
    if not spans:
        yield Part(0, len(text))
    starts = [0, *(lines[first].start for first, _ in spans[1:]), len(text)]
    for number, blocks in enumerate(cut):
        headline = next((block for block in blocks if block.kind == "headline"), None)
        title = None if headline is None else " ".join(text[headline.start : headline.end].split())
        yield Part(starts[number], starts[number + 1], title)


def _metadata(given: Mapping[str, str], front: Mapping[str, str]) -> Mapping[str, str]:
    """Return what came with a release, completed by its front matter.

    What was given for this release wins; a date given for all releases alike does not.
    """
    found = with_published(front, "front-matter")
    if given.get("published_from") == "option" and "published" in found:
        given = {key: given[key] for key in given if not key.startswith("published")}
    return {**found, **given}
