"""The role that heads a list: "The candidates of the Greens:", a heading of members."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_before import phrase_before
from pipeline.annotate.role_mentions import Told
from pipeline.annotate.role_phrases import Phrase, is_address, is_over, phrase_at
from pipeline.annotate.view import ITEM_START
from pipeline.role_shapes import PARTY, PERSON, THING
from pipeline.types import Mention

HEAD_TAIL = regex.compile(r"[:*_\s]*(?:\([^()]*\))?[:*_\s]*$")
STOP = regex.compile(r"[.;]\s+(?=[\p{L}\ue700-\ue703])")
CLOSES = regex.compile(r"\s*(?:[.;,)]|$|(?:until|since|and|who|from|in|at)(?!\w))")
HEADINGS = ("heading", "subheadline")
BRACKETED = regex.compile(rf"[\s*_#]*{THING}\s*\((?P<role>[^()\n]+)\)[:*_\s]*")
"""A country or party that heads a list, and in a bracket what those below it are."""


def over_lists(page: Page, view: str, people: Sequence[Mention]) -> Iterator[Told]:
    """Yield the role in the plural that heads a list, for each person who opens an item of it."""
    opening = {one.whole_start: one for one in people}
    role: Phrase | None = None
    for line in page.lines:
        bullet = ITEM_START.match(view, line.start, line.end)
        person = opening.get(bullet.end()) if bullet else None
        if person is None:
            role = _heading_role(page, view, line)
        elif role is not None:
            yield Told(person, role, is_over(page.kit.shapes.former, view, role))


def _heading_role(page: Page, view: str, line: Line) -> Phrase | None:
    """Return the plural role that a line ends with, before its colon; headings need none.

    It must name a body or a party: "22 members" and "Journalists" say too little.
    """
    written = view[line.start : line.end]
    bracketed = BRACKETED.fullmatch(view, line.start, line.end)
    if bracketed:
        inside = phrase_at(page.kit.roles, view, bracketed.span("role"))[:1]
        whole = [one for one in inside if one.plural and one.end == bracketed.end("role")]
        return whole[0] if whole else None
    if not written.rstrip(" *_").endswith(":") and line.kind not in HEADINGS:
        return None
    bare = HEAD_TAIL.sub("", written.rstrip(" :*_#("))
    found = phrase_before(page.kit.roles, view, line.start, line.start + len(bare))
    if found is None or not found.plural or is_address(page.kit.roles, view, found):
        return None
    return found if found.body or PARTY in view[found.start : found.end] else None


def in_notes(page: Page, view: str, people: Sequence[Mention]) -> Iterator[Told]:
    """Yield the roles that are sentences of their own in an item: "- Ana Ruiz. Lawyer, Arlen."."""
    opening = {one.whole_start: one for one in people}
    for line in page.lines:
        bullet = ITEM_START.match(view, line.start, line.end) if line.kind == "list" else None
        person = opening.get(bullet.end()) if bullet else None
        if person is None or PERSON in view[person.end : line.end]:
            continue
        for stop in STOP.finditer(view, person.end, line.end):
            for phrase in phrase_at(page.kit.roles, view, (stop.end(), line.end)):
                if not phrase.plural and CLOSES.match(view, phrase.end, line.end):
                    yield Told(person, phrase)
