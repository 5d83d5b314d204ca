"""Finds a place of a text again, by its words and those around it, where the text has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, takewhile

import regex

AROUND = 60
"""Characters that are kept on either side of the words, on one line."""
LONGEST = 200
"""Characters of the words that are kept: of a longer quotation its beginning."""
ALIKE = 0.55
"""How alike the words around it must be, of 1: one side may be another where the other is not."""
AHEAD = 0.1
"""How much more alike they must be than those around the next best place.

Where they are wholly the same this is not asked: of "D-D.C." each D has nearly the same around it.
"""
NEARER = 8
"""Characters that must stand unchanged beside the words, more than at any other place."""
MOST = 500
"""Places that are compared; words that stand more often lead nowhere."""
BLANKS = r"[\s\x1c-\x1f\x85]+"
GONE = "the words {quote!r} are no longer in the text"
OTHERS = "the words {quote!r} are there, and other words around them"
SEVERAL = "the words {quote!r} stand several times, and nothing tells which are meant"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a text, each run of blanks one blank, with what stands before and after them."""

    quote: str
    before: str
    after: str
    start: int
    text_sha256: str
    """Of the text in which `start` holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand now; or why they were not found, with `start` -1."""

    start: int
    end: int
    reason: str = ""


def spot_of(text: str, start: int, end: int, text_sha256: str) -> Spot:
    """Return the words of a text as they are found again by.

    >>> spot_of("Yes, said Ms Pia\\nSund of Malta.", 13, 21, "")
    Spot(quote='Pia Sund', before='Yes, said Ms', after='of Malta.', start=13, text_sha256='')
    """
    quote = _one_line(text[start:end])
    if len(quote) > LONGEST:
        quote = quote[:LONGEST].strip()
        cut = _bare(quote).match(text, start)
        end = cut.end() if cut else end
    before, after = _around(text, start, end)
    return Spot(quote, before, after, start, text_sha256)


def find_spot(text: str, text_sha256: str, spot: Spot) -> Found:
    """Return where the words of a spot stand in a text: the place that is surely meant, or none.

    >>> spot = spot_of("Ms Sund left. Ms Sund said so.", 17, 21, "old")
    >>> find_spot("NEWS. Ms Sund left. Ms Sund said that.", "new", spot)
    Found(start=23, end=27, reason='')
    """
    words = _expression(spot.quote)
    if text_sha256 == spot.text_sha256:
        here = _bare(spot.quote).match(text, max(spot.start, 0))
        if here is not None:
            return Found(*here.span())
    places = _first(words, text)
    if len(places) > MOST:
        return _none(SEVERAL, spot)
    ranked = sorted(((_alike(text, place, spot), place) for place in places), reverse=True)
    if not ranked or ranked[0][0] < ALIKE:
        inside = _inside_words(text, spot)
        return Found(*inside) if inside else _none(OTHERS if ranked else GONE, spot)
    best, place = ranked[0]
    near = _near(text, place, spot) - NEARER
    ahead = AHEAD if best < 1 else 0
    if any(best - one < ahead or _near(text, there, spot) > near for one, there in ranked[1:]):
        return _none(SEVERAL, spot)
    return Found(*place)


def _first(words: "regex.Pattern[str]", text: str) -> list[tuple[int, int]]:
    """Return where an expression stands, and no more places than tell that they are too many."""
    return [match.span() for match in islice(words.finditer(text), MOST + 1)]


def _inside_words(text: str, spot: Spot) -> tuple[int, int] | None:
    """Return where the words are grown together with others, as "Oslo3 May 2031" is in a file.

    The characters beside them must be those that were kept, for Sund is not a part of Sundman.
    """
    places = _first(_bare(spot.quote), text)
    found = [place for place in places if _has_beside(text, place, spot)]
    return found[0] if len(found) == 1 and len(places) <= MOST else None


def _has_beside(text: str, place: tuple[int, int], spot: Spot) -> bool:
    before, after = _around(text, *place)
    ends = before[-NEARER:] == spot.before[-NEARER:] and after[:NEARER] == spot.after[:NEARER]
    return ends and _alike(text, place, spot) >= ALIKE


def places_of(text: str, words: str, *, any_case: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text as words of their own, whatever blanks part them.

    >>> list(places_of("Ann Annan met Ann\\nAnnan", "Ann Annan"))
    [(0, 9), (14, 23)]
    """
    if words.split():
        yield from (one.span() for one in _expression(words, any_case=any_case).finditer(text))


def _expression(words: str, *, any_case: bool = False) -> "regex.Pattern[str]":
    pieces = words.split()
    body = _body(pieces)
    first = r"(?<![\w])" if pieces and pieces[0][:1].isalnum() else ""
    last = r"(?![\w])" if pieces and pieces[-1][-1:].isalnum() and len(words) < LONGEST - 1 else ""
    return regex.compile(first + body + last, regex.IGNORECASE if any_case else 0)


def _bare(words: str) -> "regex.Pattern[str]":
    """Return the expression of words wherever they stand, inside other words too."""
    return regex.compile(_body(words.split()))


def _body(pieces: list[str]) -> str:
    return BLANKS.join(map(regex.escape, pieces))


def _near(text: str, place: tuple[int, int], spot: Spot) -> int:
    """Return how many characters right before and after a place are those that were kept."""
    before, after = _around(text, *place)
    return _common(before[::-1], spot.before[::-1]) + _common(after, spot.after)


def _common(here: str, kept: str) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(here, kept, strict=False))
    return sum(1 for _ in same)


def _alike(text: str, place: tuple[int, int], spot: Spot) -> float:
    """Return how alike the words around a place are to those that were kept, of 1.

    The more alike side counts for more: a title that was put above a text changes one side only.
    """
    before, after = _around(text, *place)
    sides = sorted((_ratio(before, spot.before), _ratio(after, spot.after)))
    return round(0.4 * sides[0] + 0.6 * sides[1], 6)


def _ratio(here: str, kept: str) -> float:
    if here == kept:
        return 1.0
    return SequenceMatcher(None, here, kept, autojunk=False).ratio()


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before = _one_line(text[max(start - 2 * AROUND, 0) : start])
    after = _one_line(text[end : end + 2 * AROUND])
    if len(before) > AROUND:
        before = before[-AROUND:].partition(" ")[2] or before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] or after[:AROUND]
    return before, after


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _none(reason: str, spot: Spot) -> Found:
    return Found(-1, -1, reason.format(quote=spot.quote))
