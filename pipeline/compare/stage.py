"""The comparison itself: release by release, so that outputs of any size can be compared."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.compare.differences import (
    KINDS,
    WAY,
    Difference,
    Kind,
    Place,
    differences,
)
from pipeline.compare.identities import NAME as IDENTITIES
from pipeline.compare.identities import (
    SOURCE,
    TITLE,
    Member,
    identity_differences,
    members,
    same_members,
)
from pipeline.compare.items import TABLES, Item, Json, items_of, new_columns
from pipeline.compare.pairing import Pair, likeness, pair, sketch_of
from pipeline.compare.side import Entry, Side
from pipeline.compare.text_map import SAME, UNKNOWN, Places, places_between
from pipeline.compare.wording import counted_of
from pipeline.errors import UsageError

COMPARED = (*TABLES, IDENTITIES)
"""What is compared: the tables of each release, and the persons across releases."""


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What is compared, and whether the way to a value counts."""

    tables: tuple[str, ...] = ()
    """The tables that are compared: all, where none is named."""
    strict: bool = False
    """Whether a value that was found another way is a difference."""

    def counts(self, kind: Kind) -> bool:
        """Return whether a kind of difference makes two outputs differ."""
        return self.strict or kind != WAY


@dataclass(frozen=True, slots=True)
class ReleaseChange:
    """A release that differs: what it is called, and its differences."""

    title: str
    source: str
    release_ids: tuple[str, str]
    """In A and in B, blank where it is not there."""
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Tally:
    """What is counted while the changes go by: releases, and differences by kind and table."""

    releases: int = 0
    differing: int = 0
    found: "Counter[tuple[Kind, str]]" = field(default_factory=Counter)
    new_columns: set[str] = field(default_factory=set)
    """Columns that B knows and A does not: they are not compared."""

    def of_kind(self, kind: Kind) -> int:
        """Return how many differences of one kind there are."""
        return sum(count for (one, _), count in self.found.items() if one == kind)

    def differ(self, options: CompareOptions) -> bool:
        """Return whether there is a difference that counts."""
        return any(options.counts(kind) and self.of_kind(kind) for kind in KINDS)

    def add(self, found: tuple[Difference, ...]) -> None:
        """Count a release and its differences."""
        self.releases += 1
        self.differing += bool(found)
        self.count(found)

    def count(self, found: tuple[Difference, ...]) -> None:
        """Count differences, each record once, however many cells changed."""
        rows = {(one.kind, one.table, one.record, one.old, one.new) for one in found}
        self.found.update((kind, table) for kind, table, *_ in rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared with what, and what is counted while it is."""

    old: Side
    new: Side
    options: CompareOptions = field(default_factory=CompareOptions)
    tally: Tally = field(default_factory=Tally)


def check_tables(options: CompareOptions) -> None:
    """Raise UsageError naming the right tables where one is unknown."""
    wrong = [one for one in options.tables if one not in COMPARED]
    if wrong:
        raise UsageError(f"--table {wrong[0]!r} is unknown; use {', '.join(COMPARED)}")


def compare(comparison: Comparison) -> Iterator[ReleaseChange]:
    """Yield the releases that differ, sorted by source, then the persons across releases.

    The tally grows as they go by.
    """
    check_tables(comparison.options)
    shared: list[Member] = []
    for one in pair(comparison.old, comparison.new):
        found = tuple(_of_pair(comparison, one, shared))
        comparison.tally.add(found)
        if found:
            yield _change(one, found)
    joined = tuple(identity_differences(shared))
    comparison.tally.count(joined)
    if joined:
        yield ReleaseChange(TITLE, SOURCE, ("", ""), joined)


def _change(one: Pair, found: tuple[Difference, ...]) -> ReleaseChange:
    ends = [end for end in (one.old, one.new) if end is not None]
    sources = " → ".join(dict.fromkeys(end.source for end in ends))
    ids = one.old.release_id if one.old else "", one.new.release_id if one.new else ""
    return ReleaseChange(ends[-1].title, sources, ids, found)


def _of_pair(comparison: Comparison, one: Pair, shared: list[Member]) -> Iterator[Difference]:
    """Yield the differences of a release; whom both sides have is told to `shared`."""
    if one.old is None or one.new is None:
        yield from _alone(comparison, one)
        return
    is_same = comparison.old.line(one.old) == comparison.new.line(one.new)
    across = IDENTITIES in (comparison.options.tables or COMPARED)
    if is_same and not across:
        return
    old, new = comparison.old.record(one.old), comparison.new.record(one.new)
    places = SAME
    if one.old.text_sha256 != one.new.text_sha256:
        texts = comparison.old.text(one.old), comparison.new.text(one.new)
        places = _places(*texts)
        if "releases" in (comparison.options.tables or TABLES):
            yield _changed_text(one.old, one.new, texts)
    if across:
        shared += same_members(new) if is_same else members(old, new, places)
    if is_same:
        return
    items = _chosen(old, comparison.options), _chosen(new, comparison.options)
    comparison.tally.new_columns.update(new_columns(*items))
    yield from differences(*items, places)


def _alone(comparison: Comparison, one: Pair) -> Iterator[Difference]:
    """Yield the one difference of a release that is on one side alone, with what it holds."""
    if one.old is not None:
        held = counted_of(items_of(comparison.old.record(one.old)))
        place = Place(one.old.release_id)
        yield Difference(
            "removed release", "releases", one.old.title, before=held, old=place, of="releases"
        )
    elif one.new is not None:
        held = counted_of(items_of(comparison.new.record(one.new)))
        place = Place(one.new.release_id)
        yield Difference(
            "new release", "releases", one.new.title, after=held, new=place, of="releases"
        )


def _places(old: str | None, new: str | None) -> Places:
    return UNKNOWN if old is None or new is None else places_between(old, new)


def _changed_text(old: Entry, new: Entry, texts: tuple[str | None, str | None]) -> Difference:
    like = likeness(*(sketch_of(one) for one in texts))
    return Difference(
        "changed text", "releases", new.title, "text", old.text_sha256, new.text_sha256,
        "" if like is None else f"{round(100 * like)} of 100 runs of words are the same",
        old=Place(old.release_id), new=Place(new.release_id), of="releases",
    )  # fmt: skip


def _chosen(record: Json, options: CompareOptions) -> dict[str, tuple[Item, ...]]:
    tables = options.tables or TABLES
    return {name: some for name, some in items_of(record).items() if name in tables}
