"""Names that a list or "and" joins to a person: who stands beside persons is one."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.refused import half_sees
from pipeline.annotate.titled import person_mentions
from pipeline.name_trim import Candidate
from pipeline.types import Mention

CHAIN = 300
"""Characters before a person in which a run of names may begin."""


def coordinated(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names that "and" joins to a person: B and C in "Mr A, B and C"."""
    for mention in mentions:
        if mention.label != "PERSON" or mention.kind:
            continue
        for match in _chains(page, mention):
            spans = [page.trimmed(*span) for span in match.spans("name")]
            names = [one for one in spans if one and " " in page.text[one.start : one.end]]
            if len(names) == len(spans):
                for one in names:
                    yield from person_mentions(page.text, one, "finder:coordination")


def listed_between(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the items of a list that stand between two persons: B in "A, B, C".

    The recogniser must half see a person in its last word: organisations stand between persons too.
    """
    persons = sorted(
        (one for one in mentions if one.label == "PERSON" and not one.kind),
        key=lambda one: one.start,
    )
    for before, after in pairwise(persons):
        start = after.whole_start
        match = page.kit.shapes.between.fullmatch(page.text, before.end, start)
        one = match and page.trimmed(*match.span("name"))
        if one and " " in page.text[one.start : one.end] and _ends_as_person(page, one):
            yield from person_mentions(page.text, one, "finder:coordination")


def _ends_as_person(page: Page, one: Candidate) -> bool:
    last = page.text.rindex(" ", one.start, one.end) + 1
    return half_sees(page, "PERSON", last, one.end)


def _chains(page: Page, mention: Mention) -> Iterator["regex.Match[str]"]:
    """Yield the run of names after a person that "and" ends, and the run of two before one."""
    after = page.kit.shapes.chain.match(page.text, mention.end)
    if after:
        yield after
    line_start = page.text.rfind("\n", 0, mention.start) + 1
    start = mention.whole_start
    if page.text[max(0, start - 5) : start].endswith((", ", "and ", "& ")):
        before = page.kit.shapes.chain_before.search(
            page.text, max(line_start, start - CHAIN), start
        )
        if before:
            yield before
