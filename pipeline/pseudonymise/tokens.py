"""Words as names are written, whatever stands inside them: marks, breaks, signs without width."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

import regex

from pipeline.name_parts import fold

ENTITY = r"&(?:[A-Za-z]{2,8}|\#\d{2,6}|\#x[0-9A-Fa-f]{2,6});"
WORD = regex.compile(
    rf"(?:\p{{L}}|{ENTITY})(?:[\p{{L}}\p{{M}}]|[\p{{Cf}}*`´]+(?=['’]?[\p{{L}}\p{{M}}])"
    rf"|['’ʼʹ](?=\p{{Cf}}*\p{{L}})|{ENTITY})*+"
)
"""`Sa<zero width>ken`, `O’Neill`, `**S**aken`, `Sak&eacute;n` are one word each."""
NO_LETTER = regex.compile(r"[^\p{L}\p{N}]")
OWNER = regex.compile(r"['’ʼ´`]s$", regex.IGNORECASE)
BROKEN = regex.compile(r"[-‐‑\N{NOT SIGN}\N{SOFT HYPHEN}]\p{Cf}*[ \t]*\n\s*")
"""A hyphen at the end of a line."""
OTHER_SCRIPT = regex.compile(r"(?=[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, and its letters as they are compared."""

    start: int
    end: int
    key: str
    is_capital: bool
    is_foreign: bool = False
    """Whether it holds a letter of another script than the Latin one."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order; a possessive `'s` is outside.

    >>> [one.key for one in tokens("O’Neill's Şa\\u200bken, Sa-\\nken")]
    ['oneill', 'saken', 'sa', 'ken']
    """
    for found in WORD.finditer(text):
        word = found[0]
        owner = OWNER.search(word)
        end = found.end() - (len(owner[0]) if owner and len(word) > 2 else 0)
        word = text[found.start() : end]
        yield Token(found.start(), end, key_of(word), not word[0].islower(), _is_foreign(word))


@lru_cache(maxsize=2**16)
def key_of(word: str) -> str:
    """Return the letters of a word as they are compared.

    >>> key_of("Ó Súilleabháin"), key_of("IŞIK"), key_of("ışık"), key_of("Sak&eacute;n")
    ('osuilleabhain', 'isik', 'isik', 'saken')
    """
    return NO_LETTER.sub("", fold(unescape(word) if "&" in word else word))


def broken(text: str, first: Token, second: Token) -> bool:
    """Return whether two tokens are one word that a line's end breaks."""
    return bool(BROKEN.fullmatch(text, first.end, second.start))


def unbroken(text: str, start: int, end: int) -> int:
    """Return where a stretch ends once the word is whole that the end of its line breaks.

    >>> unbroken("Timur Sa-\\nken left", 0, 8), unbroken("Timur Sa-\\nken left", 0, 9)
    (13, 13)
    >>> unbroken("Timur Saken - left", 0, 11)
    11
    """
    for at in (end, end - 1):
        gap = BROKEN.match(text, at) if at > start else None
        rest = WORD.match(text, gap.end()) if gap else None
        if rest and text[at - 1].isalpha() and rest[0][0].islower():
            return rest.end()
    return end


def _is_foreign(word: str) -> bool:
    return not word.isascii() and bool(OTHER_SCRIPT.search(word))


def within(found: list[Token], start: int, end: int) -> range:
    """Return the numbers of the tokens that touch a stretch of the text."""
    first = bisect_left(found, start + 1, key=lambda one: one.end)
    last = bisect_left(found, end, key=lambda one: one.start)
    return range(first, last)
