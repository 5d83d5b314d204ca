"""The groups that joining begins with: equal summaries at once, then what was decided."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.identify.apart import decided_apart
from pipeline.identify.decisions import DIFFERENT, Decisions
from pipeline.identify.groups import Group, Join, Pool, Shared, Tag, group_of
from pipeline.identify.names import INITIAL, SAME, SURNAME
from pipeline.identify.seen import Seen

DECISION, EARLIER = "decision", "earlier"
"""Kinds of joins that no name decides."""
NO_TAGS: frozenset[Tag] = frozenset()


@dataclass(frozen=True, slots=True)
class _Bucket:
    """Summaries that say the same, in different releases; filled here, never handed on."""

    members: list[Seen] = field(default_factory=list)
    releases: set[str] = field(default_factory=set)


def first_groups(
    persons: Iterable[Seen], decisions: Decisions, earlier: Mapping[str, frozenset[Tag]]
) -> list[Group]:
    """Return persons as groups, those joined that say the same, were decided or known to be one.

    `earlier` holds by person id what earlier outputs call a person. One name twice in a release is
    two persons: the release itself has told them apart. The order of `persons` does not matter.
    """
    buckets: dict[tuple[object, ...], list[_Bucket]] = defaultdict(list)
    for seen in sorted(persons, key=lambda one: (one.person_id, one.earlier)):
        decided, known = decisions.tags(seen), earlier.get(seen.person_id, NO_TAGS)
        _put(buckets[(*_profile(seen), decided, known)], seen)
    groups = [
        group_of(one.members, key[-2], key[-1], _join_of(one.members))  # type: ignore[arg-type]
        for key, several in buckets.items()
        for one in several
    ]
    groups = _by_tags(
        groups, lambda one: {(0, name) for _, name in one.earlier}, lambda _: Join(EARLIER)
    )
    return _by_tags(
        groups,
        lambda one: _same_rows(one, decisions),
        lambda tag: Join(DECISION, (decisions.rows[tag[0]].words(),)),
    )


def _put(buckets: list[_Bucket], seen: Seen) -> None:
    place = "" if seen.earlier else seen.release_id
    free = (one for one in buckets if not place or place not in one.releases)
    bucket = next(free, None)
    if bucket is None:
        bucket = _Bucket()
        buckets.append(bucket)
    bucket.members.append(seen)
    bucket.releases.add(place)


def _profile(seen: Seen) -> tuple[object, ...]:
    """Return what persons have in common who are one at once, for their name and what it asks."""
    name = seen.name
    own = (*name.strict, seen.gender, seen.countries, seen.parties)
    if name.is_full or (seen.parties or (name.given and seen.countries)):
        return own
    if seen.countries and seen.roles:
        return (*own, seen.roles)
    return (*own, seen.person_id)


def _join_of(members: list[Seen]) -> Join | None:
    if len(members) == 1:
        return None
    first = members[0]
    roles = first.roles.intersection(*(one.roles for one in members))
    shared = Shared(first.countries, first.parties, roles)
    if first.name.is_full:
        return Join(SAME, (), shared)
    return Join(INITIAL if first.name.given else SURNAME, (first.name.display,), shared)


def _same_rows(group: Group, decisions: Decisions) -> Iterator[Tag]:
    for tag in group.decided:
        if decisions.rows[tag[0]].decision != DIFFERENT:
            yield tag


def _by_tags(
    groups: list[Group],
    tags: Callable[[Group], Iterable[Tag]],
    join: Callable[[Tag], Join],
) -> list[Group]:
    """Return groups with those joined that have a tag in common, unless decided to be different."""
    holding: dict[Tag, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for tag in tags(group):
            holding[tag].append(number)
    pool = Pool(groups)
    for tag, numbers in sorted(holding.items()):
        for number in numbers[1:]:
            if decided_apart(pool.group(numbers[0]), pool.group(number)) is None:
                pool.merge(numbers[0], number, join(tag))
    return pool.groups()
