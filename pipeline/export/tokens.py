"""Cuts a text into tokens so that every span begins and ends with one: no span is lost."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.export.spans import Labelled

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as offsets, and how many of spaCy's had to be cut for the spans."""

    places: tuple[Place, ...]
    cut: int

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token of a span, and the one after its last."""
        first = bisect_right(self.places, start, key=lambda one: one[1])
        after = bisect_left(self.places, end, key=lambda one: one[0])
        return first, max(first, after)


@cache
def english() -> Language:
    """Return spaCy's tokeniser and its rules for the ends of sentences; nothing that is trained."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 100_000_000
    return nlp


def tokens_of(text: str, spans: Iterable[Labelled]) -> Tokens:
    """Return spaCy's tokens of a text, cut wherever a span begins or ends inside one."""
    borders = sorted({border for one in spans for border in one.place})
    places: list[Place] = []
    cut = 0
    for token in english().make_doc(text):
        start, end = token.idx, token.idx + len(token)
        inside = _between(borders, start, end)
        cut += bool(inside)
        places += pairwise((start, *inside, end))
    return Tokens(tuple(places), cut)


def _between(borders: Sequence[int], start: int, end: int) -> list[int]:
    return [one for one in borders[bisect_right(borders, start) :][: end - start] if one < end]


def doc_of(text: str, tokens: Tokens) -> Doc:
    """Return a text as a Doc of these tokens, its sentences set; its text is the same."""
    words = [text[start:end] for start, end in tokens.places]
    starts = [start for start, _ in tokens.places[1:]] + [len(text)]
    spaces = [
        following - end == 1 for (_, end), following in zip(tokens.places, starts, strict=True)
    ]
    doc = Doc(english().vocab, words=words, spaces=spaces)
    return english()(doc)
