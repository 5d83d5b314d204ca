"""Counts in rows and columns while a run goes on, and cuts the result to what a reader can use."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

OPEN = ("(", "?")
"""What a row or column without a value of its own begins with: such ones stand last."""


class Counts:
    """What was counted so far: cells, and totals that count each unit once."""

    def __init__(self) -> None:
        self.cells: Counter[tuple[str, str]] = Counter()
        self.rows: Counter[str] = Counter()
        self.columns: Counter[str] = Counter()
        self.total = 0

    def add(self, rows: Collection[str], columns: Collection[str], number: int = 1) -> None:
        """Count one unit, or a number of them, in each of its rows and columns."""
        for row in set(rows):
            self.rows[row] += number
            for column in set(columns):
                self.cells[row, column] += number
        for column in set(columns):
            self.columns[column] += number
        self.total += number


@dataclass(frozen=True, slots=True)
class Cut:
    """A table of counts as it is shown."""

    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    """Name and cells of each row, the total of the row last."""
    rows_left_out: int
    columns_left_out: int


def cut(counts: Counts, order: Sequence[str], most: tuple[int, int], *, by_name: bool) -> Cut:
    """Return the largest rows and columns, at most `most` of them, and what is left in sums.

    Columns stand in `order`, the rest by size; rows by size, or by name.

    >>> counts = Counts()
    >>> for country, group in (("FI", "A"), ("FI", "B"), ("FI", "A"), ("MT", "C"), ("SE", "A")):
    ...     counts.add([country], [group])
    >>> shown = cut(counts, (), (2, 2), by_name=False)
    >>> shown.columns, shown.lines
    (('A', 'B'), (('FI', (2, 1, 3)), ('MT', (0, 0, 1))))
    >>> shown.rows_left_out, shown.columns_left_out
    (1, 1)
    """
    shown = _kept(_columns(counts.columns, order), most[1])
    kept = _kept(_largest(counts.rows), most[0])
    lines = tuple(
        (row, (*(counts.cells[row, one] for one in shown), counts.rows[row]))
        for row in (sorted(kept, key=_place) if by_name else kept)
    )
    return Cut(shown, lines, len(counts.rows) - len(kept), len(counts.columns) - len(shown))


def _kept(names: Sequence[str], most: int) -> tuple[str, ...]:
    """Return the first names, and those of what has no value, which stand last."""
    valued = [one for one in names if not one.startswith(OPEN)]
    return (*valued[:most], *(one for one in names if one.startswith(OPEN)))


def _place(name: str) -> tuple[bool, str]:
    return name.startswith(OPEN), name


def _columns(found: Mapping[str, int], order: Sequence[str]) -> list[str]:
    known = [one for one in order if one in found]
    return [*known, *(one for one in _largest(found) if one not in order)]


def _largest(found: Mapping[str, int]) -> list[str]:
    return sorted(found, key=lambda one: (-found[one], one))
