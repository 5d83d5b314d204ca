"""Ties what heads a line, a delegation or a group's own line to the names that it holds for."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from pipeline.annotate.listed_ties import FOUND_BY, LONGEST, Standing, after_row, in_bracket, tie_of
from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START, Names
from pipeline.role_shapes import PAD, PARTY, SIGN, THING
from pipeline.types import Link, Mention

HEAD = regex.compile(
    rf"{SIGN}*(?:For\s+)?(?:the\s+)?(?P<thing>{THING})(?:\s+Group)?[*_]*"
    r"(?P<mark>:|[–—-](?=\s)|(?=\s))\s*[*_]*"
)
ON_BEHALF = regex.compile(rf"{SIGN}*on behalf of\s+(?:the\s+)?(?P<thing>{PARTY}{PAD}*)", regex.I)
SHORTEST_HEAD = 4
"""Letters of a country in capitals that may head a line without a colon."""
HEADING = "finder:heading"
NEAR = 100
"""Characters between "was led by" and the name of who led."""


def line_ties(standing: Standing) -> Iterator[Link]:
    """Yield the links that heads of lines, delegations and groups on their own lines make."""
    page, names, view = standing.page, standing.names, standing.view
    yield from under_line_heads(page, names, view)
    yield from on_behalf(page, names, view)
    yield from sides(page, names, view)


def under_line_heads(page: Page, names: Names, view: str) -> Iterator[Link]:
    """Yield what the head of a line says of the names behind it: "Tonga: A; B", "JAPAN A (CDP)".

    The line goes on where it ends in a semicolon or comma, or the next begins with a bracket.
    """
    head: Mention | None = None
    goes_on = False
    for line in page.lines:
        match = HEAD.match(view, line.start, line.end)
        thing = match and names.at.get(match.start("thing"))
        people = names.between(line.start, line.end, "PERSON")
        if match and thing and people and people[0].whole_start == match.end():
            head = thing if match["mark"] or _is_head(thing, people[0]) else None
        elif not (goes_on or view[line.start : line.end].lstrip().startswith("(")):
            head = None
        if head is None or not people:
            goes_on = head is not None and goes_on
            continue
        for person in people:
            if not _has_own(names, view, person, head.label):
                yield _tie(person, head, line)
        goes_on = view[line.start : line.end].rstrip().endswith((";", ","))


def _is_head(thing: Mention, person: Mention) -> bool:
    """Return whether a name in capitals right before another heads its line: JAPAN Sato Rei."""
    capitals = thing.text.isupper() and not person.text.isupper()
    return capitals and len(thing.text) >= SHORTEST_HEAD


def _tie(person: Mention, head: Mention, line: Line) -> Link:
    """Return the link of a head to a name of its line, or of a line below, as of a heading."""
    if line.start <= head.start and person.end - head.start <= LONGEST:
        return tie_of(person, head, head.start, person.end)
    return replace(tie_of(person, head, person.whole_start, person.end), found_by=HEADING)


def _has_own(names: Names, view: str, person: Mention, label: str) -> bool:
    """Return whether a bracket behind a name says another thing of the same kind."""
    return any(one.label == label for one in in_bracket(names, view, person))


def on_behalf(page: Page, names: Names, view: str) -> Iterator[Link]:
    """Yield the group of the names on the lines above "on behalf of the … Group"."""
    above: list[Mention] = []
    for line in page.lines:
        match = ON_BEHALF.match(view, line.start, line.end)
        people = names.between(line.start, line.end, "PERSON")
        if match:
            thing = names.at[match.start("thing")]
            for person in above:
                yield tie_of(person, thing, person.whole_start, thing.end)
                yield Link(
                    person, None, "appears_as", person.whole_start, thing.end, FOUND_BY,
                    value="signatory",
                )  # fmt: skip
            above = []
        elif people and ITEM_START.match(view, line.start).end() == people[0].whole_start:  # type: ignore[union-attr]
            above += people
        else:
            above = []


def sides(page: Page, names: Names, view: str) -> Iterator[Link]:
    """Yield the country of each person of "the Maltese delegation included A, clerk; B"."""
    for start, end in page.sentences:
        found = list(page.kit.roles.shapes.side.finditer(view, start, end))
        ends = [*(one.start() for one in found[1:]), end]
        for match, last in zip(found, ends, strict=False):
            thing = names.at[match.start("thing")]
            people = names.between(match.end(), last, "PERSON")
            if match["one"]:
                row = after_row(view, people) if people else 0
                near = people and people[0].whole_start - match.end() < NEAR
                people = [one for one in people if one.end <= row] if near else []
            for person in people:
                yield tie_of(person, thing, match.start(), person.end)
