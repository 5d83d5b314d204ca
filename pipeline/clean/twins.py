"""Marks a release that came before with other furniture: most of what it says is the same."""

from collections import Counter
from collections.abc import Sequence
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
UNREAD = ("furniture", "front-matter", "contact", "about")


class Twins:
    """Knows the releases that came before by six numbers of each."""

    def __init__(self) -> None:
        self._seen: dict[int, str] = {}

    def twin_of(self, release_id: str, sketch: Sequence[int]) -> str | None:
        """Return the id of an earlier release that says the same, or None; remember this one."""
        shared = Counter(self._seen[one] for one in sketch if one in self._seen)
        twin, count = next(iter(shared.most_common(1)), ("", 0))
        if count >= max(LEAST, min(ENOUGH, len(sketch))):
            return twin
        for one in sketch if len(sketch) >= LEAST else ():
            self._seen.setdefault(one, release_id)
        return None


def sketch_of(cleaned: Cleaned) -> tuple[int, ...]:
    """Return the smallest hashes of the sentences of a release, furniture aside."""
    text = list(cleaned.text)
    for block in cleaned.blocks:
        if block.kind in UNREAD:
            text[block.start : block.end] = " " * (block.end - block.start)
    words = (WORD.findall(one.group()) for one in SENTENCE.finditer("".join(text)))
    said = {" ".join(one).lower() for one in words if len(one) >= FEWEST_WORDS}
    return tuple(nsmallest(SKETCH, (_hash(one) for one in said)))


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode(), digest_size=8).digest())
