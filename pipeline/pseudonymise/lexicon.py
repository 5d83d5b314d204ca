"""The words of protected names: which of them count where, and whom they may mean."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.pseudonymise.circle import FAMILY_LABEL, LONG, MOST_ENDING, ROMANISED, Member
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.spelling import Spelling
from pipeline.pseudonymise.tokens import Token

SOME_NAME = "Name"
"""What a name becomes of which it is not clear whose it is."""
DIGITS = 8
SMALL = 4
"""Letters of a name that is looked for in small letters alone."""
NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A token that is a word of protected names: whose, by their numbers."""

    family: frozenset[int]
    given: frozenset[int]
    is_strong: bool
    """Whether it counts by itself; else only beside another word of the same name."""
    is_asked: bool
    """Whether it is of the family name of somebody whose role was asked for."""
    is_plural: bool = False

    @property
    def whom(self) -> frozenset[int]:
        """Return whom the word may mean."""
        return self.family | self.given


@dataclass(frozen=True, slots=True)
class _Entry:
    family: frozenset[int]
    given: frozenset[int]
    is_plural: bool = False
    is_derived: bool = False


NOTHING = _Entry(NOBODY, NOBODY)


def _entry(family: Iterable[int], given: Iterable[int], members: Sequence[Member]) -> _Entry:
    is_plural = all(members[one].is_family for one in (*family, *given))
    return _Entry(frozenset(family), frozenset(given), is_plural)


class Index:
    """The words of all members of a run; what was looked up is remembered."""

    def __init__(self, members: Sequence[Member], spelling: Spelling, seen_small: frozenset[str]):
        self.members = tuple(members)
        self.spelling = spelling
        self._seen_small = seen_small
        self._no_names = spelling.ordinary | spelling.common | spelling.particles
        family: dict[str, set[int]] = defaultdict(set)
        given: dict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(members):
            for word in one.family:
                family[word].add(number)
            for word in one.given:
                given[word].add(number)
        self.asked = frozenset(n for n, one in enumerate(members) if one.is_asked)
        self.words: dict[str, _Entry] = {
            word: _entry(family.get(word, ()), given.get(word, ()), self.members)
            for word in sorted({*family, *given})
        }
        long = [word for word in family if len(word) >= LONG and not self.is_common(word)]
        self._stems = {spelling.stem(word): self.words[word] for word in sorted(long)}
        self._plain = {spelling.plain(word): self.words[word] for word in sorted(long)}
        self._loose = self._loosely(spelling.loose)
        kin = self._loosely(lambda word: spelling.loose(spelling.stem(word)))
        self._kin = {form: replace(one, given=NOBODY) for form, one in kin.items() if one.family}
        self._met: dict[str, _Entry] = {}

    def is_common(self, word: str) -> bool:
        """Return whether a word is no name by itself: May, Justice, Li."""
        spelling = self.spelling
        is_word = word in spelling.ordinary or len(word) < LONG
        is_small = (is_word and word in self._seen_small) or word in spelling.particles
        return len(word) < 3 or is_small or word in spelling.common

    def is_told_apart(self, word: str, least: int = SMALL) -> bool:
        """Return whether a word is a name in small letters too: it is no word of English."""
        return len(word) >= least and word not in self._no_names

    def entry(self, key: str) -> _Entry:
        """Return whom a word may mean, as it stands or in another form of a family name."""
        if key in self.words:
            return self.words[key]
        if key not in self._met:
            self._met[key] = self._derived(key)
        return self._met[key]

    def _derived(self, key: str) -> _Entry:
        for ending in ("s", "es"):
            if (found := self._name(key.removesuffix(ending), 3)) and key.endswith(ending):
                return replace(found, is_plural=True)
        spelling = self.spelling
        for known, form in ((self._plain, spelling.plain(key)), (self._stems, spelling.stem(key))):
            if len(key) >= LONG and form in known:
                return replace(known[form], given=NOBODY, is_derived=True)
        for cut in range(1, MOST_ENDING + 1):
            if found := self._name(key[:-cut], LONG):
                return replace(found, is_derived=True)
        for cut in range(1, 5):
            if key[:cut] in spelling.particles and (found := self._name(key[cut:], 4)):
                return found
        return self._declined(key) or self._romanised(key) or NOTHING

    def _declined(self, key: str) -> _Entry | None:
        """Return whose given name a word is in another case; one that is a name itself is none."""
        if key in self.spelling.called or not self.is_told_apart(key):
            return None
        for name in self.spelling.names(key):
            found = self.words.get(name)
            if found is not None and found.given and self.is_told_apart(name):
                return _Entry(NOBODY, found.given, is_derived=True)
        return None

    def _romanised(self, key: str) -> _Entry | None:
        """Return whose name a word is in another romanisation: Roshdani for Rushdani."""
        if not self.is_told_apart(key, ROMANISED):
            return None
        spelling = self.spelling
        forms = (spelling.loose(key), self._loose), (spelling.loose(spelling.stem(key)), self._kin)
        met = (known[one] for found, known in forms for one in sorted(found) if one in known)
        return next(met, None)

    def _loosely(self, forms_of: Callable[[str], frozenset[str]]) -> dict[str, _Entry]:
        found: dict[str, _Entry] = {}
        for word, one in self.words.items():
            for form in forms_of(word) if self.is_told_apart(word, ROMANISED) else ():
                other = found.get(form, NOTHING)
                both = one.family | other.family, one.given | other.given
                found[form] = _Entry(*both, is_derived=True)
        return found

    def _name(self, key: str, least: int) -> _Entry | None:
        """Return whom a family name means that is long enough and no common word."""
        found = self.words.get(key)
        if found is None or not found.family or len(key) < least or self.is_common(key):
            return None
        return _Entry(found.family, NOBODY)


