"""Joins two ways to write a form of which one only lacks a piece of the other."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.propose.pieces import PEOPLE
from pipeline.propose.templates import Tokens

BRACKET = regex.compile(r"\\[][()]")
PAIRS = ((r"\(", r"\)"), (r"\[", r"\]"))


def merged(ways: Sequence[Tokens]) -> list[str]:
    """Return the ways as a form writes them, the longest first; a piece that one lacks is optional.

    >>> merged([("", "{person}", " / ", "{country}", ""),
    ...         ("", "{person}", " / ", "{country}", " / ", "{party}", "")])
    ['{person} / {country}[ / {party}]']
    """
    longest = sorted(dict.fromkeys(ways), key=lambda one: -len(one))
    kept: list[Tokens] = []
    for way in longest:
        for number, other in enumerate(kept):
            joined = _joined(other, way)
            if joined:
                kept[number] = joined
                break
        else:
            kept.append(way)
    return ["".join(one).strip() for one in kept]


def _joined(longer: Tokens, shorter: Tokens) -> Tokens | None:
    """Return the longer way with what the shorter one lacks in brackets, or None."""
    size = len(longer) - len(shorter)
    if size <= 0:
        return None
    for start in range(len(longer) - size + 1):
        lacking = longer[start : start + size]
        if longer[:start] + longer[start + size :] == shorter and _may_lack(lacking):
            return tuple(
                _glued([*longer[:start], f"[{''.join(lacking)}]", *longer[start + size :]])
            )
    return None


def _may_lack(tokens: Tokens) -> bool:
    """Return whether a piece has a slot, no person, and each bracket that it opens closed."""
    slots = [one for one in tokens if one.startswith(("{", "({"))]
    brackets = BRACKET.findall("".join(tokens))
    whole = "".join(brackets) in ("", *(f"{first}{last}" for first, last in PAIRS))
    return (
        whole and bool(slots) and not any(f"{{{kind}}}" in one for one in slots for kind in PEOPLE)
    )


def _glued(tokens: Sequence[str]) -> Iterator[str]:
    """Yield words and slots in turn: an optional piece is one with the words beside it."""
    words = ""
    for token in tokens:
        if token.startswith(("{", "({")):
            yield from (words, token)
            words = ""
        else:
            words += token
    yield words
