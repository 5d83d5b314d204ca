"""Where a span stands: offsets in the stored text, sentence, evidence, line, block and part."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.types import Cleaned, Place, Resolved
from pipeline.validate.fragments import fragment_link

LINE_END = regex.compile("\n")
LONGEST = 1000
"""Characters of the longest sentence that is told whole: a row each may quote the same one."""


@dataclass(frozen=True)
class Proof:
    """The places of one release, ready to be looked up."""

    cleaned: Cleaned
    sentence_starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    line_starts: tuple[int, ...]
    kinds: Sequence[str]
    """For each cleaned character the kind of the innermost block around it; bold is no place."""
    release_id: str

    def span(self, start: int, end: int) -> dict[str, object]:
        """Return `start`, `end` and `text` of a cleaned span in the stored text."""
        first, last = self.cleaned.to_raw(start, end)
        return {"start": first, "end": last, "text": self.cleaned.release.text[first:last]}

    def place(self, start: int) -> dict[str, object]:
        """Return the sentence, block, line and part that hold a cleaned position.

        And where it stood in the source: page, element, a link to the page on the web.
        """
        sentence = self.sentence(start)
        place = self.source_place(start)
        release = self.cleaned.release
        return {
            "sentence": sentence,
            "block": self.block(start),
            "line": self.line(start),
            "part": self.part(start),
            "page": place.page if place else None,
            "element": place.element if place else None,
            "link": fragment_link(release.metadata.get("url", ""), sentence),
        }

    def source_place(self, start: int) -> Place | None:
        """Return where a cleaned position stood in the source, None where that is text."""
        raw = self.cleaned.starts[start]
        places = self.cleaned.release.places
        at = bisect_right(places, raw, key=lambda one: one.start) - 1
        return places[at] if at >= 0 and raw < places[at].end else None

    def sentence(self, start: int) -> str:
        """Return the sentence at a cleaned position, on one line."""
        return self.sentence_over(start, start + 1) if self._number(start) >= 0 else ""

    def sentence_over(self, start: int, end: int) -> str:
        """Return the sentences that a cleaned span lies in, on one line.

        Of more than `LONGEST` characters it is the words around the span, with … for the others.
        """
        if not self.sentences:
            return ""
        whole = self._bounds(start, end)
        first, last = self._around(start, end)
        before, after = "…" * (first > whole[0]), "…" * (last < whole[1])
        return before + one_line(self.cleaned.text[first:last]) + after

    def sentence_span(self, start: int) -> tuple[int, int]:
        """Return what `sentence` holds, in offsets of the stored text."""
        return self.cleaned.to_raw(*self._around(start, start + 1))

    def _number(self, at: int) -> int:
        return bisect_right(self.sentence_starts, at) - 1

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        first = max(self._number(start), 0)
        last = max(self._number(max(start, end - 1)), first)
        return self.sentences[first][0], self.sentences[last][1]

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentences, or of whole words around a span in a long one."""
        first, last = self._bounds(start, end)
        if last - first <= LONGEST:
            return first, last
        text, half = self.cleaned.text, LONGEST // 2
        if start - half > first:
            first = text.find(" ", start - half, start) + 1 or start
        if start + half < last:
            last = max(text.rfind(" ", start, start + half), min(end, start + half))
        return first, last

    def evidence(self, start: int, end: int) -> str:
        """Return a cleaned span on one line, of a long one its beginning and end."""
        text, half = self.cleaned.text, LONGEST // 2
        if end - start <= LONGEST:
            return one_line(text[start:end])
        return f"{one_line(text[start : start + half])} … {one_line(text[end - half : end])}"

    def block(self, start: int) -> str:
        """Return the kind of the innermost block at a cleaned position."""
        return self.kinds[start] if start < len(self.kinds) else "body"

    def line(self, start: int) -> int:
        """Return the line of the stored text, from 1, that holds a cleaned position."""
        return bisect_right(self.line_starts, self.cleaned.starts[start])

    def part(self, start: int) -> int:
        """Return the number of the part, from 1, that holds a cleaned position."""
        return self.cleaned.part_at(start) + 1


def open_proof(resolved: Resolved) -> Proof:
    """Return the places of one release."""
    cleaned = resolved.annotated.cleaned
    text = cleaned.release.text
    sentences = tuple(sorted(resolved.annotated.sentences))
    return Proof(
        cleaned,
        tuple(start for start, _ in sentences),
        sentences,
        (0, *(end.end() for end in LINE_END.finditer(text))),
        kinds_of(cleaned),
        cleaned.release.id,
    )


def kinds_of(cleaned: Cleaned) -> list[str]:
    """Return the kind of block of each character: longer blocks first, so that inner ones stay."""
    kinds = ["body"] * len(cleaned.text)
    backwards = cleaned.blocks[::-1]
    for block in sorted(backwards, key=lambda one: one.start - one.end):
        if block.kind != "bold":
            kinds[block.start : block.end] = [block.kind] * (block.end - block.start)
    return kinds


@lru_cache(maxsize=64)
def one_line(text: str) -> str:
    """Return a text on one line, its blanks collapsed; remembered, since a sentence proves many.

    >>> one_line("Mr Vale\\n  (Bolivia)")
    'Mr Vale (Bolivia)'
    """
    return " ".join(text.split())
