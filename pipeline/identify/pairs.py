"""Finds the groups whose names may be alike, without comparing each with every other."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product

from pipeline.identify.groups import Group, Shared
from pipeline.identify.names import ALIKE, INITIAL, SURNAME, Name, is_initial, likeness, near_key

Asks = Callable[[Shared], bool]
SHORT: dict[str, Callable[[Name], bool]] = {
    INITIAL: lambda name: bool(name.given) and is_initial(name.given[0]),
    SURNAME: lambda name: not name.given,
}
"""What one name of a pair is, in the ways where one is shorter than the other."""


def near_pairs(
    groups: Sequence[Group], kind: str, asks: Asks = lambda _: True
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of numbers of groups that may be alike in one way, each once.

    A group that does not have itself what `asks` wants to be shared is in none.
    """
    keys: dict[int, set[tuple[str, ...]]] = {}
    holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if asks(Shared(group.countries, group.parties, group.roles)):
            found = {near_key(name, kind) for name in group.names}
            keys[number] = {key for key in found if key is not None}
            for key in keys[number]:
                holding[key].append(number)
    for key, numbers in holding.items():
        for one, other in _pairs(numbers, groups, SHORT.get(kind)):
            if len(keys[one]) == 1 or min(keys[one] & keys[other]) == key:
                yield one, other


def _pairs(
    numbers: Sequence[int], groups: Sequence[Group], is_short: Callable[[Name], bool] | None
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of some numbers in order; one of each is short where that is asked for."""
    if is_short is None:
        yield from combinations(numbers, 2)
        return
    short = {number for number in numbers if any(map(is_short, groups[number].names))}
    for one, other in product(sorted(short), numbers):
        if one < other or other not in short:
            yield min(one, other), max(one, other)


def likest(one: Group, other: Group) -> tuple[str, Name, Name] | None:
    """Return how the likest names of two groups are alike, and these names, or None."""
    found = [
        (ALIKE.index(kind), first.display, second.display, first, second)
        for first, second in product(one.names, other.names)
        if (kind := likeness(first, second)) is not None
    ]
    if not found:
        return None
    rank, _, _, first, second = min(found, key=lambda one: one[:3])
    return ALIKE[rank], first, second


def shared_by(one: Group, other: Group) -> Shared:
    """Return what two groups have in common besides the name."""
    return Shared(
        one.countries & other.countries, one.parties & other.parties, one.roles & other.roles
    )
