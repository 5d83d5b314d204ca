"""Reads the slots of a form's match: whom it names, and what it names beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.annotate.page import Page
from pipeline.forms import FormBlock
from pipeline.gazetteer_rows import BRACKETS_ONLY
from pipeline.masks import BITS
from pipeline.name_trim import Candidate
from pipeline.types import Mention

NAME_WORDS = regex.compile(r"\p{L}+")
LANGUAGES = ("adjective", "demonym")
"""Kinds of names that alone in a bracket are languages: "press officer (Polish)"."""
STATES_OF = "us-congress"
"""The house whose brackets name states."""
WORDS = regex.compile(r"\S+")
LONGEST_HEAD = 3
"""Words of a country that may stand before a name: TRINIDAD AND TOBAGO."""
FAMILY_FIRST = ("inverted", "turned")
SEPARATOR = regex.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+")


def people_in(page: Page, match: "regex.Match[str]") -> list[Candidate]:
    """Return the names in the slots for persons; none if one of them is no name."""
    slots = match.groupdict()
    for slot in FAMILY_FIRST:
        if slots.get(slot):
            return _family_first(page, match, *match.span(slot))
    if slots.get("person"):
        spans = [match.span("person")]
    elif slots.get("persons"):
        spans = list(_split(page.text, *match.span("persons")))
    else:
        return []
    names = [page.trimmed(*span) for span in spans]
    found = [one and after_country(page, one) for one in names]
    return [one for one in found if one] if all(_is_name(page, one) for one in found) else []


def _family_first(page: Page, match: "regex.Match[str]", start: int, end: int) -> list[Candidate]:
    """Return a name whose family name stands first, or none; its title may stand inside.

    "Sir De La Haye, Ewan", "De La Haye, Sir Ewan".
    """
    whole = page.trimmed(start, end)
    if whole is None:
        return []
    if whole.honorific and whole.full_start == start:
        return [replace(whole, end=end)]
    given = match.span("given") if match.groupdict().get("given") else (start, end)
    inside = page.trimmed(*given)
    return [Candidate(start, start, end, inside.honorific if inside else "")]


def are_turned(page: Page, matches: Sequence["regex.Match[str]"]) -> bool:
    """Return whether the names of a list are turned round: "Berg, Anna", but not "Anna Berg, Oslo".

    More words behind the commas than at the beginnings are forenames that the tables know.
    """
    behind = [page.trimmed(*match.span("given")) for match in matches]
    given = [page.text[one.start : one.end].split()[0] for one in behind if one]
    first = [page.text[match.start("turned") : match.end()].split()[0] for match in matches]
    known = page.kit.names.forenames
    return sum(one in known for one in given) > sum(one.rstrip(",") in known for one in first)


def after_country(page: Page, one: Candidate) -> Candidate:
    """Return a name without the country that heads its line in capitals: "JAPAN Sato Rei (CDP)"."""
    if page.text[one.start - 1 : one.start] not in ("", "\n"):
        return one
    words = list(WORDS.finditer(page.text, one.start, one.end))
    for last in range(min(LONGEST_HEAD, len(words) - 1), 0, -1):
        head, rest = words[last - 1].end(), words[last].start()
        text = page.text[one.start : head]
        owners = page.kit.gazetteer.countries_named(text) if text.isupper() else ()
        sure = any(owner.strength == "strong" for owner in owners)
        if sure and not page.text[rest : one.end].isupper():
            return Candidate(rest, rest, one.end, "")
    return one


def _is_name(page: Page, one: Candidate | None) -> bool:
    """Return whether what is left is no country or party, unless a title stands before it."""
    if one is None:
        return False
    known = page.kit.maskable.bits.get(page.text[one.start : one.end], 0)
    return bool(one.honorific or one.office) or not known & (BITS["country"] | BITS["party"])


def is_full(page: Page, one: Candidate) -> bool:
    """Return whether a name has a title or two words: a word before "said" may be anything."""
    return bool(one.honorific or one.office) or " " in page.text[one.start : one.end]


def is_evident(page: Page, block: FormBlock, match: "regex.Match[str]", one: Candidate) -> bool:
    """Return whether a form may read a name there: "Vienna (Austria)" is a town.

    A single word without a title is a name in a list item that gives its party too, and beside a
    verb of saying, where it is tied only if something else has found it.
    """
    if is_full(page, one) or block.appears:
        return True
    slots = match.groupdict()
    known = page.kit.maskable.bits.get(page.text[one.start : one.end])
    return block.within == "item" and not known and bool(slots.get("party") or slots.get("code"))


def is_known(page: Page, one: Candidate) -> bool:
    """Return whether a title, a forename or a list shows a name: no "Preparedness (ODP)"."""
    line = page.lines[page.line_number(one.start)]
    first = page.text[one.start : one.end].split()[0]
    titled = bool(one.honorific or one.office)
    return titled or first in page.kit.names.forenames or line.kind == "list"


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in SEPARATOR.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def things_in(page: Page, block: FormBlock, match: "regex.Match[str]") -> Iterator[Mention | None]:
    """Yield the mentions in the other slots, or None where a slot holds what it must not."""
    found_by = f"form:{block.id}"
    for slot, masked in match.groupdict().items():
        if masked is None:
            continue
        start, end = match.span(slot)
        text = page.text[start:end]
        kind = slot.rstrip("0123456789")
        if kind == "country":
            yield _country(page, match, slot, found_by)
        elif kind in ("party", "code"):
            stands = not _is_other_code(page, match, text)
            yield Mention("PARTY", start, end, text, found_by, kind) if stands else None
        elif kind == "letter":
            yield _letter(page, block, start, end)
    if block.role:
        spans = [match.span(slot) for slot in block.role if match.groupdict().get(slot)]
        if spans:
            start, end = spans[0][0], spans[-1][1]
            yield Mention("ROLE", start, end, page.text[start:end], found_by)


def _is_other_code(page: Page, match: "regex.Match[str]", text: str) -> bool:
    """Return whether a short code is a state, or the initials of what it follows.

    "Senator Boone (AK)" is from Alaska, and "Maritime Aircraft (MA)" is no person of a party.
    """
    known = page.kit.maskable.bits.get(text, 0)
    if page.house == STATES_OF and known & BITS["state"]:
        return True
    if not match.groupdict().get("person") or not text.isupper():
        return False
    start, end = match.span("person")
    initials = iter(word[0].upper() for word in NAME_WORDS.findall(page.text[start:end]))
    return len(text) > 1 and all(letter in initials for letter in text if letter.isalpha())


def _country(page: Page, match: "regex.Match[str]", slot: str, found_by: str) -> Mention | None:
    """Return the country of a slot; an ISO code counts only beside a party: "(PAN)" is one."""
    start, end = match.span(slot)
    text = page.text[start:end]
    owners = page.kit.gazetteer.countries_named(text)
    slots = match.groupdict()
    alone = not (slots.get("party") or slots.get("code"))
    if page.text[start - 1 : start] == "(" and owners[0].kind in LANGUAGES and alone:
        return None
    if alone and all(owner.other_sense == BRACKETS_ONLY for owner in owners):
        return None
    return Mention("COUNTRY", start, end, text, found_by, owners[0].kind)


def _letter(page: Page, block: FormBlock, start: int, end: int) -> Mention | None:
    """Return the party that a letter means in the form's house, or None if it means none."""
    text = page.text[start:end]
    letters = page.kit.gazetteer.letters
    if not any(one.house == block.house and one.text == text for one in letters):
        return None
    parts = (("house", block.house),)
    return Mention("PARTY", start, end, text, f"form:{block.id}", "letter", parts)
