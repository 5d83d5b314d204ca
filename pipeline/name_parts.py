"""The parts of a person's name: given name, family name, and how the whole is displayed."""

from dataclasses import dataclass

import regex

from pipeline.names import NameShape

GLUED = regex.compile(r"(?<=\p{Lu}\.)(?=\p{Lu}\p{Ll})")
CAPITALS = regex.compile(r"(?:\p{Lu}\p{Ll})?[\p{Lu}ß'’-]*\p{Lu}[\p{Lu}ß'’-]*")
"""A word in capitals, `McCABE` and `GROßMANN` among them."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in normal case and given-name-first order."""

    given: str | None
    family: str
    display: str
    sort: str


def split_name(name: str, shape: NameShape) -> NameParts:
    """Return the parts of a bare name.

    Capitals mark the family name wherever it stands; else it is the last word and the particles
    before it. A single word is a family name, and so is what stands before a comma.
    """
    family, comma, given = name.partition(", ")
    if comma:
        name = f"{given} {family}"
    words = GLUED.sub(" ", " ".join(name.split())).split(" ")
    start, end = _family_span(words, shape)
    family = " ".join(_normal(word, shape) for word in words[start:end])
    given = " ".join(_normal(word, shape) for word in (*words[:start], *words[end:]))
    display = f"{given} {family}" if given else family
    return NameParts(given or None, family, display, f"{family}, {given}" if given else family)


def _family_span(words: list[str], shape: NameShape) -> tuple[int, int]:
    capitals = [number for number, word in enumerate(words) if is_capitals(word)]
    if capitals and len(capitals) < len([word for word in words if word not in shape.particles]):
        start, end = capitals[0], capitals[-1] + 1
        return _with_particles(words, start, shape, least=0), end
    if len(words) == 1:
        return 0, 1
    return _with_particles(words, len(words) - 1, shape, least=1), len(words)


def _with_particles(words: list[str], start: int, shape: NameShape, *, least: int) -> int:
    while start > least and words[start - 1] in shape.particles:
        start -= 1
    return start


def is_capitals(word: str) -> bool:
    """Return whether a word of a name is written in capitals; initials are not.

    >>> [word for word in ("McCABE", "GROßMANN", "Berg", "W.A.", "O'NEILL") if is_capitals(word)]
    ['McCABE', 'GROßMANN', "O'NEILL"]
    """
    return len(word) > 1 and "." not in word and bool(CAPITALS.fullmatch(word))


def _normal(word: str, shape: NameShape) -> str:
    if not is_capitals(word):
        return word
    if word.lower() in shape.particles:
        return word.lower()
    return normal_case(word)


def normal_case(word: str) -> str:
    """Return a family name in capitals in normal case.

    >>> normal_case("McCABE"), normal_case("O'NEILL"), normal_case("SMITH-JONES")
    ('McCabe', "O'Neill", 'Smith-Jones')
    """
    prefix = word[:2] if len(word) > 3 and word[1].islower() else ""
    pieces = regex.split(r"(['’-])", word[len(prefix) :])
    return prefix + "".join(piece[:1] + piece[1:].lower() for piece in pieces)
