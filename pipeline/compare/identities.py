"""Says who is one person across releases in one output and several in the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.differences import Difference, Place
from pipeline.compare.items import Json, items_of
from pipeline.compare.matching import match
from pipeline.compare.text_map import Places

NAME = "identities"
TITLE, SOURCE = "Persons across releases", "all releases"
COLUMN = "persons"
Node = tuple[int, str]
"""A side, 0 or 1, and a canonical id of it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a release whom both sides have: the canonical ids and names of A and of B."""

    ids: tuple[str, str]
    names: tuple[str, str]


def members(old: Json, new: Json, places: Places) -> Iterator[Member]:
    """Yield the persons of a release whom both sides have; ids of persons are not compared."""
    before, after = _canonical(old), _canonical(new)
    found = match(items_of(old)["persons"], items_of(new)["persons"], places)
    for first, second in found.both:
        ids = before.get(first.row_id, ""), after.get(second.row_id, "")
        if all(ids):
            yield Member(ids, (first.cells.get("name", ""), second.cells.get("name", "")))


def same_members(record: Json) -> Iterator[Member]:
    """Yield the persons of a release that says the same on both sides."""
    for one in record.get("persons") or ():
        if key := str(one.get("canonical_id") or ""):
            yield Member((key, key), (name := str(one.get("name") or ""), name))


def _canonical(record: Json) -> Mapping[str, str]:
    persons = record.get("persons") or ()
    return {str(one.get("person_id")): str(one.get("canonical_id") or "") for one in persons}


def identity_differences(shared: Iterable[Member]) -> Iterator[Difference]:
    """Yield one difference for each group of persons who are joined otherwise on the two sides.

    An identity is the set of its members: that it has another id is no difference.
    """
    together: dict[Node, list[Member]] = {}
    for one in shared:
        first, second = ((side, key) for side, key in enumerate(one.ids))
        a, b = together.setdefault(first, []), together.setdefault(second, [])
        if a is not b:
            small, large = sorted((a, b), key=len)
            joined = {(side, key) for each in small for side, key in enumerate(each.ids)}
            large.extend(small)
            for node in {first, second, *joined}:
                together[node] = large
        together[first].append(one)
    groups = {id(some): some for some in together.values()}
    number = 0
    for some in groups.values():
        if any(len({one.ids[side] for one in some}) > 1 for side in (0, 1)):
            number += 1
            yield _difference(some, number)


def _difference(some: Sequence[Member], number: int) -> Difference:
    first = some[0]
    return Difference(
        "changed", NAME, first.names[1], COLUMN, _told(some, 0), _told(some, 1),
        old=Place(first.ids[0]), new=Place(first.ids[1]), record=number, of=NAME,
    )  # fmt: skip


def _told(some: Sequence[Member], side: int) -> str:
    """Return who the members are on one side, the one of most releases first."""
    names: dict[str, list[str]] = defaultdict(list)
    for one in some:
        names[one.ids[side]].append(one.names[side])
    each = sorted(names.values(), key=lambda found: -len(found))
    return "; ".join(f"{found[0]} ({_releases(len(found))})" for found in each)


def _releases(count: int) -> str:
    return f"{count} release" + ("" if count == 1 else "s")
