"""Ties to each person the roles that stand beside the name: before it, behind it, below it."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from pipeline.annotate.cells import cell_at, cell_below
from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_before import phrase_before, phrase_before_comma
from pipeline.annotate.role_lists import in_notes, over_lists
from pipeline.annotate.role_mentions import REACH, Told
from pipeline.annotate.role_phrases import (
    Phrase,
    is_address,
    is_over,
    past_no_role,
    phrase_at,
    with_organisation,
)
from pipeline.annotate.role_pronouns import pronoun_roles
from pipeline.annotate.view import runs_of, view_of
from pipeline.role_shapes import COUNTRY, PAD, PERSON, SIGN
from pipeline.types import Mention

GAP = regex.compile(
    rf"(?:[^\S\n]*\([^()\n]{{0,60}}\)|[^\S\n]of[^\S\n](?:the[^\S\n])?{COUNTRY}{PAD}*)?"
    r"(?:[^\S\n]*[,;][^\S\n]*(?:and[^\S\n]+)?|[^\S\n]+(?:and|&)[^\S\n]+)"
)
HARD_END = regex.compile(r"[!?;:|()\[\]\n“”\"–—]|\.(?=\s)")
CLOSES = regex.compile(r"\s*(?:[,.;:|)(\n–—]|$)")
COMMA = regex.compile(r",\s*$")
BRACKET = regex.compile(r"[^\S\n]*\(([^()\n]{2,120})\)")
PIECE = regex.compile(r"[^,;]+")
DASH = regex.compile(r"[^\S\n]+[–—-][^\S\n]+|:[^\S\n]+")
ONLY = regex.compile(rf"{SIGN}*")
ENDS = regex.compile(r"[\s,*_]+")
ONE_OF = regex.compile(r"(?i:one of)\s+(?:the|its|his|her|their|our)\s+$")
"""Before a role in the plural that is said of one person."""


def roles(page: Page, mentions: Iterable[Mention]) -> list[Told]:
    """Return the roles that stand beside the persons of a page, in the order of the names."""
    everyone = list(mentions)
    people = [one for one in everyone if one.label == "PERSON" and not one.kind]
    people.sort(key=lambda one: one.start)
    view = view_of(page.text, everyone)
    reader = _Reader(page, view)
    told: list[Told] = [*over_lists(page, view, people), *in_notes(page, view, people)]
    told += pronoun_roles(page, view, everyone)
    for row in runs_of(view, people, GAP):
        for number, person in enumerate(row):
            told += reader.before(row[number:])
            told += reader.behind(person)
        told += reader.behind_all(row)
    return told


class _Reader:
    """Reads around names on one page; holds what every reading needs."""

    def __init__(self, page: Page, view: str) -> None:
        self.page = page
        self.view = view
        self.words = page.kit.roles

    def before(self, row: Sequence[Mention]) -> Iterator[Told]:
        """Yield the role before the first name of a row; one in the plural is that of all."""
        start = row[0].whole_start
        line = self._line(start)
        window = max(line.start, start - REACH)
        ends = [match.end() for match in HARD_END.finditer(self.view, window, start)]
        first = ends[-1] if ends else window
        end = first + len(self.view[first:start].rstrip())
        comma = COMMA.search(self.view, first, end)
        if comma:
            apposed = CLOSES.match(self.view, row[-1].end) or len(row) == 1
            read = phrase_before_comma if apposed else None
            phrase = read and read(self.words, self.view, first, comma.start())
            if phrase and not phrase.plural and not CLOSES.match(self.view, row[0].end):
                phrase = None
        else:
            phrase = phrase_before(self.words, self.view, first, end)
        if (
            phrase is None
            or (
                phrase.plural
                and len(row) == 1
                and not ONE_OF.search(self.view, first, phrase.start)
            )
            or is_address(self.words, self.view, phrase)
        ):
            return
        for person in row if phrase.plural else row[:1]:
            yield Told(person, phrase, is_over(self.page.kit.shapes.former, self.view, phrase))

    def behind(self, person: Mention) -> Iterator[Told]:
        """Yield the roles behind a name: in a bracket, behind a comma or dash, on the next line."""
        line = self._line(person.start)
        end = min(line.end, person.end + REACH)
        at = self.words.shapes.after_name.match(self.view, person.end, end)
        place = at.end() if at else person.end
        for bracket in BRACKET.finditer(self.view, person.end, place):
            yield from self._in_bracket(person, bracket)
        found = list(self._apposed(person, place, end))
        if not found:
            found = list(self._dashed(person, place, end))
        if not found:
            found = list(self._below(person, line, place))
        yield from found

    def behind_all(self, row: Sequence[Mention]) -> Iterator[Told]:
        """Yield the role in the plural behind a row of names: "A and B, organisers of a union"."""
        if len(row) < 2:
            return
        line = self._line(row[-1].start)
        end = min(line.end, row[-1].end + REACH)
        at = self.words.shapes.after_name.match(self.view, row[-1].end, end)
        lead = self.words.shapes.lead.match(self.view, at.end() if at else row[-1].end, end)
        if lead is None:
            return
        for phrase in phrase_at(self.words, self.view, (lead.end(), end))[:1]:
            if phrase.plural:
                yield from (Told(person, phrase) for person in row)

    def _in_bracket(self, person: Mention, bracket: "regex.Match[str]") -> Iterator[Told]:
        for piece in PIECE.finditer(self.view, *bracket.span(1)):
            lead = self.words.shapes.inner_lead.match(self.view, piece.start(), piece.end())
            start = lead.end() if lead else piece.start()
            for phrase in phrase_at(self.words, self.view, (start, piece.end())):
                if not phrase.plural and not self._is_no_role(phrase):
                    yield self._told(person, phrase, lead.group() if lead else "")

    def _apposed(self, person: Mention, place: int, end: int) -> Iterator[Told]:
        """Yield the roles behind a comma, a word such as "is" or "as", one after the other.

        What is said of kin is passed over: "Ana Ruiz, his mother, mayor of Arlen".
        """
        for _ in range(3):
            lead = self.words.shapes.lead.match(self.view, place, end)
            if lead is None:
                return
            guess = lead["article"] is not None and lead["article"].lower().startswith("a")
            phrases = phrase_at(self.words, self.view, (lead.end(), end), guess=guess)
            phrases = [one for one in phrases if not self._is_no_role(one)]
            aside = None if phrases else past_no_role(self.words, self.view, (lead.end(), end))
            if aside is not None:
                place = aside
                continue
            if not phrases or phrases[0].plural:
                return
            listed = self._line(person.start).kind == "list"
            if listed:
                last = with_organisation(self.view, phrases[-1], end)
                phrases = [*phrases[:-1], last]
            for phrase in phrases:
                yield self._told(person, phrase, lead.group())
            place = phrases[-1].end

    def _dashed(self, person: Mention, place: int, end: int) -> Iterator[Told]:
        dash = DASH.match(self.view, place, end)
        if dash is None:
            return
        lead = self.words.shapes.inner_lead.match(self.view, dash.end(), end)
        start = lead.end() if lead else dash.end()
        for phrase in phrase_at(self.words, self.view, (start, end)):
            if not phrase.plural and not self._is_no_role(phrase):
                whole = with_organisation(self.view, phrase, end)
                yield self._told(person, whole, lead.group() if lead else "")

    def _below(self, person: Mention, line: Line, place: int) -> Iterator[Told]:
        """Yield the role below a name that is all of its line or cell: contacts, signatures."""
        start = person.whole_start
        number, (first, last) = cell_at(self.view, line, start)
        alone = ONLY.fullmatch(self.view, first, start) and not ENDS.sub("", self.view[place:last])
        at = self.page.line_number(line.start)
        below = cell_below(self.view, self.page.lines, at, number) if alone else None
        if below is None:
            return
        for phrase in phrase_at(self.words, self.view, below)[:1]:
            if not phrase.plural and not self._is_no_role(phrase):
                yield self._told(person, with_organisation(self.view, phrase, below[1]), "")

    def _told(self, person: Mention, phrase: Phrase, lead: str) -> Told:
        said = any(word in self.words.uses["past"] for word in lead.lower().split())
        return Told(person, phrase, said or is_over(self.page.kit.shapes.former, self.view, phrase))

    def _is_no_role(self, phrase: Phrase) -> bool:
        """Return whether it is MP alone, or a name follows: "A, lawyer B" says what B is."""
        next_name = self.view[phrase.end : phrase.end + 2].strip().startswith(PERSON)
        bare = self.view[phrase.start : phrase.end]
        return next_name or bare in self.words.addresses or bare in self.words.post_nominals

    def _line(self, position: int) -> Line:
        return self.page.lines[self.page.line_number(position)]