@dataclass(frozen=True)
class Lexicon:
    """What counts in one release: `present` are its members, `others` the words of all others."""

    index: Index
    key: Key
    place: str
    """The release, which is told apart in the pseudonyms of names that may be several people's."""
    present: frozenset[int] = NOBODY
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By word the persons of the release who are not protected and have it in their names."""

    def mark(self, token: Token) -> Mark | None:
        """Return whom a token may mean, or None where it is no word of a protected name."""
        if len(token.key) < 2:
            return None
        found = self.index.entry(token.key)
        if found is NOTHING or (found.family and self._is_of_others_alone(token.key)):
            return None
        is_here = not self.present.isdisjoint(found.family | found.given)
        is_asked = not found.family.isdisjoint(self.index.asked)
        anywhere = is_asked and not (found.is_derived or self.index.is_common(token.key))
        least = LONG if found.is_derived or found.is_plural else SMALL
        is_written = token.is_capital or self.index.is_told_apart(token.key, least)
        is_strong = is_written and (is_here or anywhere)
        return Mark(found.family, found.given, is_strong, is_asked, found.is_plural)

    def _is_of_others_alone(self, key: str) -> bool:
        return key in self.others and key not in self.index.words

    def of_others(self, first: str, second: str) -> bool:
        """Return whether two words are of the name of one person who is not protected."""
        return not self.others.get(first, frozenset()).isdisjoint(self.others.get(second, ()))

    def label(self, whom: Iterable[int], keys: Sequence[str], *, is_plural: bool) -> str:
        """Return the pseudonym of some words: a member's where it is clear whose they are.

        Else one of this release alone: who shares a family name over releases is not to be seen.
        """
        members = [self.index.members[one] for one in whom]
        labels = {one.label for one in members if one.is_family == is_plural}
        if len(labels) == 1:
            return labels.pop()
        kind = FAMILY_LABEL if is_plural else SOME_NAME
        return f"{kind}-{self.key.digits(DIGITS, kind, self.place, *sorted(keys))}"
