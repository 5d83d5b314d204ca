"""How the country tables are read and written; their rows are those of the gazetteer."""

import csv
from collections.abc import Sequence
from pathlib import Path

from pipeline.gazetteer_rows import Country, CountryName

Cells = dict[str, str]


def read_cells(path: Path) -> list[Cells]:
    """Return the rows of a CSV file as they are written, "NA" included."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: Sequence[Country] | Sequence[CountryName]) -> None:
    """Write the rows as UTF-8 with newlines that are the same on every platform."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(type(rows[0]).model_fields), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.model_dump() for row in rows)
