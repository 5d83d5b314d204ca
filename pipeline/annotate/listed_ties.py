"""Ties countries and parties to persons by where they stand: in an item, at the head of a line.

Everything is read on a view of the page in which names are marks, so that it holds for any person
found, whatever found it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_phrases import view_of
from pipeline.role_shapes import COUNTRY, PAD, PARTY, PERSON, SIGN
from pipeline.types import Link, Mention

FOUND_BY = "finder:item"
KINDS = {"COUNTRY": "delegation", "PARTY": "party"}
NAME, THING = rf"{PERSON}{PAD}*", rf"[{COUNTRY}{PARTY}]{PAD}*"
LONGEST = 260
"""Characters of an item; longer ones are sentences, in which a comma says less."""
REACH = 60
"""Characters of the next line in which the bracket of a name may stand that ends its line."""
BRACKET = regex.compile(r"\(([^()\n]{1,120})\)")
PIECE = regex.compile(r"[^,;/]+|(?<=\w)/")
EXACT = regex.compile(rf"{SIGN}*(?:the\s+)?({THING})(?:\s+Group)?{SIGN}*")
ALIAS = regex.compile(
    r"[^\S\n]*\n?[^\S\n]*(?:,?[^\S\n]*(?:(?:better |also )?known|aka|a\.k\.a\.)[^()\n]{0,40})?"
    r"(?:[^\S\n]+\p{Lu}{2,4}\.?)?[^\S\n]*"
)
"""What may stand between a name and its bracket: another name, a post-nominal."""
HEAD = regex.compile(
    rf"{SIGN}*(?:For\s+)?(?:the\s+)?(?P<thing>{THING})(?:\s+Group)?[*_]*(?P<mark>:|[–—-](?=\s)|(?=\s))\s*[*_]*"
)
ON_BEHALF = regex.compile(rf"{SIGN}*on behalf of\s+(?:the\s+)?(?P<thing>{PARTY}{PAD}*)", regex.I)
ITEM = regex.compile(r"(?:[^;()\n]|\([^()\n]*\))+")
START = regex.compile(rf"{SIGN}*(?:\p{{Lu}}{{2,4}}[ /-]?\d+{SIGN}*)?")


@dataclass(frozen=True, slots=True)
class _Names:
    """The mentions by where they begin in the view."""

    at: dict[int, Mention]
    starts: Sequence[int]

    def between(self, start: int, end: int, *labels: str) -> list[Mention]:
        """Return the mentions of some labels within `start:end`, in order."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        found = (self.at[one] for one in self.starts[first:last])
        return [one for one in found if one.label in labels]


