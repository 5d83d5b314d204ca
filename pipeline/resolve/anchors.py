"""Reads the publication date of each part: what the document prints beats what came with it."""

from collections.abc import Iterator, Mapping

from pipeline.published import address_date
from pipeline.resolve.dates.value import NO_CONTEXT, date_value
from pipeline.types import Anchor, Annotated, Mention, Part

PRINTED = ("dateline", "document-line")
"""Kinds of block that print a publication date, the better one first."""
ADDRESS = "address"
"""What the web address holds is asked last: it may be the day of an update."""
Words = Mapping[str, Mapping[str, str]]


def find_anchors(annotated: Annotated, words: Words) -> tuple[Anchor, ...]:
    """Return the anchor of each part, in order."""
    return tuple(_anchor(annotated, part, words) for part in annotated.cleaned.parts)


def _anchor(annotated: Annotated, part: Part, words: Words) -> Anchor:
    for kind in PRINTED:
        for mention in _dates_in(annotated, part, kind):
            value = date_value(mention, Anchor(None, None), words, NO_CONTEXT).value
            if value and len(value) == len("2017-10-12") and value.replace("-", "").isdigit():
                return Anchor(value, kind, mention.start, mention.end)
    metadata = annotated.cleaned.metadata
    published = metadata.get("published")
    if published:
        return Anchor(published, metadata.get("published_from", "metadata"))
    in_address = address_date(metadata.get("url", ""))
    if in_address:
        return Anchor(in_address, ADDRESS)
    return Anchor(None, None)


def _dates_in(annotated: Annotated, part: Part, kind: str) -> Iterator[Mention]:
    blocks = [
        block
        for block in annotated.cleaned.blocks
        if block.kind == kind and part.start <= block.start < part.end
    ]
    for mention in annotated.mentions:
        if mention.label == "DATE" and any(
            block.start <= mention.start and mention.end <= block.end for block in blocks
        ):
            yield mention
