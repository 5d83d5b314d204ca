"""Reads the publication date of each part: what the document prints beats what came with it."""

from collections.abc import Iterator, Mapping

import regex

from pipeline.alternatives import any_of
from pipeline.published import address_date
from pipeline.resolve.dates.value import NO_CONTEXT, date_value
from pipeline.types import Anchor, Annotated, Mention, Part

PRINTED = ("dateline", "document-line")
"""Kinds of block that print a publication date, the better one first."""
ADDRESS = "address"
"""What the web address holds is asked last: it may be the day of an update."""
ISSUED, EDGE, REACH = "issued", 400, 40
"""Characters at either end of a part in which a sentence may say when it came out."""
ENDS = regex.compile(r"\s*(?:[.|)]|\n|$)")
Words = Mapping[str, Mapping[str, str]]


def find_anchors(annotated: Annotated, words: Words) -> tuple[Anchor, ...]:
    """Return the anchor of each part, in order."""
    return tuple(_anchor(annotated, part, words) for part in annotated.cleaned.parts)


def _anchor(annotated: Annotated, part: Part, words: Words) -> Anchor:
    printed = [(kind, one) for kind in PRINTED for one in _dates_in(annotated, part, kind)]
    printed += [(PRINTED[-1], one) for one in _issued(annotated, part, words)]
    for kind, mention in printed:
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


def _issued(annotated: Annotated, part: Part, words: Words) -> Iterator[Mention]:
    """Yield the dates of sentences such as "Issued 8 March 2019." at either end of a part."""
    listed = [text for text, kind in words.get("document", {}).items() if kind == ISSUED]
    text = annotated.cleaned.text
    says = regex.compile(rf"(?i)(?:^|[\n.|)]\s*){any_of(listed)}:?\s+$")
    for one in annotated.mentions:
        near = one.end - part.start <= EDGE or part.end - one.start <= EDGE
        if one.label == "DATE" and listed and near and part.start <= one.start < part.end:
            before = text[max(part.start, one.start - REACH) : one.start]
            if says.search(before) and ENDS.match(text, one.end, part.end):
                yield one


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
