"""What the recogniser speaks against, and what it half sees."""

from collections.abc import Iterable, Set
from dataclasses import replace

from spacy.tokens import Span

from pipeline.annotate.page import Page
from pipeline.annotate.recogniser.chances import chance
from pipeline.annotate.recogniser.component import OTHERS
from pipeline.annotate.stretches import Stretches
from pipeline.romanised import plain
from pipeline.types import Mention

UNSURE = ("form:prose.apposition", "rule:person.modifier")
"""Sources so open that they count only where the recogniser sees a name too."""
LATER = "finder:later-mention"
DOUBTED = (
    *("finder:forename", "finder:run", "finder:bold"),
    *("finder:coordination", LATER, "weak:"),
)
"""Sources that go by the look of a name: they yield where the words around it say otherwise."""
REACH = 20
"""Characters before a name in which the word before it is looked for."""
OPEN = (*DOUBTED, "form:appears.")
"""Sources that need the recogniser not to be sure that there is no name."""
UNLIKELY = 0.02
"""A chance below which there is no name. Tried with version 0.2 of the recogniser on the dev sets:
the open sources were wrong in all eight such cases, right ones began at 0.12."""
LIKELY = 0.2
"""A chance from which a name in the tables of parties is one, where it is no entity by itself."""


def refused(page: Page, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and those that the recogniser speaks against.

    An organisation or a place that begins like a person is none, and what stands before a comma
    and a description is one only where the words around it say so too.
    """
    others, named = _places(page.doc.spans.get(OTHERS, ())), _places(page.doc.ents)
    longer = Stretches(page.others)
    everyone = list(mentions)
    repeated = any(one.found_by == LATER for one in everyone)
    surnames = _surnames(page, everyone) if repeated else frozenset()
    kept: list[Mention] = []
    lost: list[Mention] = []
    for mention in everyone:
        again = mention.found_by == LATER and plain(mention.text) in surnames
        if again and _is_surname(page, mention, others):
            kept.append(mention)
            continue
        doubted = mention.label in ("PERSON", "PARTY") and mention.found_by.startswith(DOUBTED)
        unsupported = mention.label == "PERSON" and mention.found_by.startswith(UNSURE)
        at = mention.start, mention.end
        if (
            mention.found_by in page.kit.off
            or (doubted and others.meet(*at) and not is_likely(page, mention))
            or (unsupported and not named.meet(*at))
            or (mention.label in ("PARTY", "COUNTRY") and longer.hold(*at))
            or _is_unlikely(page, mention)
        ):
            lost.append(replace(mention, found_by=f"{mention.found_by} is another thing here"))
        else:
            kept.append(mention)
    return kept, lost


def _surnames(page: Page, mentions: Iterable[Mention]) -> Set[str]:
    """Return the family names of those named in full, plainly, but for seats of governments."""
    named = {one.text for one in mentions if one.label == "PERSON" and " " in one.text}
    seats = page.kit.gazetteer.seats
    return {plain(page.name_parts(text).family) for text in named} - seats.keys()


def _is_surname(page: Page, mention: Mention, others: Stretches) -> bool:
    """Return whether a surname seen again is one, though the recogniser sees another thing there.

    It is none inside a longer name ("Prince Albert"), nor where a preposition leads to a place.
    """
    if mention.label != "PERSON":
        return False
    met = list(others.met(mention.start, mention.end))
    before = page.text[max(0, mention.start - REACH) : mention.start].split()
    places = page.kit.roles.uses["preposition"]
    return met in ([], [(mention.start, mention.end)]) and not places.intersection(before[-1:])


def is_likely(page: Page, mention: Mention) -> bool:
    """Return whether the recogniser at least half sees a name of this label here."""
    return half_sees(page, mention.label, mention.start, mention.end)


def half_sees(page: Page, label: str, start: int, end: int) -> bool:
    """Return whether the recogniser at least half sees a name of a label at `start:end`."""
    seen = chance(page.doc, label, start, end)
    return seen is not None and seen >= LIKELY


def _is_unlikely(page: Page, mention: Mention) -> bool:
    """Return whether an open source sees a person where the recogniser is sure of none."""
    if mention.label != "PERSON" or not mention.found_by.startswith(OPEN):
        return False
    seen = chance(page.doc, "PERSON", mention.start, mention.end)
    return seen is not None and seen < UNLIKELY


def _places(spans: Iterable[Span]) -> Stretches:
    return Stretches((one.start_char, one.end_char) for one in spans)
