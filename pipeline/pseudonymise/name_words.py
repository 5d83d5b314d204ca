"""Takes the names of persons apart into the words that may stand for them."""

import regex

from pipeline.names import NameShape
from pipeline.pseudonymise.tokens import BROKEN, key_of, unbroken
from pipeline.records import PersonRecord

PERSON = "person"
BETWEEN = regex.compile(r"[-‐‑\s_/,.]+")
TAIL = regex.compile(r"(?<!\p{L})\p{Lu}['’ʼ`´](\p{Lu}\p{L}{3,})")
"""What others write without the letter before it: Hanrahan for O'Hanrahan."""
MARKS = regex.compile(r"^\P{L}+")


def family_words(person: PersonRecord) -> set[str]:
    """Return the family name of a family's mentions, as it may be in the singular."""
    found = {key_of(_pieces(one.text)[-1]) for one in person.mentions}
    single = {word.removesuffix(ending) for word in found for ending in ("s", "es")}
    return {word for word in found | single if len(word) > 1}


def _pieces(name: str) -> list[str]:
    pieces = BETWEEN.split(BROKEN.sub("", name))
    return [one for one in (MARKS.sub("", piece) for piece in pieces) if one]


class NameWords:
    """Takes names apart into words that tell a person, given names and family names apart."""

    def __init__(self, shape: NameShape) -> None:
        words = shape.small | shape.suffixes | shape.initials
        self._civil = shape.uses.get("plain", frozenset())
        self._small = frozenset(word.rstrip(".").lower() for word in words)

    def of(self, person: PersonRecord, text: str) -> tuple[set[str], set[str]]:
        """Return the words of the given names of a person, and those of the family names.

        What a mention writes otherwise counts too, its last word as a family name. A word of both
        is in both.
        """
        if person.kind != PERSON:
            return set(), family_words(person)
        family = self._telling(person.family_name or person.name)
        given = self._telling(person.given_name or "") if person.family_name else []
        known = {*given, *family}
        family += map(key_of, TAIL.findall(person.family_name or person.name))
        for mention in person.mentions:
            end = unbroken(text, mention.start, mention.end)
            name = text[mention.start : end]
            words = self._telling(name)
            before = text[mention.full_start : mention.start].strip()
            family += words if len(words) == 1 and before in self._civil else []  # Mr Qiao
            strange = [word for word in words if word not in known]
            family += self._telling(name.split()[-1]) if "-" in name and name.split() else []
            family += [word for word in strange if word == words[-1]]
            given += [word for word in strange if word != words[-1]]
        return set(given), set(family)

    def _telling(self, name: str) -> list[str]:
        """Return the words of a name that may stand for it: no particles, initials or suffixes."""
        pieces = _pieces(name)
        large = [
            one for one in pieces
            if not one[0].islower() and one.lower() not in self._small and len(key_of(one)) > 1
        ]  # fmt: skip
        return [key_of(one) for one in large or sorted(pieces, key=len)[-1:]]
