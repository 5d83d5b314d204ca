"""Says which countries stand around the name of a party, from near to far.

A country, a seat of government (`data/seats.csv`) and a party that is unmistakable each speak for
a country. Nearest is what stands right beside the name, then the head of its row in a list, then
its sentence, its paragraph, and the heading above.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from pipeline.gazetteer import Gazetteer
from pipeline.types import Annotated, Mention, Resolution

Codes = frozenset[str]
NONE: Codes = frozenset()
OWNS = regex.compile(r"['’]s?[ \n](?:\p{Ll}{4,}[ \n]){0,2}")
"""Between a country and its party: "Japan's ruling LDP"."""
DESCRIBES = regex.compile(r"[ \n](?:\p{Ll}{4,}[ \n])?")
"""Between an adjective and its party: "Spanish conservative PP"."""
FOLLOWS = regex.compile(r",?[ \n](?:of|in)[ \n](?:the[ \n])?|[ ]\(|,[ ](?=[^()]*\))")
"""Between a party and its country: "the Greens in Finland", "(NDC, Grenada)"."""
LISTED = regex.compile(r",?[ \n](?:and|or|&)[ \n]\p{Lu}|,[ \n]\p{Lu}")
"""What goes on after a country that is the first of several: "Labour in Ireland and Malta"."""
SEAT = "seat"
"""The kind of a sign that is a seat of government."""
REACH = 200
"""Characters within which a country may stand beside a party."""
MOST_IN_ROW = 50
"""So many countries at most stand between the head of a row and a party in it."""
PARAGRAPH = regex.compile(r"\n[ \t]*\n")
BEFORE_HEAD = regex.compile(r"[\s*•·–—-]*")


@dataclass(frozen=True)
class Surroundings:
    """The countries around one name of a party, from near to far."""

    beside: Codes = NONE
    row: Codes = NONE
    sentence: Codes = NONE
    paragraph: Codes = NONE
    heading: Codes = NONE


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in the text that speaks for a country; `kind` is that of the name, or a seat."""

    start: int
    end: int
    code: str
    kind: str = ""


def signs_of_countries(
    annotated: Annotated, countries: Mapping[Mention, Resolution], gazetteer: Gazetteer
) -> list[Sign]:
    """Return the countries and the seats of government that a release names, in order."""
    named = [
        Sign(one.start, one.end, meaning.value, one.kind)
        for one, meaning in countries.items()
        if meaning.value and one.kind != "embedded"
    ]
    seats = [
        Sign(match.start(), match.end(), gazetteer.seats[match.group()], SEAT)
        for match in gazetteer.seat_expression.finditer(annotated.cleaned.text)
    ]
    return sorted([*named, *seats], key=lambda one: one.start)


def surroundings(
    annotated: Annotated, signs: Sequence[Sign], sure: Iterable[Sign]
) -> dict[Mention, Surroundings]:
    """Return the countries around each party of a release; `sure` are the names of one owner."""
    parties = [one for one in annotated.mentions if one.label == "PARTY"]
    text = annotated.cleaned.text
    named = [one for one in signs if one.kind != SEAT]
    starts = [one.start for one in named]
    spoken = _spoken(signs)
    spoken_surely = _spoken(sorted([*signs, *sure], key=lambda one: one.start))
    breaks = [one.end() for one in PARAGRAPH.finditer(text)]
    sentences = [start for start, _ in annotated.sentences]
    blocks = annotated.cleaned.blocks
    headings = [(one.start, one.end) for one in blocks if one.kind == "heading"]
    return {
        one: Surroundings(
            frozenset(
                sign.code for sign in _near(named, starts, one) if _is_beside(text, sign, one)
            ),
            _row(text, named, bisect_left(starts, one.start), one),
            spoken(_around(sentences, one.start, len(text))),
            spoken_surely(_around(breaks, one.start, len(text))),
            spoken(_last_before(headings, one.start)),
        )
        for one in parties
    }


def _is_beside(text: str, sign: Sign, party: Mention) -> bool:
    """Return whether the words between a country and a party tie one to the other."""
    if sign.end <= party.start:
        between = text[sign.end : party.start]
        describes = sign.kind in ("adjective", "demonym") and DESCRIBES.fullmatch(between)
        return bool(between == " " or describes or OWNS.fullmatch(between))
    if party.end <= sign.start:
        match = FOLLOWS.match(text, party.end)
        follows = match is not None and match.end() == sign.start
        return follows and not LISTED.match(text, sign.end)
    return False


def _near(named: Sequence[Sign], starts: Sequence[int], party: Mention) -> Sequence[Sign]:
    """Return the countries that stand near enough to a party to be tied to it by words."""
    first = bisect_left(starts, party.start - REACH)
    return named[first : bisect_left(starts, party.end + REACH)]


def _row(text: str, named: Sequence[Sign], number: int, party: Mention) -> Codes:
    """Return the country that opens the row of a list in which a party stands.

    `number` is that of the first country behind the party.
    """
    first = text.rfind("\n\n", 0, party.start) + 1
    for sign in reversed(named[max(0, number - MOST_IN_ROW) : number]):
        if sign.start < first:
            return NONE
        line = text.rfind("\n", 0, sign.start) + 1
        if BEFORE_HEAD.fullmatch(text, line, sign.start):
            return frozenset((sign.code,))
    return NONE


def _around(starts: Sequence[int], at: int, end: int) -> tuple[int, int]:
    """Return the bounds of the stretch that holds `at`, of those that begin at `starts`."""
    number = bisect_right(starts, at)
    return (
        starts[number - 1] if number else 0,
        starts[number] if number < len(starts) else end,
    )


def _last_before(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Return the last of `spans` that begins before `at`, or one that is empty."""
    number = bisect_left(spans, (at, at))
    return spans[number - 1] if number else (0, 0)


def _spoken(signs: Sequence[Sign]) -> Callable[[tuple[int, int]], Codes]:
    """Return what tells the countries of a stretch, each stretch once."""

    @cache
    def between(stretch: tuple[int, int]) -> Codes:
        first, last = (bisect_left(signs, at, key=lambda one: one.start) for at in stretch)
        return frozenset(one.code for one in signs[first:last])

    return between
