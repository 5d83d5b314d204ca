"""Cells and rows: what every table is made of."""

from collections.abc import Iterable, Mapping

from pipeline.vocabulary import columns

Cell = str | int | None
Row = Mapping[str, Cell]
UNRESOLVED = "?"


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
