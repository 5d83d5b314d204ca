"""Groups of summaries that are one person so far: made, merged, and never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.identify.names import Name
from pipeline.identify.seen import Seen

Tag = tuple[int, str]
"""A row of decisions or an earlier output by its number, and its side or the id in it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two groups have in common besides the name."""

    countries: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Join:
    """Why two groups became one: how the names are alike, which, and what they share."""

    kind: str
    names: tuple[str, ...] = ()
    shared: Shared = Shared()


@dataclass(frozen=True, slots=True)
class Group:
    """Persons of several releases who are one, with all that is said of any of them."""

    members: tuple[Seen, ...]
    names: frozenset[Name]
    genders: frozenset[str]
    countries: frozenset[str]
    parties: frozenset[str]
    roles: frozenset[str]
    releases: frozenset[str]
    """Those of this run; the same in an earlier output is no other release."""
    decided: frozenset[Tag] = frozenset()
    earlier: frozenset[Tag] = frozenset()
    joins: tuple[Join, ...] = ()


def group_of(
    members: Sequence[Seen], decided: frozenset[Tag], earlier: frozenset[Tag], join: Join | None
) -> Group:
    """Return summaries as one group; `join` says why they are, None where there is only one."""
    return Group(
        tuple(members),
        frozenset(one.name for one in members),
        _union(_alone(one.gender) for one in members),
        _union(one.countries for one in members),
        _union(one.parties for one in members),
        _union(one.roles for one in members),
        frozenset(one.release_id for one in members if not one.earlier),
        decided,
        earlier,
        (join,) if join else (),
    )


def merged(one: Group, other: Group, join: Join) -> Group:
    """Return two groups as one."""
    return Group(
        one.members + other.members,
        one.names | other.names,
        one.genders | other.genders,
        one.countries | other.countries,
        one.parties | other.parties,
        one.roles | other.roles,
        one.releases | other.releases,
        one.decided | other.decided,
        one.earlier | other.earlier,
        (*one.joins, *other.joins, join),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return what stands in any of some sets: one of them itself where all are equal.

    There is a group for nearly each name of a run, and a set of its own takes 200 bytes.
    """
    first, *others = dict.fromkeys(sets)
    return first.union(*others) if others else first


@cache
def _alone(gender: str) -> frozenset[str]:
    return frozenset(filter(None, (gender,)))


class Pool:
    """Groups that grow together; each is reached by the number of any group it was made of."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = list(groups)
        self._owners = list(range(len(self._groups)))

    def owner(self, number: int) -> int:
        """Return the number that the group of `number` has now."""
        while self._owners[number] != number:
            self._owners[number] = self._owners[self._owners[number]]
            number = self._owners[number]
        return number

    def group(self, number: int) -> Group:
        """Return the group that `number` belongs to."""
        return self._groups[self.owner(number)]

    def merge(self, one: int, other: int, join: Join) -> None:
        """Make the groups of two numbers one; nothing happens where they are one already."""
        first, second = sorted((self.owner(one), self.owner(other)))
        if first != second:
            self._groups[first] = merged(self._groups[first], self._groups[second], join)
            self._owners[second] = first

    def groups(self) -> list[Group]:
        """Return the groups that are left, in the order of their first numbers."""
        return [one for number, one in enumerate(self._groups) if self._owners[number] == number]
