"""Names as they are compared across releases: folded words, and how two of them are alike."""

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from pipeline.name_parts import fold
from pipeline.same_names import read_spellings as spelling_rows

SAME, MIDDLE, TURNED = "same", "middle", "turned"
SPELLED, INITIAL, SURNAME = "spelled", "initial", "surname"
ALIKE = (SAME, MIDDLE, TURNED, SPELLED, INITIAL, SURNAME)
"""The ways in which two names are alike, the surest first."""
NOTHING_IN_WORDS = regex.compile("['’ʼ`\"“”]")
BETWEEN_WORDS = regex.compile(r"[-‐‑,\s]+|(?<=\.)(?=\w)")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown and as it is compared; the given name is empty for a surname alone."""

    display: str
    sort: str
    given: Words
    family: Words
    suffix: str
    plain_given: Words
    plain_family: Words

    @property
    def strict(self) -> tuple[Words, Words, str]:
        """Return what equal names have in common: all words, in their order."""
        return self.given, self.family, self.suffix

    @property
    def is_full(self) -> bool:
        """Return whether the given name holds more than initials."""
        return any(not is_initial(word) for word in self.given)


@dataclass(frozen=True, slots=True)
class Written:
    """The cells of a person's record that a name is made from."""

    display: str
    given: str | None
    family: str | None
    sort: str | None


def read_spellings() -> Mapping[str, str]:
    """Return by its letters how another romanisation writes them, in the order of the table."""
    return {row.text: row.plain for row in spelling_rows()}


def make_name(written: Written, spellings: Mapping[str, str]) -> Name:
    """Return a name ready to be compared.

    >>> made = make_name(Written("Zoë M Çelik Jr.", "Zoë M", "Çelik", None), {})
    >>> made.given, made.family, made.suffix
    (('zoe', 'm.'), ('celik',), 'jr')
    """
    given = fold_words(written.given or "")
    family = fold_words(written.family or written.display)
    bare = " ".join(filter(None, (written.given, written.family)))
    suffix = fold(written.display[len(bare) :]).strip(" ,.") if written.family else ""
    return Name(
        written.display,
        written.sort or written.display,
        given,
        family,
        suffix,
        tuple(_plain(word, spellings) for word in given),
        tuple(_plain(word, spellings) for word in family),
    )


def fold_words(name: str) -> Words:
    """Return the words of a name in small letters, without accents; initials end with a stop.

    >>> fold_words("Jean-Pierre O’Neill"), fold_words("W.A."), fold_words("Charles E")
    (('jean', 'pierre', 'oneill'), ('w.', 'a.'), ('charles', 'e.'))
    """
    words = BETWEEN_WORDS.split(NOTHING_IN_WORDS.sub("", fold(name)))
    return tuple(word if len(word) > 1 else f"{word}." for word in words if word.strip("."))


def _plain(word: str, spellings: Mapping[str, str]) -> str:
    for text, plain in spellings.items():
        word = word.replace(text, plain)
    return word


def is_initial(word: str) -> bool:
    """Return whether a folded word is an initial: `p.`, `zh.`."""
    return word.endswith(".")


def likeness(one: Name, other: Name) -> str | None:
    """Return how two names are alike, the surest way that holds, or None.

    `same`: all words; `middle`: one has a middle name or suffix more; `turned`: the same words in
    another order; `spelled`: alike in another spelling; `initial`: an initial stands for a given
    name; `surname`: one is a surname alone.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if not one.given or not other.given:
        return SURNAME if one.family == other.family else None
    if one.strict == other.strict:
        return SAME if one.is_full else INITIAL
    if one.family == other.family and _agree(one.given, other.given):
        return MIDDLE if _shared_first(one.given, other.given) else INITIAL
    if sorted(one.given + one.family) == sorted(other.given + other.family):
        return TURNED
    if one.plain_family == other.plain_family and _agree(one.plain_given, other.plain_given):
        return SPELLED if _shared_first(one.plain_given, other.plain_given) else None
    return None


def _agree(one: Words, other: Words) -> bool:
    """Return whether given names may be one person's: each word equal, or an initial of the other.

    >>> _agree(("anna", "maria"), ("a.",)), _agree(("pia",), ("per",))
    (True, False)
    """
    return all(
        first == second
        or (is_initial(first) and second.startswith(first[:-1]))
        or (is_initial(second) and first.startswith(second[:-1]))
        for first, second in zip(one, other, strict=False)
    )


def _shared_first(one: Words, other: Words) -> bool:
    return one[0] == other[0] and not is_initial(one[0])


def near_key(name: Name, kind: str) -> tuple[str, ...] | None:
    """Return what a name shares with every other that is alike in one way; None where none is."""
    if kind == SURNAME:
        return name.family
    if not name.given or (kind == SAME and not name.is_full):
        return None
    if kind == SPELLED:
        return name.plain_given[0], *name.plain_family
    if kind == TURNED:
        return tuple(sorted(name.given + name.family))
    return {
        SAME: (*name.given, "", *name.family, name.suffix),
        MIDDLE: (name.given[0], *name.family),
        INITIAL: (name.given[0][0], *name.family),
    }[kind]
