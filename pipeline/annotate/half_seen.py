"""Names that the recogniser half sees, and that a surname it is sure of shows to be persons."""

from collections.abc import Iterable, Iterator

from pipeline.annotate.page import Page
from pipeline.annotate.recognised import MODEL
from pipeline.annotate.recogniser.chances import chance, likely_spans
from pipeline.annotate.refused import LIKELY
from pipeline.types import Mention


def half_seen(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names of several words, half seen, whose surname in any spelling stands alone too.

    The confidence is the chance that the recogniser gives them, in percent.
    """
    persons = [one for one in mentions if one.label == "PERSON"]
    alone = {page.kit.ways.sound(one.text) for one in persons if " " not in one.text}
    taken = {place for one in persons for place in range(one.start, one.end)}
    for first, last in likely_spans(page.doc, "PERSON", LIKELY) if alone else ():
        name = page.trimmed(first, last)
        if name is None or not taken.isdisjoint(range(name.start, name.end)):
            continue
        text = page.text[name.start : name.end]
        if not text[0].isalpha():
            continue
        family = page.name_parts(text).family
        seen = chance(page.doc, "PERSON", name.start, name.end)
        if " " in text and seen and page.kit.ways.sound(family) in alone:
            yield Mention("PERSON", name.start, name.end, text, MODEL, confidence=round(100 * seen))
