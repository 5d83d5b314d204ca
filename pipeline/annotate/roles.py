"""Ties to each person the roles that stand beside the name: before it, behind it, below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from pipeline.annotate.page import Line, Page
from pipeline.annotate.role_phrases import (
    Phrase,
    phrase_at,
    phrase_before,
    phrase_before_comma,
    runs_of,
    view_of,
    with_organisation,
)
from pipeline.role_shapes import COUNTRY, PAD, PARTY, PERSON, SIGN
from pipeline.types import Link, Mention

FOUND_BY = "finder:role"
REACH = 240
"""Characters on either side of a name in which its role stands whole."""
GAP = regex.compile(
    r"(?:[^\S\n]*\([^()\n]{0,60}\))?(?:[^\S\n]*[,;][^\S\n]*(?:and[^\S\n]+)?|[^\S\n]+(?:and|&)[^\S\n]+)"
)
HARD_END = regex.compile(r"[!?;:()\[\]\n“”\"–—]|\.(?=\s)")
CLOSES = regex.compile(r"\s*(?:[,.;:)(\n–—]|$)")
COMMA = regex.compile(r",\s*$")
BRACKET = regex.compile(r"[^\S\n]*\(([^()\n]{2,120})\)")
PIECE = regex.compile(r"[^,;]+")
DASH = regex.compile(r"[^\S\n]+[–—-][^\S\n]+|:[^\S\n]+")
BELOW = regex.compile(r"[^\S\n]*\n")
ITEM_START = regex.compile(rf"{SIGN}*(?:\p{{Lu}}{{2,4}}[ /-]?\d+{SIGN}*)?")
HEAD_TAIL = regex.compile(r"[:*_\s]*(?:\([^()]*\))?[:*_\s]*$")
LEADING_MARK = regex.compile(rf"^(?:{COUNTRY}{PAD}*\s+)?")
OVER = regex.compile(
    r",?\s+(?:until\s+(?:\p{Lu}\p{L}+\s+)?\d{4}|(?:from|between)\s+(?:\p{Lu}\p{L}+\s+)?\d{4}\s+(?:to|and)\s+(?:\p{Lu}\p{L}+\s+)?\d{4}"
    r"|\(?\d{4}\s*[–-]\s*\d{2,4})"
)
"""Years behind a role that are over."""
ONLY = regex.compile(rf"{SIGN}*")


@dataclass(frozen=True, slots=True)
class Told:
    """A role of a person, and whether the words beside it say that it is over."""

    person: Mention
    phrase: Phrase
    former: bool = False

    @property
    def evidence(self) -> tuple[int, int]:
        """Return the run that proves it: the role and the name, or the role that heads a list."""
        start = min(self.phrase.start, _full_start(self.person))
        end = max(self.phrase.end, self.person.end)
        far = end - start > REACH + self.phrase.end - self.phrase.start
        return (self.phrase.start, self.phrase.end) if far else (start, end)


def roles(page: Page, mentions: Iterable[Mention]) -> list[Told]:
    """Return the roles that stand beside the persons of a page, in the order of the names."""
    everyone = list(mentions)
    people = [one for one in everyone if one.label == "PERSON" and not one.kind]
    people.sort(key=lambda one: one.start)
    view = view_of(page.text, everyone)
    reader = _Reader(page, view)
    told: list[Told] = list(reader.over_lists(people))
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
        start = _full_start(row[0])
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
        if phrase is None or (phrase.plural and len(row) == 1) or self._is_address(phrase):
            return
        for person in row if phrase.plural else row[:1]:
            yield Told(person, phrase, self._is_over(phrase))

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

    def over_lists(self, people: Sequence[Mention]) -> Iterator[Told]:
        """Yield the role in the plural that heads a list: "The candidates of the MR:"."""
        opening = {_full_start(one): one for one in people}
        role: Phrase | None = None
        for line in self.page.lines:
            bullet = ITEM_START.match(self.view, line.start, line.end)
            person = opening.get(bullet.end()) if bullet else None
            if person is None:
                role = self._heading_role(line)
            elif role is not None:
                yield Told(person, role)

    def _heading_role(self, line: Line) -> Phrase | None:
        """Return the plural role that a line ends with, before its colon; headings need none."""
        end = line.start + len(self.view[line.start : line.end].rstrip(" :*_#("))
        bare = HEAD_TAIL.sub("", self.view[line.start : end])
        closed = self.view[line.start : line.end].rstrip(" *_").endswith(":")
        if not closed and line.kind not in ("heading", "subheadline"):
            return None
        found = phrase_before(self.words, self.view, line.start, line.start + len(bare))
        if found is None or not found.plural or self._is_address(found):
            return None
        named = found.body or PARTY in self.view[found.start : found.end]
        return found if named else None

    def _in_bracket(self, person: Mention, bracket: "regex.Match[str]") -> Iterator[Told]:
        for piece in PIECE.finditer(self.view, *bracket.span(1)):
            lead = self.words.shapes.inner_lead.match(self.view, piece.start(), piece.end())
            start = lead.end() if lead else piece.start()
            for phrase in phrase_at(self.words, self.view, (start, piece.end())):
                if not phrase.plural and not self._is_no_role(phrase):
                    yield self._told(person, phrase, lead.group() if lead else "")

    def _apposed(self, person: Mention, place: int, end: int) -> Iterator[Told]:
        """Yield the roles behind a comma, a word such as "is" or "as", one after the other."""
        for _ in range(3):
            lead = self.words.shapes.lead.match(self.view, place, end)
            if lead is None:
                return
            guess = lead["article"] is not None and lead["article"].lower().startswith("a")
            phrases = phrase_at(self.words, self.view, (lead.end(), end), guess=guess)
            phrases = [one for one in phrases if not self._is_no_role(one)]
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
        """Yield the role on the line below a name that stands alone: in contacts, signatures."""
        start = _full_start(person)
        if not ONLY.fullmatch(self.view, line.start, start):
            return
        lines = self.page.lines
        below = next((one for one in lines if one.start > line.start), None)
        if self.view[place : line.end].strip(" ,*_") or below is None:
            return
        if below.start - line.end > 1 + len(self.view[line.end : below.start].lstrip("\n")):
            return
        for phrase in phrase_at(self.words, self.view, (below.start, below.end))[:1]:
            if not phrase.plural and not self._is_no_role(phrase):
                yield self._told(person, with_organisation(self.view, phrase, below.end), "")

    def _told(self, person: Mention, phrase: Phrase, lead: str) -> Told:
        said = any(word in self.words.uses["past"] for word in lead.lower().split())
        return Told(person, phrase, said or self._is_over(phrase))

    def _is_over(self, phrase: Phrase) -> bool:
        """Return whether words say that a role is over: former, until 2019, from 2009 to 2016."""
        former = self.page.kit.shapes.former
        opened = former.match(self.view, phrase.start, phrase.end)
        before = former.search(self.view, max(0, phrase.start - 14), phrase.start)
        closed = OVER.match(self.view, phrase.end)
        return bool(opened or closed or (before and before.end() == phrase.start))

    def _is_address(self, phrase: Phrase) -> bool:
        """Return whether a phrase is no more than an address: Senators, "U.S. Senators"."""
        bare = LEADING_MARK.sub("", self.view[phrase.start : phrase.end])
        return bare in self.words.addresses

    def _is_no_role(self, phrase: Phrase) -> bool:
        """Return whether it is MP alone, or a name follows: "A, lawyer B" says what B is."""
        next_name = self.view[phrase.end : phrase.end + 2].strip().startswith(PERSON)
        bare = self.view[phrase.start : phrase.end]
        return next_name or bare in self.words.addresses | self.words.post_nominals

    def _line(self, position: int) -> Line:
        return next(one for one in self.page.lines if one.start <= position < one.end)


def _full_start(mention: Mention) -> int:
    return mention.full_start if mention.full_start >= 0 else mention.start


def without_addresses(page: Page, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions without roles that are honorifics of several persons: "Sens. A, B"."""
    addresses = page.kit.roles.addresses
    return [one for one in mentions if one.label != "ROLE" or one.text not in addresses]


