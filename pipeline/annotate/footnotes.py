"""Ties what a footnote says to those who bear its mark: "Jo Lind*", then "* Member of the ECR"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import regex

from pipeline.annotate.listed_ties import KINDS, Standing, tie_of
from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_mentions import Told
from pipeline.annotate.role_phrases import is_over, phrase_at
from pipeline.annotate.view import Names
from pipeline.role_shapes import MARKS
from pipeline.types import Link, Mention

SIGN = r"\*{1,4}|[†‡§¶#]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\(\d{1,2}\)|\[\d{1,2}\]|\(\*{1,3}\)"
SIGNS = rf"(?P<sign>(?:{SIGN})(?:[^\S\n]?(?:{SIGN}))*)"
BORNE = regex.compile(
    rf"(?:[^{MARKS}\n;,]{{0,40}}?)[^\S\n]?{SIGNS}(?=\s*(?:[,;:|)]|and\s|$))", regex.M
)
"""A mark behind a name, with what may stand between: MEP, a bracket."""
OPENING = regex.compile(
    rf"(?:(?<=^)|(?<=[;.,|]\s)|(?<=\s\s))(?P<sign>{SIGN})[ =:–-]*(?=[\p{{L}}{MARKS}])", regex.M
)
"""A mark before what it stands for; one line may hold several of them."""
SINGLE = regex.compile(SIGN)
ARTICLE = regex.compile(r"(?:An?|The)\s+")
LONGEST = 200
FOUND_BY = "finder:footnote"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """What the footnotes of a page tie, and the roles that they tell."""

    links: tuple[Link, ...]
    roles: tuple[Told, ...]


def footnotes(standing: Standing) -> Footnotes:
    """Return the countries, parties and roles of those whose names bear the mark of a footnote."""
    page, names, view = standing.page, standing.names, standing.view
    notes = [note for line in page.lines for note in _notes(names, view, line)]
    bearers = _bearers(page, names, view) if notes else {}
    links: list[Link] = []
    roles: list[Told] = []
    for sign, start, end in notes:
        people = [one for one in bearers.get(sign, ()) if one.end < start]
        over = page.kit.shapes.over.search(page.text, start, end)
        for thing in _things(names, start, end):
            status = "former" if over and thing.label == "PARTY" else "current"
            for one in people:
                tie = tie_of(one, thing, start, end if over else thing.end)
                links.append(replace(tie, found_by=FOUND_BY, status=status))
        first = ARTICLE.match(view, start, end)
        words = first.end() if first else start
        for phrase in phrase_at(page.kit.roles, view, (words, end))[:1]:
            former = is_over(page.kit.shapes.former, view, phrase)
            roles += (Told(one, phrase, former) for one in people if not phrase.plural)
    return Footnotes(tuple(links), tuple(roles))


def _things(names: Names, start: int, end: int) -> Iterator[Mention]:
    """Yield the country and the party of a footnote; where it names two, it says of neither."""
    for label in KINDS:
        found = names.between(start, end, label)
        if len(found) == 1:
            yield found[0]


def _notes(names: Names, view: str, line: Line) -> Iterator[tuple[str, int, int]]:
    """Yield the footnotes of a line that names nobody: its mark, and where its words stand."""
    if line.end - line.start > LONGEST or names.between(line.start, line.end, "PERSON"):
        return
    found = list(OPENING.finditer(view, line.start, line.end))
    if not found or view[line.start : found[0].start()].strip():
        return
    ends = [*(one.start() for one in found[1:]), line.end]
    for one, end in zip(found, ends, strict=True):
        yield one["sign"], one.end(), end


def _bearers(page: Page, names: Names, view: str) -> Mapping[str, list[Mention]]:
    """Return those whose names bear each mark, in order."""
    found: dict[str, list[Mention]] = {}
    for line in page.lines:
        for person in names.between(line.start, line.end, "PERSON"):
            match = BORNE.match(view, person.end, line.end)
            for sign in SINGLE.findall(match["sign"]) if match else ():
                found.setdefault(sign, []).append(person)
    return found
