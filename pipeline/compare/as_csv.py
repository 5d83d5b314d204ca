"""Shows differences as a table: one row each, safe to open in a spreadsheet."""

from collections.abc import Iterator

from pipeline.compare.differences import Difference
from pipeline.compare.stage import ReleaseChange
from pipeline.write.cells import Cell
from pipeline.write.formats.csv_files import csv_line

COLUMNS = (
    "difference", "table", "title", "source", "name", "column", "before", "after", "sentence",
    "words", "release_id_a", "release_id_b", "row_id_a", "row_id_b", "start_a", "end_a",
    "start_b", "end_b",
)  # fmt: skip
ENCODING = "utf-8-sig"
"""As our other CSV files: a spreadsheet knows the letters by the mark at the beginning."""


def header() -> str:
    """Return the first line of the table."""
    return csv_line(COLUMNS, ",")


def csv_lines(change: ReleaseChange) -> Iterator[str]:
    """Yield the lines of one release."""
    for one in change.differences:
        yield csv_line(_cells(change, one), ",")


def _cells(change: ReleaseChange, one: Difference) -> tuple[Cell, ...]:
    return (
        one.kind, one.table, change.title, change.source, one.name, one.column, one.before,
        one.after, one.sentence, one.words, *change.release_ids, one.old.row_id, one.new.row_id,
        one.old.start, one.old.end, one.new.start, one.new.end,
    )  # fmt: skip
