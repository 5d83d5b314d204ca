"""What stands around a name and says that it is a person's: a title, a bracket, a verb, another."""

from bisect import bisect_left
from collections.abc import Iterator

import regex

from pipeline.annotate.audit.unread import Sight, Unread, is_nobody, is_other
from pipeline.masks import BITS

BRACKET = regex.compile(r"[^\S\n]?\((?P<content>[^()\n]{1,80})\)")
PIECE = regex.compile(r"[^\s,;/–-][^,;/–-]*(?<!\s)")
JOINED = regex.compile(r",?\s+(?:and|&)\s+|,\s+")
AND = regex.compile(r",?\s+(?:and|&)\s+")
SMALL = regex.compile(r"(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}'’]{2,}")
"""A word in small letters, of three or more."""
LONGEST_CODE = 3
"""Letters of a code, of a state or a body, that is no word of a name."""
PARTY, PLACE = BITS["party"], BITS["country"] | BITS["state"]


def behind_titles(sight: Sight) -> Iterator[Unread]:
    """Yield the names behind an honorific, and those behind an office that may be a person's."""
    for one in sight.unread:
        if one.name.honorific or (one.name.office and not is_other(sight, one)):
            yield one


def before_brackets(sight: Sight) -> Iterator[Unread]:
    """Yield the names before a bracket that opens with a party, country or state.

    A single word counts before a party: "Vienna (Austria)" is a town.
    """
    for one in sight.unread:
        match = BRACKET.match(sight.page.text, one.end)
        if match is None or is_other(sight, one):
            continue
        known = _bits_of(sight, match.group("content"))
        if known & PARTY or (known & PLACE and _is_long(sight, one)):
            yield one


def _bits_of(sight: Sight, content: str) -> int:
    """Return what the pieces of a bracket may be: R and TX, Finland and SOC."""
    bits = sight.page.kit.maskable.bits
    whole = bits.get(content, 0)
    for match in PIECE.finditer(content):
        whole |= bits.get(match.group(), 0)
    return whole


def beside_verbs(sight: Sight) -> Iterator[Unread]:
    """Yield the names beside a verb of saying: "said X Y" and "X said"."""
    shapes, text = sight.page.kit.shapes, sight.page.text
    for one in sight.unread:
        start = max(one.line.start, one.name.full_start - 30)
        behind = shapes.said.search(text, start, one.name.full_start)
        if behind is None and shapes.says.match(text, one.end) is None:
            continue
        if not is_other(sight, one) and not is_nobody(sight, one):
            yield one


def beside_people(sight: Sight) -> Iterator[Unread]:
    """Yield the names of two words that "and" joins to a person, or that stand between two."""
    starts = sorted(one.whole_start for one in sight.people)
    ends = sorted(one.end for one in sight.people)
    text = sight.page.text
    for one in sight.unread:
        if not _is_long(sight, one) or is_other(sight, one):
            continue
        at = bisect_left(ends, one.name.full_start + 1) - 1
        before = text[ends[at] : one.name.full_start] if at >= 0 else ""
        at = bisect_left(starts, one.end)
        after = text[one.end : starts[at]] if at < len(starts) else ""
        if (
            AND.fullmatch(before)
            or AND.fullmatch(after)
            or (JOINED.fullmatch(before) and JOINED.fullmatch(after))
        ):
            yield one


def with_forenames(sight: Sight) -> Iterator[Unread]:
    """Yield the names of two words that begin with a known forename."""
    for one in sight.unread:
        first = sight.text_of(one).split()[0]
        if (
            _is_long(sight, one)
            and first in sight.page.kit.names.forenames
            and not is_other(sight, one)
        ):
            yield one


def bare_names(sight: Sight) -> Iterator[Unread]:
    """Yield the names of two words that nothing speaks against.

    Titles, letters and codes do not count, nor a name with an ordinary word: one that the release
    writes in small letters too, as in "Lock Keepers".
    """
    small = frozenset(SMALL.findall(sight.page.text))
    for one in sight.unread:
        words = sight.text_of(one).split()
        telling = [word for word in words if _is_telling(sight, word)]
        ordinary = any(word.lower() in small for word in words)
        if len(telling) < 2 or ordinary or _is_seat(sight, one) or is_other(sight, one):
            continue
        yield one


def _is_seat(sight: Sight, one: Unread) -> bool:
    """Return whether a name stands in a bracket behind a party: (Labour, Quay Hill)."""
    before = sight.page.text[one.line.start : one.start]
    _, opened, content = before.rpartition("(")
    return bool(opened) and ")" not in content and bool(_bits_of(sight, content) & PARTY)


def _is_telling(sight: Sight, word: str) -> bool:
    code = word.isupper() and len(word) <= LONGEST_CODE
    return len(word) > 1 and not code and word not in sight.page.kit.names.of_titles


def _is_long(sight: Sight, one: Unread) -> bool:
    """Return whether a name has two words: one alone may be anything."""
    return " " in sight.text_of(one)
