"""Reads roles that a sentence says of "he" or "she": "Mr Ruiz … He is a nurse from Arlen."."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.annotate.meant import Reading, meant
from pipeline.annotate.page import Page
from pipeline.annotate.role_mentions import Told
from pipeline.annotate.role_phrases import is_over, phrase_at
from pipeline.types import Mention

LED = regex.compile(
    r"(?:He|She)\s+(?P<copula>is|was|became|has been|had been)\s+(?:also\s+)?"
    r"(?:the|an?|one of the)\s+"
)
PAST = ("was", "had been")


def pronoun_roles(page: Page, view: str, named: Sequence[Mention]) -> Iterator[Told]:
    """Yield the role of each sentence that begins so, for the one person that is meant."""
    reading = Reading(page, view, {one.whole_start: one for one in named})
    for start, end in page.sentences:
        lead = LED.match(view, start, end)
        people = meant(reading, "he", start) if lead else []
        if lead is None or len(people) != 1:
            continue
        for phrase in phrase_at(page.kit.roles, view, (lead.end(), end)):
            over = lead["copula"] in PAST or is_over(page.kit.shapes.former, view, phrase)
            if not phrase.plural:
                yield Told(people[0], phrase, over)
