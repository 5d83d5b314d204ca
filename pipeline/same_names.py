"""Whether two names may be one person's: the same sounds, initials, nicknames, other spellings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import regex

from pipeline.name_parts import NameParts, fold
from pipeline.names import NameShape
from pipeline.tables import OUR_DATA, Row, read_table

QUOTED = regex.compile(r"[\"“”'‘’](\p{L}[\p{L} -]*)[\"“”'‘’]")
LEAST_CUT = 3
"""Letters of the beginning of a given name that stands for it, and of what it lacks."""
SHORTEST_SOUND = 3
"""Letters of a sound that may join two spellings: shorter ones are too alike."""


class Pair(Row):
    """A row of nicknames.csv: a short form and the forename that it may stand for."""

    text: str
    value: str
    why: str = ""


class Spelling(Row):
    """A row of name_spellings.csv: letters that another romanisation writes as `plain`."""

    text: str
    plain: str
    why: str

    def key(self) -> tuple[str, ...]:
        """Return the letters: they are written plainly in one way."""
        return (self.text,)


@dataclass(frozen=True)
class NameWays:
    """How names differ that are one person's."""

    spellings: Sequence[tuple[str, str]]
    nicknames: Mapping[str, frozenset[str]]
    """Short form to the forenames that it may stand for, folded."""

    @cached_property
    def _sounds(self) -> dict[str, str]:
        return {}

    def sound(self, name: str) -> str:
        """Return how a name sounds: one key for its spellings in Latin letters.

        >>> ways = load_name_ways()
        >>> ways.sound("Zhaparov") == ways.sound("Japarov"), ways.sound("Faridoun")
        (True, 'faridun')
        """
        known = self._sounds.get(name)
        if known is None:
            known = fold(name).replace("-", "").replace(" ", "").replace("'", "").replace("’", "")
            for text, value in self.spellings:
                known = known.replace(text, value)
            self._sounds[name] = known
        return known

    def same_family(self, one: str, other: str) -> bool:
        """Return whether two family names are one, in any spelling, or one is half of the other."""
        first, second = fold(one), fold(other)
        if first == second:
            return True
        halves = {*first.split("-"), first}, {*second.split("-"), second}
        if any(len(half) > SHORTEST_SOUND for half in halves[0] & halves[1]):
            return True
        sound = self.sound(one)
        return len(sound) >= SHORTEST_SOUND and sound == self.sound(other)

    def same_given(self, one: str, other: str) -> bool:
        """Return whether two given names may be one person's.

        >>> ways = load_name_ways()
        >>> ways.same_given("Anna Maria", "A."), ways.same_given("Al", "Al Mo")
        (True, True)
        >>> ways.same_given("Bill", "William J."), ways.same_given("Ana", "Eva")
        (True, False)
        """
        if {fold(name) for name in QUOTED.findall(one)} & set(_words(other)):
            return True
        if {fold(name) for name in QUOTED.findall(other)} & set(_words(one)):
            return True
        pairs = zip(_words(one), _words(other), strict=False)
        return all(self._agree(first, second) for first, second in pairs)

    def _agree(self, one: str, other: str) -> bool:
        for short, name in ((one, other), (other, one)):
            initial = len(short) == 1 or short.endswith(".")
            if short == name or (initial and name.startswith(short.removesuffix("."))):
                return True
            if self._sounds_as(name, self.nicknames.get(short, ())) or _is_cut(short, name):
                return True
        sounds = self.sound(one), self.sound(other)
        return len(sounds[0]) >= SHORTEST_SOUND and (
            sounds[0] == sounds[1] or ("-" in one and voiced(sounds[0]) == voiced(sounds[1]))
        )

    def _sounds_as(self, name: str, others: Iterable[str]) -> bool:
        return any(name == other or self.sound(name) == self.sound(other) for other in others)

    def same_in_slavic(self, one: str, other: str) -> bool:
        """Return whether two family names differ by h and g, as Ukrainian and Russian ones do.

        It needs a given name beside it that agrees: Hill and Gill are two.

        >>> load_name_ways().same_in_slavic("Hrynkevich", "Grinkevich")
        True
        """
        return softened(self.sound(one)) == softened(self.sound(other))


@dataclass(frozen=True, slots=True)
class Naming:
    """What is known of names: their shape, and how they differ."""

    shape: NameShape
    ways: NameWays


def load_name_ways(folders: Sequence[Path] = (OUR_DATA,)) -> NameWays:
    """Return the ways in which names differ, from the tables of all `folders`."""
    nicknames: dict[str, set[str]] = {}
    for row in read_table("nicknames", Pair, folders):
        nicknames.setdefault(fold(row.text), set()).add(fold(row.value))
    spellings = [(row.text, row.plain) for row in read_spellings(folders)]
    return NameWays(spellings, {text: frozenset(names) for text, names in nicknames.items()})


def read_spellings(folders: Sequence[Path] = (OUR_DATA,)) -> list[Spelling]:
    """Return the ways to write one sound, in the order in which they are tried."""
    return read_table("name_spellings", Spelling, folders)


def softened(sound: str) -> str:
    """Return a sound with h for g."""
    return sound.replace("g", "h")


VOICED = str.maketrans("kptc", "gbdj")


def _is_cut(short: str, name: str) -> bool:
    """Return whether a given name is the beginning of another: Clay of Clayton, no Paul of Paula.

    >>> _is_cut("ben", "benjamin"), _is_cut("paul", "paula")
    (True, False)
    """
    rest = len(name) - len(short)
    return len(short) >= LEAST_CUT and rest >= LEAST_CUT and name.startswith(short)


def voiced(sound: str) -> str:
    """Return a sound with hard letters as soft ones: Kap-dol and Gap-dol are one Korean name."""
    return sound.translate(VOICED)


def contained(one: NameParts, other: NameParts) -> bool:
    """Return whether the words of one name stand in a row in the other: Valadares Roxo.

    A hyphen is as good as a blank: Conteh Bell is Mariatu Conteh-Bell.
    """
    words, whole = _apart(one), _apart(other)
    size = len(words)
    return any(words == whole[at : at + size] for at in range(len(whole) - size + 1))


def _apart(parts: NameParts) -> list[str]:
    return fold(parts.display).replace("-", " ").split()


def shortened(one: NameParts, other: NameParts) -> bool:
    """Return whether a name is another without its second given and its second family name.

    So Spanish names are cut: Ana Ruiz is Ana María Ruiz Soler.
    """
    words, whole = fold(one.display).split(), fold(other.display).split()
    return len(words) == 2 and len(whole) == 4 and words == [whole[0], whole[2]]


def turned(one: NameParts, other: NameParts) -> bool:
    """Return whether two names have the same words in another order."""
    return sorted(fold(one.display).split()) == sorted(fold(other.display).split())


def _words(given: str) -> list[str]:
    return QUOTED.sub("", fold(given)).replace(".", ". ").split()
