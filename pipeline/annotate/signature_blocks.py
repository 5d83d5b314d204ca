"""Reads the lines under a name that stands alone: "Jo Lind, MdB", then "CDU", then an office."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from pipeline.annotate.cells import cells_of
from pipeline.annotate.footnotes import SIGN
from pipeline.annotate.listed_ties import Standing, exact, tie_of
from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_mentions import Told
from pipeline.annotate.role_phrases import phrase_at, with_organisation
from pipeline.annotate.view import ITEM_START, Names
from pipeline.types import Link, Mention

MOST = 3
"""Lines under a name that are said of it."""
LONGEST = 120
"""Characters of such a line; a longer one is prose."""
DIGIT = regex.compile(r"\d")
"""What a line of an address holds: the country at its end is not the person's."""
MARKS = 4
"""Characters of commas, dashes and blanks beside each country and party of a line."""
ENDS = regex.compile(rf"[\s,*_]*(?:{SIGN}[\s,*_]*){{0,2}}")
"""What may stand behind a name that is alone on its line: a comma, the mark of a footnote."""
FOUND_BY = "finder:signature"


@dataclass(frozen=True, slots=True)
class Signature:
    """A person alone on a line, and the lines below that say what he or she is."""

    person: Mention
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """What the lines below names that stand alone tie and tell, and where these lines begin."""

    links: tuple[Link, ...]
    roles: tuple[Told, ...]
    lines: frozenset[int]


def signatures(standing: Standing) -> Signatures:
    """Return the signatures of a page: paragraphs in which each name has lines of its own.

    A paragraph in which one name follows another is a list, and a party in it may head the next.
    """
    page, names, view = standing.page, standing.names, standing.view
    found = [one for paragraph in _paragraphs(page) for one in _signatures(standing, paragraph)]
    return Signatures(
        tuple(link for one in found for link in _links(names, view, one)),
        tuple(told for one in found for told in _roles(page, view, one)),
        frozenset(line.start for one in found for line in one.below),
    )


def _links(names: Names, view: str, signature: Signature) -> Iterator[Link]:
    """Yield the links of countries and parties that are all of a piece of the lines below."""
    person = signature.person
    for line in signature.below:
        if line.kind != "contact" and not DIGIT.search(view, line.start, line.end):
            for thing in exact(names, view, (line.start, line.end)):
                tie = tie_of(person, thing, person.whole_start, thing.end)
                yield replace(tie, found_by=FOUND_BY)


def _roles(page: Page, view: str, signature: Signature) -> Iterator[Told]:
    """Yield the roles that begin the lines below a name, or the cells of such a line."""
    for start, end in (cell for line in signature.below for cell in cells_of(view, line)):
        for phrase in phrase_at(page.kit.roles, view, (start, end))[:1]:
            if not phrase.plural:
                yield Told(signature.person, with_organisation(view, phrase, end))


def _paragraphs(page: Page) -> Iterator[list[Line]]:
    """Yield the lines between blank lines."""
    paragraph: list[Line] = []
    for line in page.lines:
        if paragraph and page.text.count("\n", paragraph[-1].end, line.start) > 1:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _signatures(standing: Standing, paragraph: Sequence[Line]) -> list[Signature]:
    """Return the signatures of a paragraph, also side by side, or none where it is another thing.

    In a list in which one name follows another only a line that is all party and country is said of
    the name above it: a party alone may head the names below.
    """
    names, view = standing.names, standing.view
    rows: list[list[Signature]] = []
    for line in paragraph:
        cells = _cells(view, line)
        people = [_alone(standing, cell) for cell in cells]
        if all(people):
            rows.append([Signature(one, ()) for one in people if one])
            continue
        if not rows or names.between(line.start, line.end, "PERSON"):
            return _told_in_pairs(standing, paragraph)
        last = rows[-1]
        if len(last) not in (1, len(cells)):
            return []
        said = cells if len(last) > 1 else [line]
        rows[-1] = [
            Signature(one.person, (*one.below, cell)) for one, cell in zip(last, said, strict=True)
        ]
    found = [one for row in rows for one in row]
    fit = all(1 <= len(one.below) <= MOST and _are_short(one.below) for one in found)
    return found if fit else _told_in_pairs(standing, paragraph)


def _told_in_pairs(standing: Standing, paragraph: Sequence[Line]) -> list[Signature]:
    """Return who stands alone above a line that goes on with what he or she is."""
    pairs = ((_alone(standing, above), above, line) for above, line in pairwise(paragraph))
    return [
        Signature(person, (line,))
        for person, above, line in pairs
        if person is not None and _goes_on(standing, above, line)
    ]


def _goes_on(standing: Standing, above: Line, line: Line) -> bool:
    """Return whether a line holds a party and a country, or one behind a comma, and no more."""
    things = list(exact(standing.names, standing.view, (line.start, line.end)))
    left = line.end - line.start - sum(one.end - one.start for one in things)
    both = {one.label for one in things} == {"PARTY", "COUNTRY"}
    broken = standing.view[above.start : above.end].rstrip("*_ ").endswith(",")
    return left <= MARKS * len(things) and (both or (broken and bool(things)))


def _cells(view: str, line: Line) -> list[Line]:
    """Return the cells of a line, each as a line of its own."""
    return [replace(line, start=start, end=end) for start, end in cells_of(view, line)]


def _are_short(lines: Iterable[Line]) -> bool:
    return all(line.end - line.start <= LONGEST for line in lines)


def _alone(standing: Standing, line: Line) -> Mention | None:
    """Return the person that is all of a line, post-nominals aside."""
    view = standing.view
    start = ITEM_START.match(view, line.start, line.end).end()  # type: ignore[union-attr]
    person = standing.names.at.get(start)
    if person is None or person.label != "PERSON":
        return None
    behind = standing.page.kit.roles.shapes.behind.match(view, person.end, line.end)
    return person if behind and ENDS.fullmatch(view, behind.end(), line.end) else None
