"""Masks the names and titles of a text, so that a form reads them as single characters.

Each name that the tables know is replaced by one character of the private use area that says what
it may be, and by REST for the others: the masked text is as long as before, and offsets stay.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import regex

from pipeline.gazetteer import Gazetteer
from pipeline.name_index import NameIndex, build_index, find_names, words_of
from pipeline.names import NameShape

BASE, REST = 0xE000, "\ue100"
"""A masked name is one character that says what it may be, BASE and its bits, then RESTs."""
BITS = {
    "state": 1,
    "party": 2,
    "country": 4,
    "plural": 8,
    "post": 16,
    "office": 32,
    "honorific": 64,
}
"""The titles last: an expression of the marks of a high bit has few ranges, and is made sooner."""
PRIVATE = regex.compile(r"[\ue000-\ue100]")
JOINED = regex.compile(r"-\p{Lu}{2}")
CODE = 3
"""Letters of the longest code of a country, state or party that a name may begin with."""
MARK = regex.compile(r"[\ue001-\ue07f]")


@dataclass(frozen=True, slots=True)
class Maskable:
    """The names and titles that forms read, and the bits of what each may be."""

    index: NameIndex
    bits: Mapping[str, int]


def masked(*kinds: str) -> str:
    """Return the expression of a masked name that may be of one of the kinds.

    >>> ascii(masked("office", "honorific"))
    "'[\\\\ue020-\\\\ue07f]\\\\ue100*+'"
    """
    wanted = sum(BITS[kind] for kind in kinds)
    fitting = [bits & wanted > 0 for bits in range(1 << len(BITS))]
    firsts = [bits for bits, one in enumerate(fitting) if one and not fitting[bits - 1]]
    lasts = [bits for bits, one in enumerate(fitting) if one and not any(fitting[bits + 1 :][:1])]
    ranges = "".join(
        f"{chr(BASE + first)}-{chr(BASE + last)}" for first, last in zip(firsts, lasts, strict=True)
    )
    return f"[{ranges}]{REST}*+"


def marks_in(masked_text: str, start: int, end: int) -> int:
    """Return the bits of all marks in `start:end` of a masked text.

    >>> marks_in("\ue001\ue100 and \ue004", 0, 8)
    5
    """
    return reduce(or_, (ord(mark) - BASE for mark in MARK.findall(masked_text, start, end)), 0)


def bits_of(character: str) -> int:
    """Return the bits of a mark, and 0 for any other character."""
    return ord(character) - BASE if MARK.match(character) else 0


def mask(known: Maskable, text: str) -> str:
    """Return a text, as long as before, with the names and titles known masked."""
    return mask_stretch(known, text, (0, len(text)), find_names(known.index, text, words_of(text)))


def mask_stretch(
    known: Maskable, text: str, stretch: tuple[int, int], names: Iterable[tuple[int, int]]
) -> str:
    """Return a stretch of a text, as long as before, with the `names` found in it masked.

    What a hyphen joins to another capital is no code: FAN-CHIANG and AL-HASHMI are family names.
    """
    pieces = []
    position, end = stretch
    for first, last in names:
        if last - first <= CODE and text[first:last].isupper() and JOINED.match(text, last):
            continue
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
    nothing = shape.edge | {text for text, one in bits.items() if one != BITS["state"]}
    for kind, names in (("country", gazetteer.country_names), ("party", gazetteer.party_names)):
        for text in {*names, *(name.upper() for name in names if len(name) > 3)}:
            small = text[0].islower() and (kind == "party" or " " not in text)
            if len(text) > 1 and not small and text not in nothing:
                bits[text] |= BITS[kind]
    return Maskable(build_index(bits), dict(bits))
