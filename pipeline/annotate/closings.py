"""The names under a text that says "we", and under "For …:": they have signed it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START
from pipeline.types import Link, Mention

LEAST = 2
"""Names in a row, each with what he or she is, that are signatures without a closing."""
WORDS = 12
"""Words of a paragraph above them."""
MANY = regex.compile(r"(?<!\w)(?:[Ww]e|[Oo]ur|us)(?!\w)")
ENDS = (".", "!", "?")
LETTER = regex.compile(r"\p{L}")
PIECE = regex.compile(r"[^;\n]+")
TELLS = regex.compile(r"\s(?:said|says|is|was|has|told|will|who|have|were|had)\s")
"""A piece that tells something is no item."""
ROLL = 3
HEADING = 4
"""Words of a line that may stand between the items of a list, as a country or a group does."""
UNDERSIGNED, WE = "undersigned", "we"
THINGS = ("COUNTRY", "PARTY")
Span = tuple[int, int]
FOUND_BY = "finder:closing"


def closings(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who opens a line of a block right below "we ask …"."""
    people = _by_start(mentions)
    run: list[Mention] = []
    above: Line | None = None
    for line in page.lines:
        person = _signs(page, people, line)
        if person is not None and above is not None:
            run.append(person)
            continue
        yield from _links(run)
        run = []
        above = line if _speaks_for_many(page, line) else None
    yield from _links(run)


def rolls(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person of the lists below words such as "the undersigned".

    A list is three pieces in a row, between line ends and semicolons, that begin with a person;
    below "We ask …" it is four, most of which name a party or country too.
    """
    everyone = list(mentions)
    cues = {one.kind: one for one in reversed(everyone) if one.label == "CUE"}
    cue = cues.get(UNDERSIGNED, cues.get(WE))
    if cue is None:
        return
    people = _by_start(everyone)
    things = sorted(one.start for one in everyone if one.label in THINGS)
    for run in _runs(page, people, cue.end):
        told = sum(
            bisect_left(things, start) < bisect_left(things, end) for start, end in run.values()
        )
        if cue.kind == UNDERSIGNED or (len(run) > ROLL and 2 * told > len(run)):
            yield from _links(list(run), ROLL)


def _runs(page: Page, people: dict[int, Mention], start: int) -> Iterator[dict[Mention, Span]]:
    """Yield the persons who begin pieces in a row, each with where the piece stands."""
    run: dict[Mention, Span] = {}
    for line in page.lines:
        if line.start < start:
            continue
        for piece in PIECE.finditer(page.text, line.start, line.end):
            head = ITEM_START.match(page.text, piece.start(), piece.end())
            person = people.get(head.end()) if head else None
            if person is not None and not TELLS.search(page.text, person.end, piece.end()):
                run[person] = piece.span()
            elif piece.group().strip(" .") and len(piece.group().split()) > HEADING:
                yield run
                run = {}
    yield run


def _by_start(mentions: Iterable[Mention]) -> dict[int, Mention]:
    return {one.whole_start: one for one in mentions if one.label == "PERSON" and not one.kind}


def _signs(page: Page, people: dict[int, Mention], line: Line) -> Mention | None:
    """Return the person who opens a line that says what he or she is, and ends without a stop."""
    text = page.text[line.start : line.end].rstrip()
    bullet = ITEM_START.match(page.text, line.start, line.end)
    person = people.get(bullet.end()) if bullet else None
    if person is None or text.endswith(ENDS):
        return None
    rest = page.text[person.end : line.end]
    return person if rest.startswith(",") or not LETTER.search(rest) else None


def _speaks_for_many(page: Page, line: Line) -> bool:
    text = page.text[line.start : line.end].rstrip()
    return text.endswith(ENDS) and len(text.split()) >= WORDS and MANY.search(text) is not None


def _links(run: Sequence[Mention], least: int = LEAST) -> Iterator[Link]:
    if len(run) >= least:
        for one in run:
            start = one.whole_start
            yield Link(one, None, "appears_as", start, one.end, FOUND_BY, value="signatory")
