"""Makes identities of groups: one id, one name, dates, and all that was found out in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.identify.apart import contradictions
from pipeline.identify.decisions import Decisions
from pipeline.identify.groups import Group
from pipeline.identify.joining import place_or_party
from pipeline.identify.names import ALIKE, INITIAL, SURNAME, Name, likeness
from pipeline.identify.pairs import likest, near_pairs
from pipeline.identify.seen import Seen
from pipeline.identify.wording import Other, Wording, decided
from pipeline.identities import CANONICAL, NO, UNCLEAR, YES, Identity
from pipeline.name_parts import fold
from pipeline.records import make_id

LAST = "9999"
"""Stands behind every date: a release without one."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A group with the id and the name that it goes by."""

    group: Group
    canonical_id: str
    name: Name


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What words are made with; `asked` says whether an earlier output was given."""

    wording: Wording
    decisions: Decisions
    asked: bool


def settle(groups: Iterable[Group]) -> list[Settled]:
    """Return each group with its id: the one that it had before, else one of its first person."""
    found = list(groups)
    taken = {name for group in found for _, name in group.earlier}
    return [Settled(one, _id_of(one, taken), _name_of(one)) for one in found]


def _id_of(group: Group, taken: set[str]) -> str:
    known = [
        (one.published or LAST, one.canonical_id)
        for one in group.members
        if one.canonical_id is not None and one.canonical_id.startswith(CANONICAL)
    ]
    if known:
        return min(known)[1]
    first = min(group.members, key=lambda one: (one.published or LAST, one.person_id))
    found = make_id(CANONICAL, first.person_id)
    while found in taken:
        found = make_id(CANONICAL, found)
    return found


def _name_of(group: Group) -> Name:
    """Return the name that a group goes by: a full one, the one most often written, the longer."""
    counts = Counter(one.name for one in _of_this_run(group) or group.members)
    return max(
        counts,
        key=lambda name: (name.is_full, counts[name], len(name.display), name.display),
    )


def _of_this_run(group: Group) -> list[Seen]:
    return [one for one in group.members if not one.earlier]


def identities(settled: Sequence[Settled], knowledge: Knowledge) -> list[Identity]:
    """Return the identities of those whom this run names, ordered by name, then id."""
    others = _others(settled)
    spread = Counter(row for one in settled for row in {row for row, _ in one.group.decided})
    earlier: dict[tuple[str, ...], set[Name]] = defaultdict(set)
    for name in {name for one in settled if one.group.earlier for name in one.group.names}:
        earlier[name.family].add(name)
    found = [
        _identity(one, others[number], knowledge, _Wider(spread, earlier))
        for number, one in enumerate(settled)
        if _of_this_run(one.group)
    ]
    return sorted(found, key=lambda one: (fold(one.sort_name), one.sort_name, one.canonical_id))


@dataclass(frozen=True, slots=True)
class _Wider:
    """What a row says that depends on all groups."""

    spread: Mapping[int, int]
    earlier: Mapping[tuple[str, ...], set[Name]]
    """By family name the names of persons whom an earlier output names."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Someone whose name is alike and who is not the same person."""

    settled: Settled
    other: Other


def _others(settled: Sequence[Settled]) -> Mapping[int, list[_Beside]]:
    """Return by number those whose names are alike, but for surnames, and initials of anybody."""
    found: dict[int, list[_Beside]] = defaultdict(list)
    groups = [one.group for one in settled]
    pairs = {pair for kind in ALIKE[: ALIKE.index(INITIAL)] for pair in near_pairs(groups, kind)}
    for one, other in sorted({*pairs, *near_pairs(groups, INITIAL, place_or_party)}):
        alike = likest(groups[one], groups[other])
        if alike is None or alike[0] == SURNAME or not (alike[1].is_full or alike[2].is_full):
            continue
        for here, there in ((one, other), (other, one)):
            second = settled[there]
            why = tuple(contradictions(groups[here], groups[there]))
            beside = Other(second.canonical_id, second.name.display, why)
            found[here].append(_Beside(second, beside))
    return found


def _identity(
    settled: Settled, beside: Sequence[_Beside], knowledge: Knowledge, wider: _Wider
) -> Identity:
    group = settled.group
    here = _of_this_run(group)
    dates = sorted(one.published for one in here if one.published)
    before = _before(group)
    shown = sorted((one.other for one in beside), key=lambda one: (one.name, one.canonical_id))
    return Identity(
        canonical_id=settled.canonical_id,
        name=settled.name.display,
        sort_name=settled.name.sort,
        names_seen=_forms(settled.name, here),
        releases=len(group.releases),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        named_before=_named_before(settled, before, beside, wider) if knowledge.asked else "",
        named_before_in=before,
        evidence=knowledge.wording.evidence(group, shown),
        decision=decided(group, knowledge.decisions, wider.spread),
    )


def _forms(name: Name, members: Iterable[Seen]) -> tuple[str, ...]:
    """Return every form of a name in the run: the person's own, then those of most releases."""
    counts = Counter(
        form for one in members for form in {one.name.display, *one.written} - {name.display}
    )
    return (name.display, *sorted(counts, key=lambda form: (-counts[form], form)))


def _before(group: Group) -> tuple[str, ...]:
    """Return the releases of earlier outputs that are none of this run, by date."""
    found = {
        (one.published or LAST, one.release_id)
        for one in group.members
        if one.earlier and one.release_id not in group.releases
    }
    return tuple(dict.fromkeys(release for _, release in sorted(found)))


def _named_before(
    settled: Settled, before: Sequence[str], beside: Sequence[_Beside], wider: _Wider
) -> str:
    """Return whether a person was named before; unclear where somebody known may be meant."""
    if before:
        return YES
    if any(one.settled.group.earlier and not _is_certain(one) for one in beside):
        return UNCLEAR
    name = settled.name
    near = wider.earlier.get(name.family, ())
    own = settled.group.names if settled.group.earlier else frozenset()
    weak = (one for one in near if one not in own and not (one.is_full and name.is_full))
    return UNCLEAR if any(likeness(name, one) for one in weak) else NO


def _is_certain(beside: _Beside) -> bool:
    """Return whether it is certain that two are different: decided, or of one release."""
    return any(one.kind in ("decision", "release", "earlier") for one in beside.other.why)
