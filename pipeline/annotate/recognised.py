"""What the trained recogniser finds on a page: persons and parties."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex
from spacy.tokens import Span

from pipeline.annotate.page import Page
from pipeline.annotate.recogniser.chances import likely_spans
from pipeline.annotate.recogniser.component import confidences
from pipeline.annotate.refused import LIKELY
from pipeline.annotate.slots import after_country
from pipeline.name_parts import fold
from pipeline.name_trim import Candidate, bare_name, trim
from pipeline.types import Mention

MODEL = "model"
REACH = 30
"""Characters in which the rest of a hyphenated word is looked for."""
DASH = regex.compile(r"\s+[–—-]\s+")
GLUED = regex.compile(r"(?<=\S)[,.\"”]*[(\[<@†‡§¶*¹²³]|\s[-–—]\s")
"""What no name holds: a footnote's mark or an address glued to it, a dash before a title."""
NOTE = regex.compile(r"\[\^?\d*\]?$")
"""The mark of a footnote that is glued to the name of a party."""
WORD_BEFORE = regex.compile(r"(?<![\p{L}\p{M}-])(?:[\p{L}\p{M}]+-)+$")
WORD_AFTER = regex.compile(r"(?:-[\p{L}\p{M}]+)+(?![\p{L}\p{M}-])|(?<=-)[\p{L}\p{M}]+")
SURE = 80
"""Percent from which one word is a person even if it is a title or a particle: Ben, Bill. Below
it, towns are more often meant in HEADS."""
INITIALS_BEFORE = regex.compile(r"(?<![\p{L}\p{M}.-])((?:\p{Lu}\.\s?){2,3})\s*$")
INITIAL_BEHIND = regex.compile(r"[ ]\p{Lu}\.(?=[,;:)]|\s+(?!\p{Lu})|\s*\n|\s*$)")
FULL_NAMES = 8
"""Other persons named in full from which a release is known to do so."""
NAME_WORD = regex.compile(r"[\p{L}\p{M}]{3,}")
HEADS = ("dateline", "document-line")


def recognised(page: Page) -> Iterator[Mention]:
    """Yield what the recogniser found outside furniture, with how sure it is.

    A pipeline of one's own that sets `doc.ents` alone gives mentions without a confidence.
    """
    sure = confidences(page.doc)
    for entity in _readable(page, page.doc.ents):
        confidence = sure.get((entity.start, entity.end))
        yield from _mentions(page, entity, confidence)


def listed_parties(page: Page) -> Iterator[Mention]:
    """Yield the names in the tables of parties for which the recogniser half sees a party.

    Codes in capitals are none: EC, CB and TD are in the tables, and more often mean other things.
    """
    for start, end in likely_spans(page.doc, "PARTY", LIKELY):
        text = page.text[start:end]
        owners = page.kit.gazetteer.parties_named(text)
        if owners and not text.isupper() and text not in page.kit.not_parties:
            found_by = f"{owners[0].strength}:{owners[0].party_id}"
            yield Mention("PARTY", start, end, text, found_by)


def _readable(page: Page, entities: Iterable[Span]) -> Iterator[Span]:
    """Yield the entities that stand in one line that is read."""
    for entity in entities:
        at = bisect_left(page.line_ends, entity.end_char)
        if at < len(page.lines) and page.lines[at].start <= entity.start_char:
            yield entity


def _mentions(page: Page, entity: Span, confidence: int | None) -> Iterator[Mention]:
    if entity.label_ != "PERSON":
        yield from _parties(page, entity, confidence)
        return
    if _is_doubtful_word(page, entity, confidence):
        return
    start, end = _whole_words(page.text, entity.start_char, entity.end_char)
    glued = GLUED.search(page.text, start, end)
    vouched = " " in entity.text or (confidence is not None and _is_sure(confidence))
    trimmed = (bare_name if vouched else trim)(
        page.kit.names, page.text, start, glued.start() if glued else end
    )
    name = trimmed and after_country(page, trimmed)
    if name is None or (not _is_sure(confidence) and _is_organisation(page, name)):
        return
    name = _with_initials(page, name)
    if not _is_no_name(page, page.text[name.start : name.end]):
        parts = (("honorific", name.honorific),) if name.honorific else ()
        full_start = name.full_start if name.honorific else -1
        text = page.text[name.start : name.end]
        yield Mention(
            "PERSON", name.start, name.end, text, MODEL, "", parts, full_start, confidence
        )


