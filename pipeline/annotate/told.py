"""Lays the forms of `data/ties/` on the names of a page: what the words between them say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import regex

from pipeline.annotate.meant import Reading, meant
from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import view_of
from pipeline.form_needs import Stretch
from pipeline.likely import EVERYWHERE, Likely, bits_of_numbers
from pipeline.role_shapes import PAD, PERSON
from pipeline.tie_forms import TieForm
from pipeline.types import Link, Mention

LABELS = ("PERSON", "COUNTRY", "PARTY")
EVERY_MARK = -1
LONGEST_HEAD = 120
"""Characters of a line above a note: the name of a record, or its other lines."""
Meaning = Callable[[str, int], Sequence[Mention]]
"""Tells whom a slot such as `{all}` means at a place."""
NAMELESS = ("all", "he", "him", "note")
"""Slots that stand for persons named elsewhere."""


def told(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield the links that the words between names make, in the order of the forms."""
    named = [
        one for one in mentions if one.label in LABELS and one.kind not in ("embedded", "family")
    ]
    view = _with_titles(page, view_of(page.text, named), named)
    at = {one.whole_start: one for one in named}
    likely = Likely(view, [Stretch(one.start, one.end, EVERY_MARK) for one in page.lines])
    places = {
        "any": EVERYWHERE,
        "person": bits_of_numbers(_with_person(page, view)),
        "note": bits_of_numbers(_of_items(page)),
    }
    for form in page.kit.ties:
        for match in _matches(form, view, likely, places):
            yield from _links(form, match, at, partial(meant, Reading(page, view, at)))


def _with_titles(page: Page, view: str, named: Sequence[Mention]) -> str:
    """Return a view in which post-nominals and an age behind a name are part of its mark."""
    letters = list(view)
    for one in named:
        if one.label == "PERSON":
            end = page.kit.roles.shapes.behind.match(view, one.end).end()  # type: ignore[union-attr]
            letters[one.end : end] = PAD * (end - one.end)
    return "".join(letters)


def links_of(form: TieForm, text: str, mentions: Sequence[Mention]) -> list[Link]:
    """Return what one form ties in a text whose names are known: so its examples are tried."""
    view = view_of(text, mentions)
    at = {one.whole_start: one for one in mentions}
    likely = Likely(view, [Stretch(0, len(text), EVERY_MARK)])
    people = [one for one in mentions if one.label == "PERSON"]
    found = (
        link
        for match in _matches(form, view, likely, dict.fromkeys(form.places, EVERYWHERE))
        for link in _links(form, match, at, lambda _, place: [p for p in people if p.end <= place])
    )
    keys = {(one.person, one.other, one.kind, one.value): one for one in found}
    return list(keys.values())


def _with_person(page: Page, view: str) -> Iterator[int]:
    """Yield the numbers of the lines that name a person."""
    for number, line in enumerate(page.lines):
        if view.find(PERSON, line.start, line.end) >= 0:
            yield number


def _of_items(page: Page) -> Iterator[int]:
    """Yield the numbers of the lines that may hold a note on somebody.

    These are items, and lines below a short line.
    """
    above: Line | None = None
    for number, line in enumerate(page.lines):
        short = above is not None and above.end - above.start <= LONGEST_HEAD
        if line.kind == "list" or (short and page.text.count("\n", above.end, line.start) < 2):  # type: ignore[union-attr]
            yield number
        above = line


def _matches(
    form: TieForm, view: str, likely: Likely, places: Mapping[str, int]
) -> Iterator["regex.Match[str]"]:
    """Yield where a form matches, line by line in the order of its variants' places."""
    for where, variants in form.by_place.items():
        for number, tried in likely.worth(variants, places[where]):
            line = likely.stretches[number]
            for variant in tried:
                yield from variant.found_in(view, line.start, line.end)


def _links(
    form: TieForm, match: "regex.Match[str]", at: Mapping[int, Mention], meaning: Meaning
) -> Iterator[Link]:
    block = form.block
    slots = match.groupdict()
    people: Sequence[Mention] = []
    for slot in ("person", "persons"):
        if slots.get(slot):
            places = _outside_brackets(match, slot)
            people = [*people, *(at[one] for one in places if _is(at, one, "PERSON"))]
    for slot in NAMELESS:
        if slots.get(slot) is not None:
            people = meaning(slot, match.start(slot))
    found_by = f"tie:{block.id}"
    for person in people:
        start, end = min(match.start(), person.whole_start), max(match.end(), person.end)
        if any(slots.get(slot) is not None for slot in ("all", "he")):
            start, end = match.span()
        if block.alias:
            other = at[match.start("person2")]
            yield Link(person, other, "alias", start, end, found_by)
        if block.appears:
            yield Link(
                person, None, "appears_as", start, end, found_by, block.status, block.appears
            )
        for slot, kind in (("country", block.country), ("party", "party" if block.party else "")):
            for name in (slot, f"{slot}2"):
                if kind and slots.get(name):
                    thing = at[match.start(name)]
                    yield Link(person, thing, kind, start, end, found_by, block.status)


def _outside_brackets(match: "regex.Match[str]", slot: str) -> Iterator[int]:
    """Yield the places of a slot that no bracket holds: "Contact: Jo Lind (Sund)" is Jo Lind."""
    start, end = match.span(slot)
    depth = 0
    for place in range(start, end):
        letter = match.string[place]
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            yield place


def _is(at: Mapping[int, Mention], place: int, label: str) -> bool:
    one = at.get(place)
    return one is not None and one.label == label
