"""Masks the names and titles of a text, so that a form reads them as single characters.

Each name that the tables know is replaced by one character of the private use area that says what
it may be, and by REST for the others: the masked text is as long as before, and offsets stay.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from pipeline.gazetteer import Gazetteer
from pipeline.name_index import NameIndex, build_index, find_names
from pipeline.names import NameShape

BASE, REST = 0xE000, "\ue100"
"""A masked name is one character that says what it may be, BASE and its bits, then RESTs."""
BITS = {
    "country": 1,
    "party": 2,
    "honorific": 4,
    "office": 8,
    "post": 16,
    "plural": 32,
    "state": 64,
}
PRIVATE = regex.compile(r"[\ue000-\ue100]")


@dataclass(frozen=True, slots=True)
class Maskable:
    """The names and titles that forms read, and the bits of what each may be."""

    index: NameIndex
    bits: Mapping[str, int]


def masked(kind: str) -> str:
    """Return the expression of a masked name that may be of a kind.

    >>> len(masked("plural"))
    69
    """
    bit = BITS[kind]
    marks = "".join(chr(BASE + bits) for bits in range(1, 128) if bits & bit)
    return f"[{marks}]{REST}*+"


def mask(known: Maskable, text: str, start: int, end: int) -> str:
    """Return `text[start:end]`, as long as before, with the names and titles known masked."""
    pieces = []
    position = start
    for first, last in find_names(known.index, text, start, end):
        mark = chr(BASE + known.bits[text[first:last]])
        pieces += [PRIVATE.sub("?", text[position:first]), mark, REST * (last - first - 1)]
        position = last
    pieces.append(PRIVATE.sub("?", text[position:end]))
    return "".join(pieces)


def maskable(gazetteer: Gazetteer, shape: NameShape) -> Maskable:
    """Return what a form may read as a country, a party or a title.

    A title is never a party: "MP" is one of a party's abbreviations too. Small words and single
    letters are nothing.
    """
    kinds = {
        "honorific": shape.honorifics,
        "office": shape.offices,
        "post": shape.post_nominals,
        "plural": shape.plurals,
        "state": frozenset(state.text for state in gazetteer.states),
    }
    bits: dict[str, int] = defaultdict(int)
    for kind, texts in kinds.items():
        for text in texts:
            bits[text] |= BITS[kind]
    titles = frozenset(text for text, one in bits.items() if one != BITS["state"])
    for kind, names in (("country", gazetteer.country_names), ("party", gazetteer.party_names)):
        for text in {*names, *(name.upper() for name in names if len(name) > 3)}:
            if len(text) > 1 and not text[0].islower() and text not in shape.edge | titles:
                bits[text] |= BITS[kind]
    return Maskable(build_index(bits), dict(bits))
