"""The role that heads a list: "The candidates of the Greens:", a heading of members."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_before import phrase_before
from pipeline.annotate.role_mentions import Told
from pipeline.annotate.role_phrases import Phrase, is_address
from pipeline.annotate.view import ITEM_START
from pipeline.role_shapes import PARTY
from pipeline.types import Mention

HEAD_TAIL = regex.compile(r"[:*_\s]*(?:\([^()]*\))?[:*_\s]*$")
HEADINGS = ("heading", "subheadline")


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
            yield Told(person, role)


def _heading_role(page: Page, view: str, line: Line) -> Phrase | None:
    """Return the plural role that a line ends with, before its colon; headings need none.

    It must name a body or a party: "22 members" and "Journalists" say too little.
    """
    written = view[line.start : line.end]
    if not written.rstrip(" *_").endswith(":") and line.kind not in HEADINGS:
        return None
    bare = HEAD_TAIL.sub("", written.rstrip(" :*_#("))
    found = phrase_before(page.kit.roles, view, line.start, line.start + len(bare))
    if found is None or not found.plural or is_address(page.kit.roles, view, found):
        return None
    return found if found.body or PARTY in view[found.start : found.end] else None
