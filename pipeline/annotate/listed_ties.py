"""Ties countries and parties to persons by where they stand: in a bracket, in an item of a list.

Everything is read on a view of the page in which names are marks, so that it holds for any person
found, whatever found it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.annotate.cells import cells_of
from pipeline.annotate.page import Line, Page
from pipeline.annotate.slots import STATES_OF
from pipeline.annotate.view import ITEM_START, Names, names_of, view_of
from pipeline.masks import BITS
from pipeline.role_shapes import PERSON, SIGN, THING
from pipeline.types import Link, Mention

FOUND_BY = "finder:item"
KINDS = {"COUNTRY": "delegation", "PARTY": "party"}
FEWEST = 3
"""Pieces between semicolons, each beginning with a name, that make a list of a paragraph."""
UNCOUNTED = ("embedded", "family")
LONGEST = 260
"""Characters of an item; longer ones are sentences, in which a comma says less."""
BRACKET = regex.compile(r"\(([^()\n]{1,120})\)")
EXACT = regex.compile(
    rf"{SIGN}*(?:the\s+)?(?:(?:former|formerly|ex)[\s-]+)?({THING})(?:\s+Group)?{SIGN}*"
)
ALIAS = regex.compile(
    r"[^\S\n]*\n?[^\S\n]*(?:,?[^\S\n]*(?:(?:better |also )?known|aka|a\.k\.a\.)[^()\n]{0,40})?"
    r"(?:[^\S\n]+\p{Lu}{2,4}\.?)?[^\S\n]*"
)
"""What may stand between a name and its bracket: another name, a post-nominal."""
ITEM = regex.compile(r"(?:[^;()\n]|\([^()\n]*\))+")


@dataclass(frozen=True, slots=True)
class Standing:
    """A page with the persons, countries and parties on it: read by all that ties by place."""

    page: Page
    names: Names
    view: str


def stand(page: Page, mentions: Iterable[Mention]) -> Standing:
    """Return where the persons of a page stand, and the things that may be theirs."""
    named = counted(page, mentions)
    return Standing(page, names_of(named), view_of(page.text, named))


def listed_ties(standing: Standing) -> Iterator[Link]:
    """Yield the links that brackets and items make."""
    page, names, view = standing.page, standing.names, standing.view
    for line in page.lines:
        if PERSON in view[line.start : line.end]:
            yield from _in_brackets(names, view, line)
            yield from _in_items(names, view, line)
            yield from _in_rows(names, view, line)


def _in_rows(names: Names, view: str, line: Line) -> Iterator[Link]:
    """Yield what the other cells say in a row of a table that names one person, wherever."""
    cells = cells_of(view, line)
    people = names.between(line.start, line.end, "PERSON") if len(cells) > 1 else []
    if len(people) == 1:
        for cell in cells:
            for thing in exact(names, view, cell):
                start, end = min(people[0].whole_start, thing.start), max(people[0].end, thing.end)
                yield tie_of(people[0], thing, start, end)


def counted(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the persons, and the countries and parties that may be theirs: AK is a state."""
    labels = ("PERSON", *KINDS)
    return [
        one
        for one in mentions
        if one.label in labels and one.kind not in UNCOUNTED and not _is_state(page, one)
    ]


def _is_state(page: Page, one: Mention) -> bool:
    state = page.kit.maskable.bits.get(one.text, 0) & BITS["state"]
    return one.label == "PARTY" and page.house == STATES_OF and bool(state)


def _in_brackets(names: Names, view: str, line: Line) -> Iterator[Link]:
    """Yield what the bracket behind a name says: (SDP), (Norway; MP), (PAS, once a clerk)."""
    for person in names.between(line.start, line.end, "PERSON"):
        for thing in in_bracket(names, view, person):
            yield tie_of(person, thing, person.whole_start, thing.end + len(")"))


def in_bracket(names: Names, view: str, person: Mention) -> Iterator[Mention]:
    """Yield the countries and parties that the bracket behind a name holds, each a piece of it."""
    last = person.end + LONGEST
    gap = ALIAS.match(view, person.end, last)
    bracket = BRACKET.match(view, gap.end() if gap else person.end, last)
    below = bracket and "\n" in view[person.end : bracket.start()]
    if bracket and not (below and "|" in view[view.rfind("\n", 0, person.end) + 1 : person.end]):
        yield from exact(names, view, bracket.span(1))


def _in_items(names: Names, view: str, line: Line) -> Iterator[Link]:
    """Yield what stands alone between commas in an item that a name opens.

    A bracket at its end is said of all the names that open it.
    """
    pieces = [one.start() for one in ITEM.finditer(view, line.start, line.end)]
    rows = [start for start in pieces if ITEM_START.match(view, start).end() in names.at]  # type: ignore[union-attr]
    listed = line.kind in ("list", "signatories") or len(rows) == len(pieces) >= FEWEST
    for item in ITEM.finditer(view, line.start, line.end):
        start = ITEM_START.match(view, *item.span()).end()  # type: ignore[union-attr]
        people = names.between(start, item.end(), "PERSON")
        if not people or people[0].whole_start != start or item.end() - start > LONGEST:
            continue
        if not listed and item.group().rstrip().endswith(".") and item.end() == line.end:
            continue
        rest = after_row(view, people)
        last = BRACKET.search(view, rest, item.end())
        whole = people if len(people) == 1 or rest else people[:1]
        ends = item.start() + len(item.group().rstrip(" .;*_"))
        if last and last.end() >= ends and (listed or rest == last.start()):
            for thing in exact(names, view, last.span(1)):
                for person in whole:
                    yield tie_of(person, thing, people[0].whole_start, last.end())
        if len(people) == 1:
            for first, end in _outside_brackets(view, people[0].end, item.end()):
                for thing in exact(names, view, (first, end)):
                    yield tie_of(people[0], thing, start, thing.end)


def _outside_brackets(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for bracket in BRACKET.finditer(view, start, end):
        yield start, bracket.start()
        start = bracket.end()
    yield start, end


def after_row(view: str, people: Sequence[Mention]) -> int:
    """Return where a row of names ends that opens an item."""
    end = people[0].end
    for one in people[1:]:
        if not regex.fullmatch(r"\s*(?:,|and|&|,\s+and)\s*", view[end : one.whole_start]):
            break
        end = one.end
    return end


def exact(names: Names, view: str, span: tuple[int, int]) -> Iterator[Mention]:
    """Yield the countries and parties that are all of a piece between commas or dashes.

    An adjective of a country counts beside a party alone: (EPP, Finnish); else it is a language.
    """
    found = list(_pieces(names, view, span))
    party = any(one.label == "PARTY" for one in found)
    yield from (one for one in found if party or one.kind not in ("adjective", "demonym"))


def _pieces(names: Names, view: str, span: tuple[int, int]) -> Iterator[Mention]:
    for piece in regex.finditer(r"(?:[^,;/–—|\s]|[^\S\n]+(?![–—-]\s))+", view[span[0] : span[1]]):
        match = EXACT.fullmatch(piece.group())
        if match:
            yield names.at[span[0] + piece.start() + match.start(1)]


def tie_of(person: Mention, thing: Mention, start: int, end: int) -> Link:
    """Return the link of a person to a country or party that `start:end` proves."""
    return Link(person, thing, KINDS[thing.label], start, end, FOUND_BY)
