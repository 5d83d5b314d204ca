"""Compares what came back with what we had: spans gone, come, and with other borders; ties too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.export.returned.documents import Link, Placed
from pipeline.export.spans import PERSON, Labelled, labelled, links
from pipeline.export.spans import Link as Tie
from pipeline.records import Extraction

Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """A span that came back with other borders."""

    before: Labelled
    after: Placed


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation that came back between a person and something else, and was no tie of ours."""

    person: Placed
    other: Placed
    kind: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that somebody changed in one release."""

    kept: tuple[Labelled, ...]
    removed: tuple[Labelled, ...] = ()
    added: tuple[Placed, ...] = ()
    moved: tuple[Moved, ...] = ()
    untied: tuple[Tie, ...] = ()
    joined: tuple[Joined, ...] = ()
    senseless: int = 0
    """Relations that lead from no person, or to nothing."""


@dataclass(frozen=True, slots=True)
class Came:
    """The spans of one release as they came back, and the relations where their form has some.

    `labels` are those that were asked for: of the others nothing is taken as removed.
    """

    spans: Sequence[Placed]
    links: Sequence[Link] | None
    labels: tuple[str, ...]


def changes(extraction: Extraction, came: Came) -> Changes:
    """Return what is otherwise in the spans that came back."""
    ours = [one for one in labelled(extraction.record) if one.label in came.labels]
    theirs = {one.place: one for one in came.spans if one.label in came.labels}
    known = {_key(one) for one in ours}
    removed = [one for one in ours if _key(one) not in theirs]
    added = [one for one in theirs.values() if one.place not in known]
    moved = _moved(removed, added)
    gone, new = {id(one.before) for one in moved}, {one.after.place for one in moved}
    found = Changes(
        kept=tuple(one for one in ours if _key(one) in theirs),
        removed=tuple(one for one in removed if id(one) not in gone),
        added=tuple(one for one in added if one.place not in new),
        moved=tuple(moved),
    )
    return found if came.links is None else _with_ties(extraction, found, came)


def _key(one: Labelled) -> Key:
    return one.label, one.start, one.end


def _moved(removed: Iterable[Labelled], added: Sequence[Placed]) -> list[Moved]:
    """Return which new span is an old one with other borders: the same label, over it."""
    found: list[Moved] = []
    taken: set[Key] = set()
    for old in removed:
        over = [
            one
            for one in added
            if one.label == old.label
            and one.start < old.end
            and old.start < one.end
            and one.place not in taken
        ]
        if over:
            found.append(Moved(old, over[0]))
            taken.add(over[0].place)
    return found


def _with_ties(extraction: Extraction, found: Changes, came: Came) -> Changes:
    """Return the changes with the ties that are gone and those that have come."""
    drawn, senseless = joined_of(came)
    were = {one.after.place: one.before for one in found.moved}
    joined = [Joined(_was(one.person, were), _was(one.other, were), one.kind) for one in drawn]
    there = [*found.kept, *were.values()]
    owners = {one.place: one.rows[0] for one in there if one.label == PERSON}
    said = {(_owner(owners, one), one.other.place) for one in joined}
    ties, _ = links(extraction.record, there)
    had = {(one.person.rows[0], _key(one.other)) for one in ties}
    new = [one for one in joined if (_owner(owners, one), one.other.place) not in had]
    untied = [one for one in ties if (one.person.rows[0], _key(one.other)) not in said]
    return replace(found, untied=tuple(untied), joined=tuple(new), senseless=senseless)


def _was(one: Placed, were: Mapping[Key, Labelled]) -> Placed:
    """Return a span at the place that it had before somebody moved its borders."""
    old = were.get(one.place)
    return one if old is None else Placed(old.label, old.start, old.end, old.text, one.key)


def _owner(owners: Mapping[tuple[int, int], str], one: Joined) -> str | None:
    return owners.get((one.person.start, one.person.end))


def joined_of(came: Came) -> tuple[list[Joined], int]:
    """Return the relations that lead from a person to something else, and how many do not."""
    by_key = {one.key: one for one in came.spans}
    pairs = [(by_key.get(one.first), by_key.get(one.second), one.kind) for one in came.links or ()]
    joined = [one for pair in pairs if (one := _from_person(*pair)) is not None]
    return joined, len(pairs) - len(joined)


def _from_person(first: Placed | None, second: Placed | None, kind: str) -> Joined | None:
    """Return a relation as one from a person to something else, whichever way it was drawn."""
    if first is None or second is None or (first.label == PERSON) == (second.label == PERSON):
        return None
    if first.label == PERSON:
        return Joined(first, second, kind)
    return Joined(second, first, kind)