def as_mentions(text: str, told: Iterable[Told]) -> tuple[list[Mention], list[Link]]:
    """Return the roles as mentions, each place once, and the links that tie them."""
    places: dict[tuple[int, int], Mention] = {}
    links = []
    for one in told:
        phrase = one.phrase
        place = (phrase.start, phrase.end)
        role = places.setdefault(
            place, Mention("ROLE", *place, text[phrase.start : phrase.end], FOUND_BY)
        )
        start, end = one.evidence
        status = "former" if one.former else "current"
        links.append(Link(one.person, role, "role", start, end, FOUND_BY, status))
    return list(places.values()), links


def longest_roles(
    mentions: Sequence[Mention], links: Sequence[Link]
) -> tuple[list[Mention], list[Link]]:
    """Return the mentions with the longest role of those that overlap, and links led to these."""
    kept: list[Mention] = []
    victors: dict[Mention, Mention] = {}
    ranked = sorted(
        (one for one in mentions if one.label == "ROLE"), key=lambda one: one.start - one.end
    )
    owners: dict[Mention, set[Mention]] = {}
    for link in links:
        if link.other is not None and link.other.label == "ROLE":
            owners.setdefault(link.other, set()).add(link.person)
    for one in ranked:
        over = [
            other
            for other in kept
            if other.start < one.end
            and one.start < other.end
            and (
                owners.get(one, set()) <= owners.get(other, set())
                or (one.start, one.end) == (other.start, other.end)
            )
        ]
        if over:
            victors[one] = over[0]
        else:
            kept.append(one)
    rest = [one for one in mentions if one.label != "ROLE"]
    led = [
        replace(link, other=victors[link.other]) if link.other in victors else link
        for link in links
    ]
    return sorted([*rest, *kept], key=lambda one: (one.start, one.end, one.label)), led