def _with_initials(page: Page, name: Candidate) -> Candidate:
    """Return a name with the two initials or three before it, or the one behind a word.

    "R.E. Glenn" is one name, and so is "Umed Q.", who is not to be known by the family name.
    """
    behind = INITIAL_BEHIND.match(page.text, name.end)
    if behind and " " not in page.text[name.start : name.end]:
        return replace(name, end=behind.end())
    before = INITIALS_BEFORE.search(page.text, max(0, name.start - REACH), name.start)
    if name.honorific or before is None:
        return name
    first = before.group(1).strip()
    if first in page.kit.shapes.abbreviations or first in page.kit.names.edge:
        return name
    return replace(name, full_start=before.start(), start=before.start())


def _is_doubtful_word(page: Page, entity: Span, confidence: int | None) -> bool:
    """Return whether one word above the text is not surely a person: a town may be."""
    if _is_sure(confidence) or " " in entity.text:
        return False
    at = bisect_left(page.line_ends, entity.end_char)
    return page.lines[at].kind in HEADS and entity.text not in page.kit.names.forenames


def _parties(page: Page, entity: Span, confidence: int | None) -> Iterator[Mention]:
    """Yield the parties of an entity: two where a code stands before its name in a key."""
    at = entity.start_char
    for text in map(str.strip, DASH.split(NOTE.sub("", entity.text))):
        start = page.text.index(text, at)
        at = start + len(text)
        if text and text not in page.kit.not_parties:
            yield Mention("PARTY", start, at, text, MODEL, confidence=confidence)


def _is_sure(confidence: int | None) -> bool:
    """Return whether a confidence needs no second witness; a pipeline of one's own gives none."""
    return confidence is None or confidence >= SURE


def _is_organisation(page: Page, name: Candidate) -> bool:
    """Return whether a name ends in a word for a body or goes on with one: a paper, a campaign."""
    tail, text = page.kit.shapes.tail, page.text[name.start : name.end]
    last = tail.search(text)
    return tail.match(page.text, name.end) is not None or (
        last is not None and last.end() == len(text)
    )


def _is_no_name(page: Page, text: str) -> bool:
    """Return whether a text is a title and no more ("Amb"), a listed word, or a file's name."""
    names = page.kit.names
    numeral = text.islower() and " " not in text  # of an item: "iv. Anna Holt"
    if text in names.alone or "_" in text or numeral:
        return True
    return text in names.all_titles or f"{text}." in names.all_titles


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span that ends with its last word: spaCy's tokens part at hyphens, names do not."""
    before = WORD_BEFORE.search(text, max(0, start - REACH), start)
    after = WORD_AFTER.match(text, end)
    return before.start() if before else start, after.end() if after else end


def lone_words(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the single words half taken for persons in a release that names others in full.

    Towns are more often meant: whoever matters there is named in full somewhere.
    """
    persons = [one for one in mentions if one.label == "PERSON"]
    full = [one for one in persons if " " in one.text]
    if len({one.text for one in full}) < FULL_NAMES:
        return []
    others = Counter(word for one in persons for word in set(NAME_WORD.findall(fold(one.text))))
    return [one for one in persons if _is_lone(page, one, others)]


def _is_lone(page: Page, one: Mention, others: Counter[str]) -> bool:
    alone = one.found_by == MODEL and " " not in one.text and one.full_start < 0
    if not alone or _is_sure(one.confidence) or one.text in page.kit.names.forenames:
        return False
    return all(others[word] < 2 for word in NAME_WORD.findall(fold(one.text)))
