"""Whom a run protects: those whose role was asked for, minors, and all who share their names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.names import NameShape
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.name_words import BETWEEN, PERSON, NameWords, family_words
from pipeline.pseudonymise.options import ALL, MINOR
from pipeline.pseudonymise.spelling import Spelling
from pipeline.pseudonymise.tokens import key_of
from pipeline.records import Extraction, PersonRecord

PERSON_LABEL, FAMILY_LABEL = "Person", "Family"
DIGITS, MORE_DIGITS = 8, 12
"""Of 1,000 persons in a run two share eight digits once in 200 runs; then they get twelve."""
ROMANISED = 6
"""Letters of a name that other romanisations are looked for of: with five Tseng was Tsang."""
LONG, MOST_ENDING = 5, 4
"""Letters of a family name whose derived forms are looked for, and of their endings: Sakenova."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person or a family whose names are replaced; names are words as they are compared."""

    who: str
    label: str
    is_family: bool
    is_asked: bool
    """Whether a role was asked for; else a name is shared with one of those."""
    given: frozenset[str]
    family: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """Return all words of the name."""
        return self.given | self.family

    def has_initials(self, first: str, second: str) -> bool:
        """Return whether a given name and a family name of theirs begin so."""
        begins = {one[0] for one in self.given or self.family}, {one[0] for one in self.family}
        return not self.is_family and first in begins[0] and second in begins[1]


@dataclass(slots=True)
class _Seen:
    """What is gathered of one person over the releases; filled here, never handed on."""

    is_family: bool
    is_asked: bool = False
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)

    @property
    def words(self) -> set[str]:
        """Return all words of the name."""
        return self.given | self.family


class Watch:
    """Sees the records of a run pass and remembers their persons by who they are."""

    def __init__(
        self, roles: Sequence[str], shape: NameShape, is_minor: Callable[[PersonRecord], bool]
    ) -> None:
        self._roles = frozenset(roles)
        self._words = NameWords(shape)
        self._is_minor = is_minor
        self._seen: dict[str, _Seen] = {}

    def add(self, extraction: Extraction) -> None:
        """Remember the persons and families of a release."""
        text = extraction.release.text
        for person in extraction.record.persons:
            is_family = person.kind != PERSON
            seen = self._seen.setdefault(who_is(person), _Seen(is_family))
            seen.releases.add(extraction.record.release_id)
            seen.is_asked = seen.is_asked or self._asked(person)
            given, family = self._words.of(person, text)
            seen.given |= given
            seen.family |= family

    def _asked(self, person: PersonRecord) -> bool:
        if ALL in self._roles or not self._roles.isdisjoint(person.appears_as):
            return True
        return MINOR in self._roles and person.kind == PERSON and self._is_minor(person)

    def circle(self, names: Mapping[str, str], key: Key, spelling: Spelling) -> tuple[Member, ...]:
        """Return all who are protected, in the order of their labels.

        `names` holds by canonical id the name that a person goes by in the run. Whoever has a word
        of a protected person's family name, one that is made of it or another romanisation of it is
        protected too: a relative leads to the person, and nobody can tell one from a namesake.
        """
        asked = [one for one in self._seen.values() if one.is_asked]
        theirs = {word for one in asked for word in one.family}
        alike = {form for word in theirs for form in _romanised(word, spelling)}
        theirs |= set(map(spelling.stem, theirs))
        theirs |= {glued for one in asked for glued in _glued(one)}
        chosen = {
            who: one
            for who, one in self._seen.items()
            if one.is_asked
            or any(not theirs.isdisjoint(_roots(word, spelling.stem)) for word in one.words)
            or any(not alike.isdisjoint(_romanised(word, spelling)) for word in one.family)
            or _may_be_one_of(one, asked)
        }
        bases = {
            who: _basis(names.get(who, ""), one.given | one.family) for who, one in chosen.items()
        }
        labels = _labels({(one.is_family, bases[who]) for who, one in chosen.items()}, key)
        found = (
            Member(
                who,
                labels[one.is_family, bases[who]],
                one.is_family,
                one.is_asked,
                frozenset(one.given - one.family),
                frozenset(one.family),
            )
            for who, one in chosen.items()
        )
        return tuple(sorted(found, key=lambda one: (one.label, one.who)))


def who_is(person: PersonRecord) -> str:
    """Return what a person is called over the releases of a run, and a family by its name."""
    if person.kind != PERSON:
        return " ".join((FAMILY_LABEL, *sorted(family_words(person))))
    return person.canonical_id or person.person_id


def _glued(seen: _Seen) -> Iterable[str]:
    """Return given and family names without the blank between them: AmirSaken."""
    pairs = [(one, other) for one in seen.given for other in seen.family]
    return (word for one, other in pairs for word in (one + other, other + one))


def _may_be_one_of(seen: _Seen, asked: Iterable[_Seen]) -> bool:
    """Return whether a name says nothing but words of a protected person's: Amir S., Saken Amir.

    One word alone says whom it means in the releases that name that person.
    """
    words = {one for one in seen.words if len(one) > 1}
    return bool(words) and any(
        words <= one.words and (len(words) > 1 or not seen.releases.isdisjoint(one.releases))
        for one in asked
    )


def _roots(word: str, stem: Callable[[str], str]) -> Iterable[str]:
    """Return the family names that a word may be made of: Saken for Sakenova."""
    begins = range(max(LONG, len(word) - MOST_ENDING), len(word))
    return (word, stem(word), *(word[:size] for size in begins))


def _romanised(word: str, spelling: Spelling) -> frozenset[str]:
    """Return the forms that all romanisations of a long word have: one for Rushdani, Roshdani."""
    if len(word) < ROMANISED:
        return frozenset()
    return spelling.loose(word) | spelling.loose(spelling.stem(word))


def _basis(name: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return what a pseudonym is made of: the full words of a name, initials where few are full."""
    found = {key_of(word) for word in BETWEEN.split(name)} - {""} or set(words)
    full = {word for word in found if len(word) > 1}
    return tuple(sorted(full if len(full) > 1 else found))


def _labels(
    bases: Iterable[tuple[bool, tuple[str, ...]]], key: Key
) -> dict[tuple[bool, tuple[str, ...]], str]:
    short = {one: _label(one, key, DIGITS) for one in bases}
    same: dict[str, int] = defaultdict(int)
    for label in short.values():
        same[label] += 1
    return {
        one: label if same[label] == 1 else _label(one, key, MORE_DIGITS)
        for one, label in short.items()
    }


def _label(basis: tuple[bool, tuple[str, ...]], key: Key, digits: int) -> str:
    kind = FAMILY_LABEL if basis[0] else PERSON_LABEL
    return f"{kind}-{key.digits(digits, kind, *basis[1])}"
