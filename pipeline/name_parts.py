"""The parts of a person's name: given name, family name, and how the whole is displayed."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from pipeline.names import NameShape

GLUED = regex.compile(r"(?<=\p{Lu}\p{Ll}?\.)(?=\p{Lu}\p{Ll}(?!\.))")
TORN = regex.compile(r"(?<=\w)- (?=\p{Lu})")
"""A hyphen that the end of a line left a blank behind."""
CAPITALS = regex.compile(r"(?:\p{Lu}\p{Ll})?[\p{Lu}ß'’-]*\p{Lu}[\p{Lu}ß'’-]*")
"""A word in capitals, `McCABE` and `GROßMANN` among them."""

EASTERN = regex.compile(r"\p{Lu}\p{Ll}{1,5}-\p{Ll}{2,6}")
KEPT = "kept"
SYLLABLE = 6
"""Letters of the longest syllable in an East Asian name."""
STROKES = str.maketrans("đøłıħ", "dolih")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in normal case and given-name-first order."""

    given: str | None
    family: str
    display: str
    sort: str


def split_name(name: str, shape: NameShape, *, eastern: bool = False) -> NameParts:
    """Return the parts of a bare name.

    Capitals mark the family name wherever it stands; else it is the last word and the particles
    before it. A single word is a family name, and so is what stands before a comma. A suffix such
    as Jr. stands behind both, and belongs to neither. East Asian names keep their order: those of
    a listed family name in capitals or before a given name with a hyphen (Chan Wai-lok), and those
    of `eastern` people, whom the text ties to such a country.
    """
    joined = TORN.sub("-", name.lstrip(" ,"))
    name, suffix = _without_suffix(joined, shape)
    family, comma, given = name.partition(", ")
    words = GLUED.sub(" ", " ".join(name.split())).split(" ")
    small = shape.small
    if comma:
        title = shape.leading.match(given)
        first = family.split()
        words = [*first, *GLUED.sub(" ", given[title.end() :] if title else given).split()]
        start, end = 0, len(first)
        kept = _keeps_order(words, shape, end, eastern=eastern)
    else:
        start, end, kept = _family_span(words, shape, eastern=eastern)
    words[start:end] = _in_capitals(words[start:end], small)
    family = " ".join(_normal(word, small) for word in words[start:end])
    given = " ".join(_normal(word, small) for word in (*words[:start], *words[end:]))
    whole = " ".join(_normal(word, small) for word in words) if kept else f"{given} {family}"
    display = " ".join(filter(None, (whole.strip(), suffix)))
    return NameParts(
        given or None, family, display, ", ".join(filter(None, (family, given, suffix)))
    )


def _without_suffix(name: str, shape: NameShape) -> tuple[str, str]:
    """Return a name of two words or more without its suffix, and the suffix or blank."""
    bare, _, last = name.strip().rpartition(" ")
    return (bare.rstrip(" ,"), last) if bare and last in shape.suffixes else (name, "")


def _family_span(words: list[str], shape: NameShape, *, eastern: bool) -> tuple[int, int, bool]:
    """Return where the family name begins and ends, and whether the name is displayed as it is."""
    small = shape.small
    capitals = [number for number, word in enumerate(words) if is_capitals(word)]
    if capitals and len(capitals) < len([word for word in words if word not in small]):
        start, end = capitals[0], capitals[-1] + 1
        kept = _keeps_order(words, shape, end - start, eastern=eastern) and (
            start == 0 or _is_eastern_given(words[-1])
        )
        return _with_particles(words, start, small, least=0), end, kept
    if len(words) > 1 and _is_eastern_given(words[-1]):
        return len(words) - 2, len(words) - 1, True
    order = shape.family_first.get(words[0]) if len(words) > 1 else None
    if len(words) > 1 and order == KEPT and (eastern or _is_short(words, shape)):
        return 0, 1, True
    if order is not None and order != KEPT and _is_turned(words, shape):
        return 0, 1, False
    least = int(len(words) > 1 and not words[0][:1].islower())
    return _with_particles(words, len(words) - 1, small, least=least), len(words), False


def _keeps_order(words: list[str], shape: NameShape, families: int, *, eastern: bool) -> bool:
    """Return whether a name is displayed with the family name first, as East Asian ones are."""
    listed = shape.family_first.get(normal_case(words[0])) == KEPT and families == 1
    return _is_eastern_given(words[-1]) or eastern or listed


def _is_eastern_given(word: str) -> bool:
    """Return whether a word is a given name such as Wai-lok: a small letter behind its hyphen."""
    return bool(EASTERN.fullmatch(word))


def _is_short(words: list[str], shape: NameShape) -> bool:
    """Return whether a name is one of three short words or more: Nguyễn Thị Lụa."""
    short = len(words) > 2 and all(len(word) <= SYLLABLE for word in words)
    return short and words[0] not in shape.forenames


def _is_turned(words: list[str], shape: NameShape) -> bool:
    """Return whether a Hungarian name stands as at home: Kocsis Balázs, but not Balázs Kocsis."""
    first, last = words[0] in shape.forenames, words[-1] in shape.forenames
    return len(words) == 2 and last and not first


def _with_particles(words: list[str], start: int, small: frozenset[str], *, least: int) -> int:
    while start > least and words[start - 1] in small:
        start -= 1
    return start


def is_capitals(word: str) -> bool:
    """Return whether a word of a name is written in capitals; initials are not.

    >>> [word for word in ("McCABE", "GROßMANN", "Berg", "W.A.", "O'NEILL") if is_capitals(word)]
    ['McCABE', 'GROßMANN', "O'NEILL"]
    """
    return len(word) > 1 and "." not in word and bool(CAPITALS.fullmatch(word))


def _in_capitals(words: list[str], small: frozenset[str]) -> list[str]:
    """Return a family name with its "and" in small letters: FERRAGUT I BONMATÍ, ORTEGA Y GASSET."""
    inside = [
        is_capitals(words[n - 1]) and is_capitals(words[n + 1]) for n in range(1, len(words) - 1)
    ]
    return [
        word.lower() if between and len(word) == 1 and word.lower() in small else word
        for word, between in zip(words, [False, *inside, False], strict=False)
    ]


def _normal(word: str, small: frozenset[str]) -> str:
    if not is_capitals(word):
        return word
    if word.lower() in small:
        return word.lower()
    return normal_case(word)


def normal_case(word: str) -> str:
    """Return a family name in capitals in normal case.

    >>> normal_case("McCABE"), normal_case("O'NEILL"), normal_case("SMITH-JONES")
    ('McCabe', "O'Neill", 'Smith-Jones')
    >>> normal_case("DEMİREL")
    'Demirel'
    """
    prefix = word[:2] if len(word) > 3 and word[1].islower() else ""
    pieces = regex.split(r"(['’-])", word[len(prefix) :])
    return prefix + "".join(piece[:1] + _lower(piece[1:]) for piece in pieces)


def _lower(letters: str) -> str:
    """Return letters in lower case; the Turkish İ would become two characters."""
    return letters.replace("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i").lower()


@lru_cache(maxsize=2**16)
def fold(name: str) -> str:
    """Return a name for comparing: lower case, without accents.

    >>> fold("Ó Súilleabháin"), fold("𝘈na")
    ('o suilleabhain', 'ana')
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(STROKES)
