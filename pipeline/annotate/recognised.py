"""What the trained recogniser says of a page: persons and parties, and what is neither."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex
from spacy.tokens import Span

from pipeline.annotate.page import Page
from pipeline.annotate.recogniser.component import OTHERS, confidences
from pipeline.annotate.slots import after_country
from pipeline.name_trim import trim
from pipeline.types import Mention

MODEL = "model"
REACH = 30
"""Characters in which the rest of a hyphenated word is looked for."""
WORD_BEFORE = regex.compile(r"(?<![\p{L}\p{M}-])(?:[\p{L}\p{M}]+-)+$")
WORD_AFTER = regex.compile(r"(?:-[\p{L}\p{M}]+)+(?![\p{L}\p{M}-])|(?<=-)[\p{L}\p{M}]+")
DOUBTED = (
    *("form:prose.apposition", "finder:forename", "finder:run", "finder:bold"),
    *("finder:coordination", "finder:later-mention", "weak:"),
)
"""Sources that go by the look of a name: they yield where the words around it say otherwise."""


def recognised(page: Page) -> Iterator[Mention]:
    """Yield what the recogniser found outside furniture, with how sure it is.

    A pipeline of one's own that sets `doc.ents` alone gives mentions without a confidence.
    """
    sure = confidences(page.doc)
    for entity in _readable(page, page.doc.ents):
        confidence = sure.get((entity.start, entity.end))
        yield from _mentions(page, entity, confidence)


def refused(page: Page, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and the doubted ones that the recogniser takes for others.

    An organisation or a place that begins like a person is none.
    """
    others = [(one.start_char, one.end_char) for one in page.doc.spans.get(OTHERS, ())]
    kept: list[Mention] = []
    lost: list[Mention] = []
    for mention in mentions:
        doubted = mention.label in ("PERSON", "PARTY") and mention.found_by.startswith(DOUBTED)
        if doubted and any(start < mention.end and mention.start < end for start, end in others):
            lost.append(replace(mention, found_by=f"{mention.found_by} is another thing here"))
        else:
            kept.append(mention)
    return kept, lost


def _readable(page: Page, entities: Iterable[Span]) -> Iterator[Span]:
    """Yield the entities that stand in one line that is read."""
    ends = [line.end for line in page.lines]
    for entity in entities:
        at = bisect_left(ends, entity.end_char)
        if at < len(ends) and page.lines[at].start <= entity.start_char:
            yield entity


def _mentions(page: Page, entity: Span, confidence: int | None) -> Iterator[Mention]:
    start, end = entity.start_char, entity.end_char
    if entity.label_ != "PERSON":
        yield Mention(entity.label_, start, end, entity.text, MODEL, confidence=confidence)
        return
    start, end = _whole_words(page.text, start, end)
    trimmed = trim(page.kit.names, page.text, start, end)
    name = trimmed and after_country(page, trimmed)
    if name is not None and page.text[name.start : name.end] not in page.kit.names.honorifics:
        parts = (("honorific", name.honorific),) if name.honorific else ()
        full_start = name.full_start if name.honorific else -1
        text = page.text[name.start : name.end]
        yield Mention(
            "PERSON", name.start, name.end, text, MODEL, "", parts, full_start, confidence
        )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span that ends with its last word: spaCy's tokens part at hyphens, names do not."""
    before = WORD_BEFORE.search(text, max(0, start - REACH), start)
    after = WORD_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end
