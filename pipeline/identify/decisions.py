"""What a person has decided: a table of rows `same` and `different`, read anew by every run."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from pipeline.errors import DataError, Fault, UsageError
from pipeline.identify.groups import Tag
from pipeline.identify.names import fold_words
from pipeline.identify.seen import Seen
from pipeline.identities import CANONICAL
from pipeline.records import make_id
from pipeline.tables import Row, read_table

SAME, DIFFERENT = "same", "different"
FIRST, SECOND, EITHER = "first", "second", "either"
"""The sides of a row: those whom a `different` row keeps apart, and all of a `same` row."""
ID = regex.compile(rf"[p{CANONICAL}][0-9a-f]{{16}}")
AT = " @ "
SUFFIX = ".csv"


class Decision(Row):
    """A row: whether two are one person. `second` may be blank in a row `same`.

    `first` and `second` are an id of persons (`person_id` or `canonical_id`), or a name, which may
    be followed by ` @ ` and a release: its id or its source.
    """

    decision: str
    first: str
    second: str = ""
    why: str = ""

    def words(self) -> str:
        """Return the row as it is shown.

        >>> Decision(decision="same", first="Pia Sund", second="P. Sund", why="told us").words()
        'same: Pia Sund, P. Sund (told us)'
        """
        both = ", ".join(filter(None, (self.first.strip(), self.second.strip())))
        return f"{self.decision}: {both}" + (f" ({self.why})" if self.why else "")


@dataclass(frozen=True, slots=True)
class _Side:
    row: int
    side: str
    place: str
    """The release that the row names, or blank."""


class Decisions:
    """The rows of a file, and whom they mean."""

    def __init__(self, rows: Sequence[Decision]) -> None:
        self.rows = tuple(rows)
        self._meant: dict[object, list[_Side]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            sides = (EITHER, EITHER) if row.decision == SAME else (FIRST, SECOND)
            for side, text in zip(sides, (row.first, row.second), strict=True):
                if text.strip():
                    whom, place = _parted(text)
                    self._meant[whom].append(_Side(number, side, place))
        self._by_canonical = any(str(whom).startswith(CANONICAL) for whom in self._meant)

    def tags(self, seen: Seen) -> frozenset[Tag]:
        """Return the rows that mean a person, and on which side; nobody is on both sides."""
        if not self._meant:
            return frozenset()
        ids = [seen.person_id, seen.canonical_id]
        if self._by_canonical:
            ids.append(make_id(CANONICAL, seen.person_id))
        found = [one for whom in ids for one in self._meant.get(whom, ())]
        named = self._meant.get(_folded(seen.name.display), ())
        found += [one for one in named if one.place in ("", seen.release_id, seen.source)]
        tags = {(one.row, one.side) for one in found}
        return frozenset(tag for tag in tags if tag[1] != SECOND or (tag[0], FIRST) not in tags)


def _parted(text: str) -> tuple[object, str]:
    """Return whom a cell means, an id or a folded name, and in which release."""
    if ID.fullmatch(text.strip()):
        return text.strip(), ""
    name, _, place = text.partition(AT)
    return _folded(name), place.strip()


def _folded(name: str) -> tuple[str, ...]:
    return fold_words(name)


def read_decisions(path: Path | None) -> Decisions:
    """Return the rows of a file; raises UsageError where it is absent, DataError for faults."""
    if path is None:
        return Decisions(())
    if not path.is_file() or path.suffix != SUFFIX:
        raise UsageError(f"--decisions {str(path)!r} is no {SUFFIX} file; name the table to read")
    rows = read_table(path.stem, Decision, (path.parent,))
    faults = [fault for row in rows for fault in _faults(path.name, row)]
    faults += _contrary(path.name, rows)
    if faults:
        raise DataError(faults)
    return Decisions(rows)


def _faults(file: str, row: Decision) -> Iterator[Fault]:
    key = f"row {row.words()!r}"
    if row.decision not in (SAME, DIFFERENT):
        yield Fault(file, key, f"decision is {row.decision!r}", f"use {SAME} or {DIFFERENT}")
        return
    cells = [row.first, row.second] if row.second or row.decision == DIFFERENT else [row.first]
    for name, text in zip((FIRST, SECOND), cells, strict=False):
        whom, place = _parted(text)
        if not whom or (AT.strip() in text.split() and not place):
            remedy = "write an id, a name, or a name @ a release"
            yield Fault(file, key, f"{name} is {text!r}", remedy)
    if len(cells) > 1 and _parted(row.first) == _parted(row.second):
        remedy = "leave second blank to say that all of this name are one"
        if row.decision == DIFFERENT:
            remedy = "name two persons, by id or by name @ release"
        yield Fault(file, key, "first and second mean the same", remedy)


def _contrary(file: str, rows: Sequence[Decision]) -> Iterator[Fault]:
    """Yield each row `different` whose two sides other rows of the file make one."""
    owners: dict[object, object] = {}

    def owner(whom: object) -> object:
        while whom in owners:
            whom = owners[whom]
        return whom

    for row in rows:
        first, second = owner(_parted(row.first)), owner(_parted(row.second))
        if row.decision == SAME and row.second.strip() and first != second:
            owners[second] = first
    for row in rows:
        if row.decision == DIFFERENT and row.first.strip() and row.second.strip():
            first, second = _parted(row.first), _parted(row.second)
            if first != second and owner(first) == owner(second):
                problem = "other rows say that they are the same"
                yield Fault(file, f"row {row.words()!r}", problem, "remove one of these rows")
