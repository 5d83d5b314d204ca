"""Writes the table of what was tried, as Markdown."""

from collections.abc import Iterator, Sequence

from benchmarks.fuzzing.job import Row

HEAD = """\
| target | inputs | tried | gave a text | refused | faults | slowest, s | minutes |
|---|---|--:|--:|--:|--:|--:|--:|"""


def line(row: Row) -> str:
    """Return a row of the table."""
    return (
        f"| {row.target} | {row.engine} | {row.tried:,} | {row.texts:,} | {row.refused:,} "
        f"| {sum(row.faults.values())} | {row.slowest:.2f} | {row.seconds / 60:.1f} |"
    )


def total(rows: Sequence[Row]) -> Row:
    """Return one row for all of them, with each fault under the name of its target."""
    return Row(
        "all",
        "",
        sum(one.tried for one in rows),
        sum(one.texts for one in rows),
        sum(one.refused for one in rows),
        max((one.slowest for one in rows), default=0.0),
        sum(one.seconds for one in rows),
        {f"{row.target}: {what}": number for row in rows for what, number in row.faults.items()},
    )


def faults_of(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line for each fault, with how often it was met."""
    for row in rows:
        for what, number in row.faults.items():
            yield f"{row.target}, {row.engine}: {number} × {what}"
