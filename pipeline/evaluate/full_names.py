"""Makes full names of a region from held-out given and family names, the same ones every time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from math import gcd, lcm

from pipeline.romanised import plain
from pipeline.world_names import FAMILY, GIVEN, WorldName, is_held_out


@dataclass(frozen=True, slots=True)
class FullName:
    """A given and a family name that training has not seen, and the country they are for."""

    given: str
    family: str
    country: str


def held_out(names: Iterable[WorldName]) -> list[WorldName]:
    """Return the names that are held out as a whole and in each large word, with marks or without.

    A name of two words of which training may have seen one would be an easier test.
    """
    return [name for name in names if all(map(is_held_out, _readings(name.text)))]


def full_names(names: Sequence[WorldName], number: int) -> list[FullName]:
    """Return at most `number` different full names of one region, its countries in turn.

    A country of which only given or only family names are known borrows the others from the region;
    where the names of each country do not suffice, all are put together with all.

    >>> names = [WorldName("Oda", GIVEN, "NO", "North"), WorldName("Hall", FAMILY, "NO", "North"),
    ...     WorldName("Virta", FAMILY, "FI", "North")]
    >>> [(one.given, one.family, one.country) for one in full_names(names, 9)]
    [('Oda', 'Virta', 'FI'), ('Oda', 'Hall', 'NO')]
    """
    countries = sorted({name.country for name in names})
    found: dict[tuple[str, str], FullName] = {}
    for name in chain(_in_turn([_of_country(names, one) for one in countries]), _mixed(names)):
        found.setdefault((name.given, name.family), name)
        if len(found) == number:
            break
    return list(found.values())


def _of_country(names: Sequence[WorldName], country: str) -> Iterator[FullName]:
    """Yield each given name with each family name once, no name twice before all had a turn."""
    given, family = (_texts(names, part, country) for part in (GIVEN, FAMILY))
    if not given or not family:
        return
    for shift in range(gcd(len(given), len(family))):
        for turn in range(lcm(len(given), len(family))):
            yield FullName(given[turn % len(given)], family[(turn + shift) % len(family)], country)


def _mixed(names: Sequence[WorldName]) -> Iterator[FullName]:
    """Yield names of two countries, for the country of the family name."""
    given = sorted({name.text for name in names if name.part == GIVEN}, key=_hash)
    family = sorted({(name.text, name.country) for name in names if name.part == FAMILY})
    for text in given:
        for last, country in sorted(family, key=lambda one: _hash(text + one[0])):
            yield FullName(text, last, country)


def _texts(names: Sequence[WorldName], part: str, country: str) -> list[str]:
    """Return the names of a part, of the region if it must be, in an order of the country's."""
    of_part = [name for name in names if name.part == part]
    own = [name for name in of_part if name.country == country]
    return sorted({name.text for name in own or of_part}, key=lambda text: _hash(country + text))


def _in_turn(rows: Sequence[Iterator[FullName]]) -> Iterator[FullName]:
    """Yield the first of each row, then the second of each, until all are at their end."""
    while rows:
        heads = [(row, list(islice(row, 1))) for row in rows]
        for _, head in heads:
            yield from head
        rows = [row for row, head in heads if head]


def _readings(text: str) -> set[str]:
    """Return a name and its words as training may have seen them.

    >>> sorted(_readings("de la Peña"))
    ['Pena', 'Peña', 'de la Pena', 'de la Peña']
    """
    texts = {text, *(word for word in text.split() if word[0].isupper())}
    return texts | {plain(one) for one in texts}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
