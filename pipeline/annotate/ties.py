"""Lays the written forms on a page: what they find, and what they tie to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.finders import person_mentions
from pipeline.annotate.page import Page
from pipeline.forms import BITS, Form, FormBlock, mask
from pipeline.gazetteer import BRACKETS_ONLY
from pipeline.names import Candidate, trim
from pipeline.types import Link, Mention

ITEM = regex.compile(r"(?:[^;()\n]|\([^()\n]*\))+")
"""A piece of a line between semicolons that stand outside brackets."""
BULLET = regex.compile(r"\s*(?:[-*•–·]|\(?\d{1,3}[.)])?\s*")
SEPARATOR = regex.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
Match = tuple[int, "regex.Match[str]"]


@dataclass(frozen=True)
class Tied:
    """What one form found at one place."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]


def tie(page: Page) -> Iterator[Tied]:
    """Yield what each form ties on a page, in the order of the forms."""
    masked = masked_text(page)
    items = list(_items(page))
    lines = [(line.start, line.end) for line in page.lines]
    found = [
        (form.block, list(_numbered(form, masked, items if _is_item(form) else lines)))
        for form in page.kit.forms
    ]
    sure = {
        number
        for block, matches in found
        if block.within == "item" and not block.lists
        for number, _ in matches
    }
    for block, matches in found:
        for _, match in _neighbours(matches, sure) if block.lists else matches:
            tied = _read(page, block, match)
            if tied:
                yield tied


def masked_text(page: Page) -> str:
    """Return the text of a page with the names that the gazetteer knows masked, line by line."""
    pieces = []
    position = 0
    for line in page.lines:
        pieces.append(page.text[position : line.start])
        pieces.append(mask(page.kit.maskable, page.text, line.start, line.end))
        position = line.end
    return "".join(pieces) + page.text[position:]


