"""The columns that `--timex` adds: what each date is in TIMEX3, made from its own row."""

from pipeline.notations import Said, timex3
from pipeline.write.cells import Row
from pipeline.write.tables.every import Rows

OPTION = "timex"
DATES = "dates"


def with_timex(rows: Rows) -> Rows:
    """Return the rows of a release with type and value in TIMEX3 behind each date."""
    return {**rows, DATES: tuple(_with_timex(row) for row in rows.get(DATES, ()))}


def _with_timex(row: Row) -> Row:
    said = {name: str(row[name] or "") for name in ("value", "kind", "precision", "offset")}
    kind, value = timex3(
        Said(said["value"] or None, said["kind"], said["precision"], said["offset"] or None)
    )
    return {**row, "timex3_type": kind, "timex3_value": value}
