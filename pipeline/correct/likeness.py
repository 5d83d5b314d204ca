"""Says where two persons who are made one have nothing in common: it is done, and told."""

import regex

from pipeline.name_parts import fold
from pipeline.records import PersonRecord

WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
"""A word of a name; an initial says too little."""


def unlike(person: PersonRecord, target: PersonRecord) -> str:
    """Return that two persons share no word of their names and no country, blank where they do."""
    if name_words(person) & name_words(target) or _codes(person) & _codes(target):
        return ""
    both = f"{_shown(person)} and {_shown(target)}"
    what = "no word of their names and no country" if _both_tied(person, target) else "no name word"
    return f"{both} share {what}"


def name_words(person: PersonRecord) -> frozenset[str]:
    """Return the words by which a person is named in a release."""
    names = (person.name, *(one.text for one in person.mentions))
    return frozenset(fold(word) for name in names for word in WORD.findall(name))


def _codes(person: PersonRecord) -> frozenset[str]:
    return frozenset(one.code for one in person.countries if one.code is not None)


def _both_tied(person: PersonRecord, target: PersonRecord) -> bool:
    return bool(_codes(person) and _codes(target))


def _shown(person: PersonRecord) -> str:
    countries = ", ".join(dict.fromkeys(one.name for one in person.countries if one.name))
    return f"{person.name} ({countries})" if countries else person.name
