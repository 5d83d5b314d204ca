"""The keys of the tables: which column names a row, and which lead to rows of other tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.decided import ID_COLUMNS
from pipeline.vocabulary import Column

PRIMARY: Mapping[str, str] = {**ID_COLUMNS, "identities": "canonical_id"}
"""Table to the column that names its rows; what was rejected or corrected has none."""
OWNERS: Mapping[str, str] = {
    "release_id": "releases",
    "duplicate_of": "releases",
    "person_id": "persons",
    "canonical_id": "identities",
}
"""Column to the table whose row it names."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A column that names a row of a table, or is blank."""

    column: str
    table: str


def foreign_of(columns: Iterable[Column]) -> tuple[Foreign, ...]:
    """Return the foreign keys among the columns of a table.

    A column of several ids is none: a key is one row. Nor is one of a table without a key of its
    own: a correction may name a release that this run did not read.
    """
    return tuple(
        Foreign(one.column, OWNERS[one.column])
        for one in columns
        if one.column in OWNERS and one.type != "list" and _is_other(one)
    )


def _is_other(column: Column) -> bool:
    own = PRIMARY.get(column.table)
    return own is not None and own != column.column
