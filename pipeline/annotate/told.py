"""Lays the forms of `data/ties/` on the names of a page: what the words between them say."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START, view_of
from pipeline.form_needs import Stretch, may_match
from pipeline.forms import MOST
from pipeline.role_shapes import COUNTRY, PAD, PARTY, PERSON
from pipeline.tie_forms import TieForm
from pipeline.types import Link, Mention

LABELS = ("PERSON", "COUNTRY", "PARTY")
EVERY_MARK = -1
Before = Callable[[int], Sequence[Mention]]
"""Tells whom a word such as "both" at a place means."""


def told(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield the links that the words between names make, in the order of the forms."""
    named = [
        one for one in mentions if one.label in LABELS and one.kind not in ("embedded", "family")
    ]
    view = _with_titles(page, view_of(page.text, named), named)
    at = {one.whole_start: one for one in named}
    lines = [line for line in page.lines if _has_any(view, line)]
    with_person = [line for line in lines if PERSON in view[line.start : line.end]]
    for form in page.kit.ties:
        for match in _matches(form, view, with_person if form.names_person else lines):
            yield from _links(form, match, at, lambda place: _those_before(page, at, view, place))


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
    whole = Line(0, len(text), "body", capitals=False, title_case=False)
    people = [one for one in mentions if one.label == "PERSON"]
    found = (
        link
        for match in _matches(form, view, [whole])
        for link in _links(form, match, at, lambda place: [p for p in people if p.end <= place])
    )
    keys = {(one.person, one.other, one.kind, one.value): one for one in found}
    return list(keys.values())


def _has_any(view: str, line: Line) -> bool:
    piece = view[line.start : line.end]
    return any(mark in piece for mark in (PERSON, COUNTRY, PARTY))


def _matches(form: TieForm, view: str, lines: Sequence[Line]) -> Iterator["regex.Match[str]"]:
    whole = Stretch(0, len(view), EVERY_MARK)
    variants = [one for one in form.variants if may_match(one.needs, view, whole)]
    for line in lines if variants else ():
        place = Stretch(line.start, line.end, EVERY_MARK)
        for variant in variants:
            if may_match(variant.needs, view, place):
                yield from variant.expression.finditer(view, line.start, line.end)


def _links(
    form: TieForm, match: "regex.Match[str]", at: Mapping[int, Mention], before: Before
) -> Iterator[Link]:
    block = form.block
    slots = match.groupdict()
    people: Sequence[Mention] = []
    for slot in ("person", "persons"):
        if slots.get(slot):
            people = [at[one] for one in _outside_brackets(match, slot) if _is(at, one, "PERSON")]
    if slots.get("all"):
        people = before(match.start("all"))
    for pronoun in ("he", "him"):
        if slots.get(pronoun):
            people = _only(before(match.start(pronoun)))
    found_by = f"tie:{block.id}"
    for person in people:
        start, end = min(match.start(), person.whole_start), max(match.end(), person.end)
        if slots.get("all") or slots.get("he"):
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


def _only(people: Sequence[Mention]) -> Sequence[Mention]:
    """Return the one person that "he" can mean, or nobody: no guess is made between two."""
    return people[-1:] if len({one.text.split()[-1] for one in people}) == 1 else []


def _is(at: Mapping[int, Mention], place: int, label: str) -> bool:
    one = at.get(place)
    return one is not None and one.label == label


def _those_before(
    page: Page, at: Mapping[int, Mention], view: str, place: int
) -> Sequence[Mention]:
    """Return whom "both" or "all five" means: the list above, or the sentence before."""
    number = bisect_right(page.lines, place, key=lambda line: line.start) - 1
    line = page.lines[number]
    if not view[line.start : place].strip():
        return _list_above(page, at, view, number)
    item = _opening(at, view, line) if line.kind == "list" else None
    if item is not None:
        return [item]
    after = bisect_right(page.sentences, place, key=lambda sentence: sentence[1])
    start = page.sentences[after - 1][0] if after else line.start
    inside = (at.get(position) for position in range(start, place))
    return [one for one in inside if one is not None and one.label == "PERSON"]


def _list_above(page: Page, at: Mapping[int, Mention], view: str, number: int) -> Sequence[Mention]:
    """Return the persons who open the lines right above a line, in order."""
    above: list[Mention] = []
    for line in reversed(page.lines[max(0, number - MOST) : number]):
        first = _opening(at, view, line)
        if first is None:
            break
        above.append(first)
    return above[::-1]


def _opening(at: Mapping[int, Mention], view: str, line: Line) -> Mention | None:
    """Return the person who opens a line, behind its bullet."""
    bullet = ITEM_START.match(view, line.start, line.end)
    first = at.get(bullet.end()) if bullet else None
    return first if first is not None and first.label == "PERSON" else None
