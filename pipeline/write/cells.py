"""Cells and rows: what every table is made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar, overload

from pipeline.vocabulary import columns

Cell = str | int | None
Row = Mapping[str, Cell]
T = TypeVar("T")
UNRESOLVED = "?"


class RowsOf(Sequence[Row], Generic[T]):
    """The rows of many things, each made when it is asked for, so that they never lie together.

    >>> list(RowsOf(lambda one: {"name": one}, ["Pia", "Oda"]))
    [{'name': 'Pia'}, {'name': 'Oda'}]
    """

    def __init__(self, make: Callable[[T], Row], things: Sequence[T]) -> None:
        self._make = make
        self._things = things

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return RowsOf(self._make, self._things[place])
        return self._make(self._things[place])


def joined(values: Iterable[str | None]) -> str:
    """Return several values as one cell, with `?` for what is not resolved.

    >>> joined(["Finland", None]), joined([])
    ('Finland; ?', '')
    """
    return "; ".join(value or UNRESOLVED for value in values)


def distinct(values: Iterable[str]) -> str:
    """Return several values as one cell, each once, in the order of their first places.

    >>> distinct(["Finnish", "Finland", "Finnish"])
    'Finnish; Finland'
    """
    return "; ".join(dict.fromkeys(values))


def one_line(text: str) -> str:
    """Return a text on one line, its blanks collapsed.

    >>> one_line("Mr Vale\\n  (Bolivia)")
    'Mr Vale (Bolivia)'
    """
    return " ".join(text.split())


def in_order(table: str, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells in the order of the table's columns; raises KeyError where one lacks.

    >>> in_order("rejected", {"stage": "ingest", "reason": "empty", "source": "a.txt"})
    {'source': 'a.txt', 'reason': 'empty', 'stage': 'ingest'}
    """
    return {column: cells[column] for column in columns(table)}
