"""The stage itself: a release becomes readable; total, whatever the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.clean.blocks import cut_blocks
from pipeline.clean.draft import Draft, place_marks
from pipeline.clean.foreign import counted, foreign_lines
from pipeline.clean.lines import Line, cut_lines
from pipeline.clean.name_columns import joined_names
from pipeline.clean.parts import releases_shown, split_parts
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
    foreign = foreign_lines(lines, spans, layout)
    if foreign:
        metadata = {**metadata, "other_languages": counted(foreign)}
    shown = releases_shown(lines, layout)
    if len(spans) == 1 and shown > 1:
        metadata = {**metadata, "releases_shown": str(shown)}
    read = [replace(line, foreign=number in foreign) for number, line in enumerate(lines)]
    cut = [cut_blocks(read[first:last], layout, metadata.get("title")) for first, last in spans]
    inside = [mark for mark in marks if mark.kind in OVERLAID]
    blocks = [block for one in cut for block in one] + inside
    parts = tuple(
        _in_language(part, read[first:last], layout)
        for part, (first, last) in zip(_parts(text, lines, spans, cut), spans, strict=True)
    )
    return Cleaned(
        release,
        text,
        draft.tracked.starts,
        draft.tracked.ends,
        parts,
        tuple(sorted(blocks, key=lambda block: (block.start, -block.end))),
        parts[0].language if len(parts) == 1 else _language(read, layout),
        metadata,
    )


def _parts(
    text: str,
    lines: Sequence[Line],
    spans: Sequence[tuple[int, int]],
    cut: Sequence[Sequence[Block]],
) -> Iterator[Part]:
    """Yield the parts, which between them cover the whole text."""
    starts = [0, *(lines[first].start for first, _ in spans[1:]), len(text)]
    for number, blocks in enumerate(cut):
        headline = next((block for block in blocks if block.kind == "headline"), None)
        title = None if headline is None else " ".join(text[headline.start : headline.end].split())
        yield Part(starts[number], starts[number + 1], title)


def _in_language(part: Part, lines: Sequence[Line], layout: Layout) -> Part:
    foreign = bool(lines) and all(line.foreign for line in lines)
    return replace(part, language=_language(lines, layout), foreign=foreign)


def _language(lines: Sequence[Line], layout: Layout) -> str | None:
    """Return the language of the lines that are read, or of all where none is."""
    read = [line.text for line in lines if not line.foreign]
    return layout.identify("\n".join(read or [line.text for line in lines]))


def _metadata(given: Mapping[str, str], front: Mapping[str, str]) -> Mapping[str, str]:
    """Return what came with a release, completed by its front matter.

    What was given for this release wins; a date given for all releases alike does not.
    """
    found = with_published(front, "front-matter")
    if given.get("published_from") == "option" and "published" in found:
        given = {key: given[key] for key in given if not key.startswith("published")}
    return {**found, **given}