def _items(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the pieces of each line that a semicolon ends, without bullet and full stop."""
    for line in page.lines:
        for match in ITEM.finditer(page.text, line.start, line.end):
            start = BULLET.match(page.text, match.start(), match.end()).end()  # type: ignore[union-attr]
            end = start + len(page.text[start : match.end()].rstrip(" .,"))
            if start < end:
                yield start, end


def _matches(form: Form, text: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """Yield the matches of a form's variants; where two overlap, that of the earlier variant."""
    taken: list[tuple[int, int]] = []
    for expression, literal in zip(form.expressions, form.literals, strict=True):
        if literal and text.find(literal, start, end) < 0:
            continue
        if form.block.within == "item":
            match = expression.fullmatch(text, start, end)
            found = [match] if match else []
        else:
            found = list(expression.finditer(text, start, end))
        for match in found:
            if all(match.end() <= first or last <= match.start() for first, last in taken):
                taken.append(match.span())
                yield match


def _is_item(form: Form) -> bool:
    return form.block.within == "item"


def _numbered(form: Form, text: str, spans: list[tuple[int, int]]) -> Iterator[Match]:
    """Yield the matches of a form, each with the number of the span that it lies in."""
    for number, (start, end) in enumerate(spans):
        for match in _matches(form, text, start, end):
            yield number, match


def _neighbours(matches: list[Match], sure: set[int]) -> list[Match]:
    """Return the matches whose item before or after is one too: one alone is no list.

    The items that a surer form has read count as well: one signatory may have no group.
    """
    numbers = sure | {number for number, _ in matches}
    return [one for one in matches if {one[0] - 1, one[0] + 1} & numbers]


def _read(page: Page, block: FormBlock, match: "regex.Match[str]") -> Tied | None:
    people = [one for one in _people(page, match) if one]
    if not people or not all(_is_evident(page, block, match, one) for one in people):
        return None
    if block.known and not all(_is_known(page, one) for one in people):
        return None
    others = list(_others(page, block, match))
    if any(other is None for other in others):
        return None
    things = [other for other in others if other is not None]
    mentions: list[Mention] = [*things]
    links: list[Link] = []
    for candidate in people:
        own = tuple(person_mentions(page.text, candidate, f"form:{block.id}"))
        if things or _is_full(page, candidate):
            mentions += own
        links += _links(block, own, things, (candidate.full_start, match.start(), match.end()))
    return Tied(tuple(mentions), tuple(links))


def _people(page: Page, match: "regex.Match[str]") -> list[Candidate]:
    """Return the names in the slots for persons; none if one of them is no name."""
    slots = match.groupdict()
    if slots.get("inverted"):
        start, end = match.span("inverted")
        return [Candidate(start, start, end, "")]
    if slots.get("person"):
        spans = [match.span("person")]
    elif slots.get("persons"):
        spans = list(_split(page.text, *match.span("persons")))
    else:
        return []
    found = [trim(page.kit.names, page.text, *span) for span in spans]
    return [one for one in found if one] if all(_is_name(page, one) for one in found) else []


def _is_name(page: Page, one: Candidate | None) -> bool:
    """Return whether what is left is no country or party, unless a title stands before it."""
    if one is None:
        return False
    known = page.kit.maskable.bits.get(page.text[one.start : one.end], 0)
    return bool(one.honorific or one.office) or not known & (BITS["country"] | BITS["party"])


def _is_full(page: Page, one: Candidate) -> bool:
    """Return whether a name has a title or two words: a word before "said" may be anything."""
    return bool(one.honorific or one.office) or " " in page.text[one.start : one.end]


def _is_evident(page: Page, block: FormBlock, match: "regex.Match[str]", one: Candidate) -> bool:
    """Return whether a form may read a name there: "Vienna (Austria)" is a town.

    A single word without a title is a name in a list item that gives its party too, and beside a
    verb of saying, where it is tied only if something else has found it.
    """
    if _is_full(page, one) or block.appears:
        return True
    slots = match.groupdict()
    known = page.kit.maskable.bits.get(page.text[one.start : one.end])
    return block.within == "item" and not known and bool(slots.get("party") or slots.get("code"))


def _is_known(page: Page, one: Candidate) -> bool:
    """Return whether a title, a forename or a list shows a name: no "Preparedness (ODP)"."""
    line = next(line for line in page.lines if line.start <= one.start < line.end)
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


def _others(page: Page, block: FormBlock, match: "regex.Match[str]") -> Iterator[Mention | None]:
    """Yield the mentions in the other slots, or None where a slot holds what it must not."""
    found_by = f"form:{block.id}"
    for slot, masked in match.groupdict().items():
        if masked is None:
            continue
        start, end = match.span(slot)
        text = page.text[start:end]
        kind = slot.rstrip("0123456789")
        if kind == "country":
            yield _country(page, match, start, end, found_by)
        elif kind in ("party", "code"):
            yield Mention("PARTY", start, end, text, found_by, kind)
        elif kind == "letter":
            yield _letter(page, block, start, end)
    if block.role:
        spans = [match.span(slot) for slot in block.role if match.groupdict().get(slot)]
        if spans:
            start, end = spans[0][0], spans[-1][1]
            yield Mention("ROLE", start, end, page.text[start:end], found_by)


def _country(
    page: Page, match: "regex.Match[str]", start: int, end: int, found_by: str
) -> Mention | None:
    """Return the country of a slot; an ISO code counts only beside a party: "(PAN)" is one."""
    text = page.text[start:end]
    owners = page.kit.gazetteer.countries_named(text)
    slots = match.groupdict()
    alone = not (slots.get("party") or slots.get("code"))
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


def _links(
    block: FormBlock, own: tuple[Mention, ...], things: list[Mention], span: tuple[int, int, int]
) -> Iterator[Link]:
    person = own[0]
    start, end = min(span[0], *(thing.start for thing in (*own, *things))), span[2]
    start, end = max(start, span[1]), max(end, person.end)
    found_by = f"form:{block.id}"
    for thing in (*own[1:], *things):
        kind = {"COUNTRY": block.country, "PARTY": "party", "ROLE": "role"}[thing.label]
        if kind:
            yield Link(person, thing, kind, start, end, found_by, block.status)
    if block.appears:
        yield Link(person, None, "appears_as", start, end, found_by, value=block.appears)
