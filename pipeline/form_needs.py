"""Reads from a form what a text must hold wherever it matches: it only saves time.

A form laid on every line of a release costs ten times more than a look for its words and marks.
Where a form is written in a way that is not read here, nothing is said to be needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from pipeline.masks import BITS, REST, bits_of, marks_in

OPTIONAL = regex.compile(r"(?<!\\)\[(?:[^]\\]|\\.)*\]")
PIECE = regex.compile(
    r"""\{(?P<slot>[a-z]+)\d*\}
    | \\(?P<bracket>[][()])
    | \((?P<choice>[^][(){}\\|?*+.^$]+(?:\|[^][(){}\\|?*+.^$]+)*)\)
    | (?P<group>\((?:[^()\\]++|\\.|(?&group))*+\))
    | (?P<quantifier>[?*+]|\{\d*,?\d*\})
    | (?P<word>[\p{L}\d'-]+|[,;:–—])
    | \\?.""",
    regex.VERBOSE | regex.DOTALL,
)
LOOK = regex.compile(
    r"\(\?<?[=!](?:[^()\\]++|\\.|(?P<inner>\((?:[^()\\]++|\\.|(?&inner))*+\)))*+\)"
)
"""A look ahead or behind: without it a form matches more, and needs the same of its own words."""
WORD = regex.compile(r"[^\s,;]+|[,;]")
UNREAD = regex.compile(r"\\[^][()dswDSW.]|(?<!\\)[][|^$]")
"""What may change the meaning of all that stands beside it: flags, classes, alternatives."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a masked text must hold."""

    texts: tuple[tuple[str, ...], ...] = ()
    """Of each group one text at least."""
    marks: int = 0
    """Of each bit one mark at least."""
    last: str = ""
    """How it must end where the form fills all of it: the name of a mark, or a bracket."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a masked text, and the bits of all marks in it."""

    start: int
    end: int
    marks: int
    last: str = ""
    """Its last mark or character; blank where how it ends does not count."""


def stretch(text: str, start: int, end: int) -> Stretch:
    """Return `start:end` of a masked text as a stretch that how it ends does not count for."""
    return Stretch(start, end, marks_in(text, start, end))


def item(text: str, start: int, end: int) -> Stretch:
    """Return `start:end` of a masked text as a stretch that a form must fill."""
    last = text[start:end].rstrip(REST)[-1:]
    return Stretch(start, end, marks_in(text, start, end), last)


def is_met(needs: Needs, where: Stretch) -> bool:
    """Return whether a stretch holds the marks that are needed, and ends as it must.

    `likely.Likely` looks for the texts, in all stretches at once.
    """
    return not needs.marks & ~where.marks and _ends(needs.last, where.last)


def _ends(needed: str, last: str) -> bool:
    if not needed or not last:
        return True
    return bool(bits_of(last) & BITS[needed]) if needed in BITS else last == needed


def needs_of(
    variant: str, asked: tuple[tuple[str, ...], ...] = (), *, fills: bool = False
) -> Needs:
    r"""Return what the texts that one variant of a form matches must hold, `asked` first.

    `fills` tells that the form fills all of a text: then it is said how the text must end.

    >>> needs_of(r"{person} \({country}[, {party}]\) (said|has said)").texts
    (('(',), (')',), ('said', 'said'))
    >>> needs_of("{person} (held|jailed)(?! (the|a(?:n)?)(?!x))").texts
    (('held', 'jailed'),)
    >>> needs_of("{person}( now){0,2} of {office}").texts, needs_of("a|b"), needs_of("a?").texts
    ((('of',),), Needs(texts=(), marks=0, last=''), ())
    """
    variant = LOOK.sub("", variant)
    pieces = list(PIECE.finditer(OPTIONAL.sub(" ", variant)))
    bare = (piece.group() for piece in pieces if not (piece["choice"] or piece["group"]))
    if "(?" in variant or any(UNREAD.search(piece) for piece in bare):
        return Needs(asked)
    sure = [
        piece
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True)
        if not _is_optional(after)
    ]
    marks = 0
    for piece in sure:
        marks |= BITS.get(piece["slot"] or "", 0)
    found = (group for piece in sure if (group := tuple(_texts(piece))))
    last = _last(variant, sure[-1]) if fills and sure else ""
    return Needs((*asked, *found), marks, last)


def _last(variant: str, piece: "regex.Match[str]") -> str:
    """Return the mark or bracket that ends a variant, blank where anything else may.

    Behind a party may stand "Group".
    """
    if piece.group() != variant[-len(piece.group()) :] or piece["slot"] == "party":
        return ""
    return piece["bracket"] or (piece["slot"] if piece["slot"] in BITS else "") or ""


def _is_optional(after: "regex.Match[str] | None") -> bool:
    return after is not None and after["quantifier"] is not None


def _texts(piece: "regex.Match[str]") -> Iterator[str]:
    """Yield the texts of which one stands where a piece matches: the longest word of a choice."""
    choices = (piece["choice"] or piece["word"] or piece["bracket"] or "").split("|")
    words = [max(WORD.findall(choice), key=len, default="") for choice in choices]
    if all(words):
        yield from words
