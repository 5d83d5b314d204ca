"""The names under a text that says "we", and under "For …:": they have signed it."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.view import ITEM_START, full_start
from pipeline.types import Link, Mention

LEAST = 2
"""Names in a row, each with what he or she is, that are signatures without a closing."""
WORDS = 12
"""Words of a paragraph above them."""
MANY = regex.compile(r"(?<!\w)(?:[Ww]e|[Oo]ur|us)(?!\w)")
ENDS = (".", "!", "?")
FOUND_BY = "finder:closing"


def closings(page: Page, mentions: Iterable[Mention]) -> Iterator[Link]:
    """Yield a link for each person who opens a line of a block right below "we ask …"."""
    people = {full_start(one): one for one in mentions if one.label == "PERSON" and not one.kind}
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


def _signs(page: Page, people: dict[int, Mention], line: Line) -> Mention | None:
    """Return the person who opens a line that says what he or she is, and ends without a stop."""
    text = page.text[line.start : line.end].rstrip()
    bullet = ITEM_START.match(page.text, line.start, line.end)
    person = people.get(bullet.end()) if bullet else None
    if person is None or text.endswith(ENDS) or page.text[person.end : person.end + 1] != ",":
        return None
    return person


def _speaks_for_many(page: Page, line: Line) -> bool:
    text = page.text[line.start : line.end].rstrip()
    return text.endswith(ENDS) and len(text.split()) >= WORDS and MANY.search(text) is not None


def _links(run: Sequence[Mention]) -> Iterator[Link]:
    if len(run) >= LEAST:
        for one in run:
            start = full_start(one)
            yield Link(one, None, "appears_as", start, one.end, FOUND_BY, value="signatory")
