"""What keeps two groups apart, whatever their names are: what one says and the other denies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from pipeline.identify.decisions import FIRST, SECOND
from pipeline.identify.groups import Group
from pipeline.identify.names import likeness
from pipeline.identities import CANONICAL


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that keeps two groups apart, and what each of them says."""

    kind: str
    one: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()


def decided_apart(one: Group, other: Group) -> Contradiction | None:
    """Return that a row of decisions says `different`, with a group on each of its sides."""
    for number, side in one.decided:
        opposite = {FIRST: SECOND, SECOND: FIRST}.get(side)
        if opposite and (number, opposite) in other.decided:
            return Contradiction("decision")
    return None


def _known_apart(one: Group, other: Group) -> Contradiction | None:
    """Return that one earlier output has two ids for them: what it kept apart stays apart."""
    ids = {output: name for output, name in one.earlier if name.startswith(CANONICAL)}
    for output, name in other.earlier:
        if name.startswith(CANONICAL) and ids.get(output, name) != name:
            return Contradiction("earlier", frozenset((ids[output],)), frozenset((name,)))
    return None


def _one_release(one: Group, other: Group) -> Contradiction | None:
    both = one.releases & other.releases
    return Contradiction("release", both, both) if both else None


def _genders(one: Group, other: Group) -> Contradiction | None:
    return _disjoint("title", one.genders, other.genders)


def _countries(one: Group, other: Group) -> Contradiction | None:
    return _disjoint("country", one.countries, other.countries)


def _parties(one: Group, other: Group) -> Contradiction | None:
    """Return that they are of different parties, or different groups of one house."""
    for list_of in sorted({_list_of(party) for party in one.parties}):
        first = frozenset(party for party in one.parties if _list_of(party) == list_of)
        second = frozenset(party for party in other.parties if _list_of(party) == list_of)
        if found := _disjoint("party", first, second):
            return found
    return None


def _list_of(party: str) -> str:
    """Return the list that an id is of: a person is of one group of a house, and of one party.

    >>> _list_of("pace:SOC"), _list_of("pf:432")
    ('pace', 'pf')
    """
    return party.partition(":")[0]


def _names(one: Group, other: Group) -> Contradiction | None:
    """Return that two have one family name and given names that no person has both of."""
    for first, second in product(one.names, other.names):
        if first.family == second.family and likeness(first, second) is None:
            return Contradiction("name", frozenset((first.display,)), frozenset((second.display,)))
    return None


def _disjoint(kind: str, one: frozenset[str], other: frozenset[str]) -> Contradiction | None:
    if one and other and one.isdisjoint(other):
        return Contradiction(kind, one, other)
    return None


CONTRADICTIONS: tuple[Callable[[Group, Group], Contradiction | None], ...] = (
    decided_apart, _known_apart, _one_release, _genders, _countries, _parties, _names,
)  # fmt: skip


def contradictions(one: Group, other: Group) -> Iterator[Contradiction]:
    """Yield what keeps two groups apart, the gravest first; nothing where they may be one."""
    for look in CONTRADICTIONS:
        found = look(one, other)
        if found is not None:
            yield found


def are_apart(one: Group, other: Group) -> bool:
    """Return whether anything keeps two groups apart."""
    return next(contradictions(one, other), None) is not None
