"""Marks a release that came before with other furniture: most of what it says is the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from heapq import nsmallest

import regex

from pipeline.types import Cleaned

SENTENCE = regex.compile(r"[^\n.!?]+")
WORD = regex.compile(r"[\p{L}\d]+")
FEWEST_WORDS = 8
"""Words of a sentence that says something of its own."""
SKETCH, ENOUGH, LEAST = 6, 5, 4
"""Of the sentences with the smallest hashes six are kept of each release, and five shared make a
twin: two texts that share nine sentences of ten share these. Of a short one all must be shared,
four at least."""
DUPLICATE_OF = "duplicate_of"
UNREAD = ("furniture", "front-matter", "contact", "about")


def with_twins(stream: Iterable[Cleaned]) -> Iterator[Cleaned]:
    """Yield the releases in order, each twin of an earlier one with that one's id in its metadata.

    Only six numbers of each release are kept.
    """
    seen: dict[int, str] = {}
    for cleaned in stream:
        sketch = _sketch(cleaned)
        shared = Counter(seen[one] for one in sketch if one in seen)
        twin, count = next(iter(shared.most_common(1)), ("", 0))
        if count >= max(LEAST, min(ENOUGH, len(sketch))):
            yield replace(cleaned, metadata={**cleaned.metadata, DUPLICATE_OF: twin})
            continue
        for one in sketch if len(sketch) >= LEAST else ():
            seen.setdefault(one, cleaned.release.id)
        yield cleaned


def _sketch(cleaned: Cleaned) -> list[int]:
    """Return the smallest hashes of the sentences of a release, furniture aside."""
    text = list(cleaned.text)
    for block in cleaned.blocks:
        if block.kind in UNREAD:
            text[block.start : block.end] = " " * (block.end - block.start)
    words = (WORD.findall(one.group()) for one in SENTENCE.finditer("".join(text)))
    said = {" ".join(one).lower() for one in words if len(one) >= FEWEST_WORDS}
    return nsmallest(SKETCH, (_hash(one) for one in said))


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode(), digest_size=8).digest())
