"""Joins groups level by level: the surest evidence first, and never against a contradiction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.identify.apart import are_apart
from pipeline.identify.groups import Group, Join, Pool, Shared
from pipeline.identify.names import INITIAL, MIDDLE, SAME, SPELLED, SURNAME, TURNED
from pipeline.identify.pairs import Asks, likest, near_pairs, shared_by


@dataclass(frozen=True, slots=True)
class Level:
    """One way to join: how the names are alike, and what must be shared besides."""

    kinds: tuple[str, ...]
    asks: Asks
    outweigh: int | None = None
    """How many times as often as a rival someone is named whom the rival does not stop."""


def place_or_party(shared: Shared) -> bool:
    """Return whether a country or a party is shared."""
    return bool(shared.countries or shared.parties)


def _anything(shared: Shared) -> bool:
    return bool(shared.countries or shared.parties or shared.roles)


def _party_or_office(shared: Shared) -> bool:
    """Return whether a surname alone is enough: many of one country bear it, few in one office."""
    return bool(shared.parties or (shared.countries and shared.roles))


TENFOLD = 10
"""In 3,000 releases of the US Senate, one release in 10 to 20 gave a senator a wrong party."""
LEVELS = (
    Level((SAME,), place_or_party, TENFOLD),
    Level((SAME,), _anything, TENFOLD),
    Level((SAME,), lambda _: True, TENFOLD),
    Level((MIDDLE, TURNED), _anything),
    Level((SPELLED, INITIAL), place_or_party),
    Level((SURNAME,), _party_or_office),
)


@dataclass(frozen=True, slots=True)
class _Rivals:
    """By number of a group those that would join it, and how many times outweigh one of them."""

    beside: Mapping[int, set[int]]
    outweigh: int | None

    def outweighed(self, groups: Sequence[Group], rival: int, other: int) -> bool:
        """Return whether a rival is named too seldom to stop the other."""
        if self.outweigh is None:
            return False
        return len(groups[other].members) >= self.outweigh * len(groups[rival].members)


def joined(groups: Iterable[Group]) -> list[Group]:
    """Return groups with those joined that evidence makes one person."""
    found = list(groups)
    for level in LEVELS:
        found = _at_level(found, level)
    return found


def _at_level(groups: Sequence[Group], level: Level) -> list[Group]:
    """Return groups with those joined that may be one at a level and that have no rivals there.

    Where two that are apart would both join a third, nothing tells which of them it is: it joins
    neither, unless one of the two is named so seldom that it is outweighed.
    """
    joins = {
        pair: join
        for kind in level.kinds
        for pair in near_pairs(groups, kind, level.asks)
        if (join := _join(groups, pair, level)) is not None
    }
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in joins:
        beside[one].add(other)
        beside[other].add(one)
    rivals = _Rivals(beside, level.outweigh)
    pool = Pool(groups)
    for (one, other), join in sorted(joins.items()):
        if not _has_rival((one, other), groups, rivals) and not _are_apart_now(pool, one, other):
            pool.merge(one, other, join)
    return pool.groups()


def _join(groups: Sequence[Group], pair: tuple[int, int], level: Level) -> Join | None:
    one, other = groups[pair[0]], groups[pair[1]]
    alike = likest(one, other)
    if alike is None or alike[0] not in level.kinds:
        return None
    shared = shared_by(one, other)
    if not level.asks(shared) or are_apart(one, other):
        return None
    return Join(alike[0], tuple(sorted({alike[1].display, alike[2].display})), shared)


def _has_rival(pair: tuple[int, int], groups: Sequence[Group], rivals: "_Rivals") -> bool:
    """Return whether someone who would join one of a pair is apart from the other."""
    return any(
        are_apart(groups[third], groups[there]) and not rivals.outweighed(groups, third, there)
        for here, there in (pair, pair[::-1])
        for third in rivals.beside[here] - {there}
    )


def _are_apart_now(pool: Pool, one: int, other: int) -> bool:
    if pool.owner(one) == pool.owner(other):
        return True
    return are_apart(pool.group(one), pool.group(other))