def listed_ties(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield the links that brackets, items and heads of lines make."""
    named = [one for one in mentions if one.label in ("PERSON", *KINDS) and _counts(one)]
    view = view_of(page.text, named)
    at = {_start(one): one for one in named}
    names = _Names(at, sorted(at))
    for line in page.lines:
        if PERSON in view[line.start : line.end]:
            yield from _in_brackets(names, view, line)
            yield from _in_items(names, view, line)
    yield from _under_heads(page, names, view)
    yield from _on_behalf(page, names, view)
    yield from _sides(page, names, view)


def _counts(one: Mention) -> bool:
    return one.kind not in ("embedded", "family")


def _start(one: Mention) -> int:
    return one.full_start if one.full_start >= 0 else one.start


def _in_brackets(names: _Names, view: str, line: Line) -> Iterator[Link]:
    """Yield what the bracket behind a name says: (SDP), (Norway; MP), (PAS, once a clerk)."""
    for person in names.between(line.start, line.end, "PERSON"):
        gap = ALIAS.match(view, person.end, line.end + REACH)
        bracket = BRACKET.match(view, gap.end() if gap else person.end, line.end + REACH)
        if bracket:
            for thing in _exact(names, view, bracket.span(1)):
                yield _link(person, thing, _start(person), bracket.end())


def _in_items(names: _Names, view: str, line: Line) -> Iterator[Link]:
    """Yield what stands alone between commas in an item that a name opens.

    A bracket at its end is said of all the names that open it.
    """
    listed = line.kind in ("list", "signatories")
    for item in ITEM.finditer(view, line.start, line.end):
        start = START.match(view, *item.span()).end()  # type: ignore[union-attr]
        people = names.between(start, item.end(), "PERSON")
        if not people or _start(people[0]) != start or item.end() - start > LONGEST:
            continue
        if not listed and item.group().rstrip().endswith(".") and item.end() == line.end:
            continue
        rest = _after_row(view, people)
        last = BRACKET.search(view, rest, item.end())
        whole = people if len(people) == 1 or rest else people[:1]
        ends = view[: item.end()].rstrip(" .;*_")
        if last and last.end() >= len(ends) and (listed or rest == last.start()):
            for thing in _exact(names, view, last.span(1)):
                for person in whole:
                    yield _link(person, thing, _start(people[0]), last.end())
        if len(people) == 1:
            plain = BRACKET.sub(lambda match: " " * len(match.group()), view[: item.end()])
            for thing in _exact(names, plain, (people[0].end, item.end())):
                yield _link(people[0], thing, start, thing.end)


def _after_row(view: str, people: Sequence[Mention]) -> int:
    """Return where a row of names ends that opens an item."""
    end = people[0].end
    for one in people[1:]:
        if not regex.fullmatch(r"\s*(?:,|and|&|,\s+and)\s*", view[end : _start(one)]):
            break
        end = one.end
    return end


def _exact(names: _Names, view: str, span: tuple[int, int]) -> Iterator[Mention]:
    """Yield the countries and parties that are all of a piece between commas or dashes.

    An adjective of a country counts beside a party alone: (EPP, Finnish); else it is a language.
    """
    found = list(_pieces(names, view, span))
    party = any(one.label == "PARTY" for one in found)
    yield from (one for one in found if party or one.kind not in ("adjective", "demonym"))


def _pieces(names: _Names, view: str, span: tuple[int, int]) -> Iterator[Mention]:
    for piece in regex.finditer(r"(?:[^,;/–—\s]|[^\S\n]+(?![–—-]\s))+", view[span[0] : span[1]]):
        match = EXACT.fullmatch(piece.group())
        if match:
            yield names.at[span[0] + piece.start() + match.start(1)]


def _under_heads(page: Page, names: _Names, view: str) -> Iterator[Link]:
    """Yield what the head of a line says of the names behind it: "Tonga: A; B", "JAPAN A (CDP)".

    The line goes on where it ends in a semicolon or comma, or the next begins with a bracket.
    """
    head: Mention | None = None
    goes_on = False
    for line in page.lines:
        match = HEAD.match(view, line.start, line.end)
        thing = match and names.at.get(match.start("thing"))
        people = names.between(line.start, line.end, "PERSON")
        if match and thing and people and _start(people[0]) == match.end():
            told = bool(match["mark"]) or (thing.text.isupper() and not people[0].text.isupper())
            head = thing if told else None
        elif not (goes_on or view[line.start : line.end].lstrip().startswith("(")):
            head = None
        if head is None or people[:1] == []:
            goes_on = head is not None and goes_on
            continue
        for person in people:
            if not _has_own(names, view, person, head, line):
                yield _link(person, head, _start(person), person.end)
        goes_on = view[line.start : line.end].rstrip().endswith((";", ","))


def _has_own(names: _Names, view: str, person: Mention, head: Mention, line: Line) -> bool:
    """Return whether a bracket behind a name says another thing of the same kind."""
    gap = ALIAS.match(view, person.end, line.end)
    bracket = BRACKET.match(view, gap.end() if gap else person.end, line.end)
    own = list(_exact(names, view, bracket.span(1))) if bracket else []
    return any(one.label == head.label for one in own)


def _on_behalf(page: Page, names: _Names, view: str) -> Iterator[Link]:
    """Yield the group of the names on the lines above "on behalf of the … Group"."""
    above: list[Mention] = []
    for line in page.lines:
        match = ON_BEHALF.match(view, line.start, line.end)
        people = names.between(line.start, line.end, "PERSON")
        if match:
            thing = names.at[match.start("thing")]
            for person in above:
                yield _link(person, thing, _start(person), thing.end)
                yield Link(
                    person, None, "appears_as", _start(person), thing.end, FOUND_BY,
                    value="signatory",
                )  # fmt: skip
            above = []
        elif people and START.match(view, line.start).end() == _start(people[0]):  # type: ignore[union-attr]
            above += people
        else:
            above = []


def _sides(page: Page, names: _Names, view: str) -> Iterator[Link]:
    """Yield the country of each person of "the Maltese delegation included A, clerk; B"."""
    for start, end in page.sentences:
        found = list(page.kit.roles.shapes.side.finditer(view, start, end))
        ends = [*(one.start() for one in found[1:]), end]
        for match, last in zip(found, ends, strict=False):
            thing = names.at[match.start("thing")]
            people = names.between(match.end(), last, "PERSON")
            if match["one"]:
                row = _after_row(view, people) if people else 0
                near = people and _start(people[0]) - match.end() < REACH + 40
                people = [one for one in people if one.end <= row] if near else []
            for person in people:
                yield _link(person, thing, match.start(), person.end)


def _link(person: Mention, thing: Mention, start: int, end: int) -> Link:
    return Link(person, thing, KINDS[thing.label], start, end, FOUND_BY)
