"""What the cells of a column are, for formats that have types."""

from typing import Literal

from pipeline.vocabulary import Column

Kind = Literal["text", "number", "day", "list"]
WHOLE_DAYS = frozenset(("earliest", "latest"))
"""Columns of dates that are days of the calendar; the others may be a month or a year, as text."""
BETWEEN = "; "
"""What stands between the values of a list in one cell."""


def kind_of(column: Column) -> Kind:
    """Return what the cells of a column are.

    >>> kind_of(Column(table="dates", column="earliest", meaning="", type="date"))
    'day'
    >>> kind_of(Column(table="dates", column="published", meaning="", type="date"))
    'text'
    """
    if column.type == "date":
        return "day" if column.column in WHOLE_DAYS else "text"
    return column.type
