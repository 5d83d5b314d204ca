"""Finds the person in an example line: the name-shaped run that is most like a name."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.kit import Kit
from pipeline.forms import slot_expressions
from pipeline.masks import mask, masked
from pipeline.name_trim import Candidate, trim
from pipeline.propose.given import GivenLine

NAMES = "[\ue001-\ue007]\ue100*+"
"""A masked country, party or state that is no title."""
FIRST_MARK = regex.compile(rf"{NAMES}\s+")
LAST_MARK = regex.compile(rf",?\s+{NAMES}$")
TIED_BEFORE = regex.compile(rf"{NAMES}(?:['’]s)?(?:\s+[\p{{Ll}}-]+){{0,3}}\s+$")
AND = regex.compile(r"\s(?:and|&)\s")
WORD = regex.compile(r"\p{L}")


@dataclass(frozen=True)
class Reader:
    """What reads a line: the kit, the expressions of the slots, and the letters of one house."""

    kit: Kit
    person: "regex.Pattern[str]"
    persons: "regex.Pattern[str]"
    inverted: "regex.Pattern[str]"
    office: "regex.Pattern[str]"
    code: "regex.Pattern[str]"
    title: "regex.Pattern[str]"
    letters: frozenset[str] = frozenset()

    def masked(self, text: str) -> str:
        """Return a text with the names that the tables know masked."""
        return mask(self.kit.maskable, text)


@dataclass(frozen=True, slots=True)
class Found:
    """The slot that reads the person or persons of a line, and where it begins and ends."""

    slot: str
    start: int
    end: int


def make_reader(kit: Kit, house: str = "") -> Reader:
    """Return a reader; letters mean parties only where a house is given."""
    slots = slot_expressions(kit.names)
    made = {
        name: regex.compile(rf"(?<!\w){slots[name]}")
        for name in ("person", "persons", "inverted", "office", "code")
    }
    letters = frozenset(one.text for one in kit.gazetteer.letters if one.house == house)
    title = regex.compile(rf"{masked('office')}\s+")
    return Reader(kit, title=title, letters=letters, **made)


def find_people(reader: Reader, line: GivenLine, masked_text: str) -> Found | None:
    """Return where the person stands, titles included; None where nothing looks like a name."""
    if line.people:
        start, end = line.people[0][0], line.people[-1][1]
        return _marked(reader, masked_text, start, end)
    inverted = reader.inverted.match(masked_text)
    if inverted and WORD.search(inverted.group().partition(",")[2]):
        return Found("inverted", *inverted.span())
    candidates = list(_candidates(reader, line.text, masked_text))
    if not candidates:
        return None
    best = max(candidates, key=lambda one: _evidence(reader, line.text, one[1]))[0]
    return _with_others(reader, masked_text, best)


def _marked(reader: Reader, masked_text: str, start: int, end: int) -> Found | None:
    """Return the slot of persons that were marked, with the titles before them."""
    for slot, expression in (
        ("person", reader.person),
        ("persons", reader.persons),
        ("inverted", reader.inverted),
    ):
        for first in (*(one.start() for one in regex.finditer(r"(?<!\w)\S", masked_text)), start):
            match = expression.fullmatch(masked_text, first, end) if first <= start else None
            if match:
                return _without_office(reader, masked_text, Found(slot, first, end))
    return None


def _candidates(reader: Reader, text: str, masked_text: str) -> Iterator[tuple[Found, Candidate]]:
    for match in reader.person.finditer(masked_text):
        start, end = _bare(masked_text, *match.span())
        name = trim(reader.kit.names, text, start, end)
        if name and WORD.search(masked_text, name.start, name.end):
            yield _without_office(reader, masked_text, Found("person", start, end)), name


def _bare(masked_text: str, start: int, end: int) -> tuple[int, int]:
    """Return a run without the countries and parties at its ends, if two words are left."""
    while (first := FIRST_MARK.match(masked_text, start, end)) and _words(
        masked_text[first.end() : end]
    ) > 1:
        start = first.end()
    while (last := LAST_MARK.search(masked_text, start, end)) and _words(
        masked_text[start : last.start()]
    ) > 1:
        end = last.start()
    return start, end


def _words(masked_text: str) -> int:
    return sum(bool(WORD.match(word)) for word in masked_text.split())


def _evidence(reader: Reader, text: str, name: Candidate) -> tuple[bool, bool, bool, int]:
    """Return what speaks for a name: a title, a forename, two words, its place in the line."""
    words = text[name.start : name.end].split()
    titled = bool(name.honorific or name.office)
    return titled, words[0] in reader.kit.names.forenames, len(words) > 1, -name.start


def _without_office(reader: Reader, masked_text: str, found: Found) -> Found:
    """Return a person without the office that a country or party stands before: it is a slot."""
    title = reader.title.match(masked_text, found.start, found.end)
    tied = TIED_BEFORE.search(masked_text, 0, found.start)
    return Found(found.slot, title.end(), found.end) if title and tied else found


def _with_others(reader: Reader, masked_text: str, found: Found) -> Found:
    """Return a person with those that "and" joins; each has two words of a name."""
    match = reader.persons.match(masked_text, found.start)
    if match is None or match.end() <= found.end or not AND.search(match.group()):
        return found
    names = regex.split(r",\s*(?:and\s+)?|\s(?:and|&)\s", match.group())
    full = all(_words(name) > 1 for name in names)
    return Found("persons", *match.span()) if full else found
