"""Reads the publication date of each part: what the document prints beats what came with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import regex

from pipeline.alternatives import any_of
from pipeline.published import address_date
from pipeline.resolve.dates.value import NO_CONTEXT, date_value
from pipeline.types import Anchor, Annotated, Block, Mention, Part

PRINTED = ("dateline", "document-line")
"""Kinds of block that print a publication date, the better one first."""
ADDRESS = "address"
"""What the web address holds is asked last: it may be the day of an update."""
ISSUED, EDGE, REACH = "issued", 400, 40
"""Characters at either end of a part in which a sentence may say when it came out."""
ENDS = regex.compile(r"\s*(?:[.|)]|\n|$)")
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a part in order, and of each better kind of block those that it prints."""

    all: Sequence[Mention]
    printed: Sequence[tuple[str, frozenset[Mention]]]


def find_anchors(annotated: Annotated, words: Words) -> tuple[Anchor, ...]:
    """Return the anchor of each part, in order."""
    dates = [one for one in annotated.mentions if one.label == "DATE"]
    blocks = annotated.cleaned.blocks
    printed = [
        (kind, frozenset(_dates_in([one for one in blocks if one.kind == kind], dates)))
        for kind in PRINTED
    ]
    return tuple(
        _anchor(annotated, part, words, _Dates(_of_part(dates, part), printed))
        for part in annotated.cleaned.parts
    )


def _of_part(dates: Sequence[Mention], part: Part) -> Sequence[Mention]:
    return dates[slice(*(bisect_left(dates, at, key=_start) for at in (part.start, part.end)))]


def _start(one: Block | Mention) -> int:
    return one.start


def _anchor(annotated: Annotated, part: Part, words: Words, dates: _Dates) -> Anchor:
    printed = [(kind, one) for kind, those in dates.printed for one in dates.all if one in those]
    printed += [(PRINTED[-1], one) for one in _issued(annotated, part, words, dates.all)]
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


@lru_cache
def _issue_of(listed: tuple[str, ...]) -> "regex.Pattern[str]":
    return regex.compile(rf"(?i)(?:^|[\n.|)]\s*){any_of(listed)}:?\s+$")


def _issued(
    annotated: Annotated, part: Part, words: Words, dates: Iterable[Mention]
) -> Iterator[Mention]:
    """Yield the dates of sentences such as "Issued 8 March 2019." at either end of a part."""
    listed = tuple(text for text, kind in words.get("document", {}).items() if kind == ISSUED)
    if not listed:
        return
    text = annotated.cleaned.text
    says = _issue_of(listed)
    for one in dates:
        if one.end - part.start <= EDGE or part.end - one.start <= EDGE:
            before = text[max(part.start, one.start - REACH) : one.start]
            if says.search(before) and ENDS.match(text, one.end, part.end):
                yield one


def _dates_in(blocks: Iterable[Block], dates: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the dates that stand in some block."""
    ordered = sorted(blocks, key=_start)
    ends = list(accumulate((one.end for one in ordered), max))
    for mention in dates:
        at = bisect_right(ordered, mention.start, key=_start) - 1
        if at >= 0 and mention.end <= ends[at]:
            yield mention
