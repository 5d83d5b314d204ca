"""What is said of persons in lists: honorific, country, party or group, each person once."""

from collections.abc import Iterator, Mapping, Sequence

import regex

from pipeline.evaluate.counting import Both
from pipeline.evaluate.facts import Fact
from pipeline.records import PersonRecord, ReleaseRecord

RUN = 3
"""Items in a row that begin with a person and make a list."""
CHAIN = 4
"""Persons in a row of one sentence that make one: brackets, commas and "and" between them."""
APART = 4
"""Lines of its own below a name that is alone on its line, in records and signatures."""
HEAD = regex.compile(r"[\s>*_\[#•●–—-]*(?:\(?\d{1,3}[.)°º]*)?[\s*_\[•–—-]*(?:and\s+)?")
GAP = regex.compile(r"(?:\s*\([^()\n]{1,60}\))?\s*(?:,|;|,?\s*and|&)\s*(?:and\s+)?")
ITEM = regex.compile(r"[^\n;]+")
CELL = regex.compile(r"\S(?:(?![ ]{3})[^\n;|\t])*")
SENTENCE = regex.compile(r"\b(?:said|says|is|was|has|told|will|who|have|were)\b")
"""A piece that tells something is a sentence, no item."""
Place = tuple[int, int, int]
"""Where a mention with its honorific begins, where it ends, and the number of its person."""


def listed_facts(gold: ReleaseRecord, found: ReleaseRecord, text: str) -> Both:
    """Return who stands in the lists of a text, and with what, in both records.

    Found persons count where one of their mentions begins as one of a listed person of the gold.
    """
    listed = [gold.persons[number] for number in sorted(_listed(gold.persons, text))]
    at = {one.start: person for person in found.persons for one in person.mentions}
    ours: list[Fact] = []
    theirs: list[Fact] = []
    for person in listed:
        start = person.mentions[0].start
        ours += _facts(person, start)
        other = next((at[one.start] for one in person.mentions if one.start in at), None)
        theirs += _facts(other, start) if other else ()
    return ours, theirs


def _facts(person: PersonRecord, start: int) -> Iterator[Fact]:
    yield Fact("PERSON", (start,), start, person.name)
    if person.honorific:
        yield Fact("honorific", (start, person.honorific), start, person.name, person.honorific)
    for code in sorted({one.code or one.text for one in person.countries}):
        yield Fact("country", (start, code), start, person.name, code)
    for party in sorted({one.party_id or one.text for one in person.parties}):
        yield Fact("party", (start, party), start, person.name, party)


def _listed(people: Sequence[PersonRecord], text: str) -> set[int]:
    places = sorted(
        (one.full_start if one.full_start >= 0 else one.start, one.end, number)
        for number, person in enumerate(people)
        if person.kind == "person"
        for one in person.mentions
    )
    return {*_in_items(places, text), *_in_chains(places, text)}


def _in_items(places: Sequence[Place], text: str) -> Iterator[int]:
    """Yield who opens items or cells in a row; in records there are lines of their own between."""
    openings = {start: (end, number) for start, end, number in places}
    run: list[int] = []
    apart = 0
    for item in ITEM.finditer(text):
        if not item.group().strip():
            continue
        opened = list(_opened(openings, item, text))
        run += (number for number, _ in opened)
        if opened:
            apart = -APART if all(alone for _, alone in opened) else 0
            continue
        apart += 1
        if apart > 0:
            yield from run if len(run) >= RUN else ()
            run = []
    yield from run if len(run) >= RUN else ()


def _opened(
    openings: Mapping[int, tuple[int, int]], item: "regex.Match[str]", text: str
) -> Iterator[tuple[int, bool]]:
    """Yield who opens a cell of an item, and whether the name is all of it."""
    for cell in CELL.finditer(text, item.start(), item.end()):
        head = HEAD.match(text, cell.start(), cell.end())
        end, number = openings.get(head.end() if head else cell.start(), (0, -1))
        if number >= 0 and not SENTENCE.search(text, end, item.end()):
            yield number, not text[end : cell.end()].strip()


def _in_chains(places: Sequence[Place], text: str) -> Iterator[int]:
    chain: list[int] = []
    before = -1
    for start, end, number in places:
        if before < 0 or not GAP.fullmatch(text, before, start):
            yield from chain if len(chain) >= CHAIN else ()
            chain = []
        chain.append(number)
        before = end
    yield from chain if len(chain) >= CHAIN else ()
