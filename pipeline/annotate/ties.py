"""Lays the written forms on a page: what they find, and what they tie to whom."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.slots import (
    are_turned,
    is_evident,
    is_full,
    is_known,
    people_in,
    things_in,
)
from pipeline.annotate.titled import person_mentions
from pipeline.form_needs import Stretch, item, stretch
from pipeline.forms import Form, FormBlock
from pipeline.likely import Likely
from pipeline.masks import mask_stretch
from pipeline.types import Link, Mention
from pipeline.variants import Variant

ITEM = regex.compile(r"(?:[^;()\n]++|\([^()\n]*+\))++")
"""A piece of a line between semicolons that stand outside brackets."""
BRACKET = 2
"""Characters after the last thing tied that are only its bracket and a blank."""
LEAD = regex.compile(r"[^,:;()\n]{2,40}:\s+")
"""What leads a list into its first item: "Signed by: Mr Karl Bremm, Germany"."""
BULLET = regex.compile(r"\s*(?:[-*•–·|]|#\d{1,3}|\(?\d{1,3}[.)])?\s*")
RECORD = 5
"""Items between the names of a list whose names stand alone, each above lines of its own."""
Match = tuple[int, "regex.Match[str]"]


@dataclass(frozen=True)
class Tied:
    """What one form found at one place."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]


def tie(page: Page) -> Iterator[Tied]:
    """Yield what each form ties on a page, in the order of the forms."""
    masked = masked_text(page)
    items = Likely(masked, [item(masked, start, end) for start, end in _items(page)])
    lines = Likely(masked, [stretch(masked, line.start, line.end) for line in page.lines])
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
        for match in _standing(page, block, matches, sure):
            tied = _read(page, block, match)
            if tied:
                yield tied


def masked_text(page: Page) -> str:
    """Return the text of a page with the names that the gazetteer knows masked, line by line."""
    pieces = []
    position = 0
    names = page.named(page.kit.maskable.index)
    for line in page.lines:
        pieces.append(page.text[position : line.start])
        span = line.start, line.end
        pieces.append(mask_stretch(page.kit.maskable, page.text, span, names[line.start]))
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
                lead = LEAD.match(page.text, start, end)
                if lead:
                    yield lead.end(), end


def _numbered(form: Form, text: str, places: Likely) -> Iterator[Match]:
    """Yield the matches of a form, each with the number of the place that it lies in."""
    for number, likely in places.worth(form.variants):
        for match in _matches(likely, form.block.within, text, places.stretches[number]):
            yield number, match


def _matches(
    variants: list[Variant], within: str, text: str, place: Stretch
) -> Iterator["regex.Match[str]"]:
    """Yield the matches of variants; where two overlap, that of the earlier variant."""
    taken: list[tuple[int, int]] = []
    for variant in variants:
        if within == "item":
            match = variant.expression.fullmatch(text, place.start, place.end)
            found = [match] if match else []
        elif variant.may_stand(text, place.start, place.end):
            found = list(variant.expression.finditer(text, place.start, place.end))
        else:
            continue
        for match in found:
            at = bisect_left(taken, match.span())
            beside = taken[max(at - 1, 0) : at + 1]
            if all(match.end() <= first or last <= match.start() for first, last in beside):
                taken.insert(at, match.span())
                yield match


def _standing(
    page: Page, block: FormBlock, matches: list[Match], sure: set[int]
) -> list["regex.Match[str]"]:
    """Return the matches of a block that its list, if it asks for one, lets stand."""
    if not block.lists:
        return [one for _, one in matches]
    turned = any("turned" in one.groupdict() for _, one in matches)
    kept = [one for _, one in _neighbours(matches, sure, RECORD if turned else 1)]
    return kept if not turned or are_turned(page, kept) else []


def _is_item(form: Form) -> bool:
    return form.block.within == "item"


def _neighbours(matches: list[Match], sure: set[int], reach: int) -> list[Match]:
    """Return the matches with another one within `reach` items: one alone is no list.

    The items that a surer form has read count as well: one signatory may have no group.
    """
    numbers = sorted(sure | {number for number, _ in matches})
    kept = []
    for one in matches:
        at = bisect_left(numbers, one[0])
        beside = numbers[max(at - 1, 0) : at] + numbers[at + 1 : at + 2]
        if any(abs(number - one[0]) <= reach for number in beside):
            kept.append(one)
    return kept


def _read(page: Page, block: FormBlock, match: "regex.Match[str]") -> Tied | None:
    people = [one for one in people_in(page, match) if one]
    if not people or not all(is_evident(page, block, match, one) for one in people):
        return None
    if block.known and not all(is_known(page, one) for one in people):
        return None
    others = list(things_in(page, block, match))
    if any(other is None for other in others):
        return None
    things = [other for other in others if other is not None]
    mentions: list[Mention] = [*things]
    links: list[Link] = []
    for candidate in people:
        own = tuple(person_mentions(page.text, candidate, f"form:{block.id}"))
        if things or is_full(page, candidate):
            mentions += own
        links += _links(block, own, things, match)
    return Tied(tuple(mentions), tuple(links))


def _links(
    block: FormBlock, own: tuple[Mention, ...], things: list[Mention], match: "regex.Match[str]"
) -> Iterator[Link]:
    person = own[0]
    found_by = f"form:{block.id}"
    start, end = _evidence(own, things, match)
    for thing in (*own[1:], *things):
        kind = {"COUNTRY": block.country, "PARTY": "party", "ROLE": "role"}[thing.label]
        if kind:
            yield Link(person, thing, kind, start, end, found_by, block.status)
    if block.appears:
        slot = match.span("persons" if match.groupdict().get("persons") else "person")
        first = start if slot[0] == match.start() else match.start()
        last = end if slot[1] == match.end() else match.end()
        yield Link(person, None, "appears_as", first, last, found_by, value=block.appears)


def _evidence(
    own: tuple[Mention, ...], things: list[Mention], match: "regex.Match[str]"
) -> tuple[int, int]:
    """Return the shortest run that holds a person and what is tied, a closing bracket included."""
    starts = [one.whole_start for one in own]
    start = min(*starts, *(thing.start for thing in (*own, *things)))
    end = max(one.end for one in (*own, *things))
    return start, match.end() if match.end() - end <= BRACKET else end
