"""The tables `issues` and `rejected`: what a person should look at, and what was not read."""

from collections.abc import Iterator

from pipeline.types import Rejection
from pipeline.write.cells import Row, in_order
from pipeline.write.tables.context import Context

SAME_NAME = (
    "message", "severity", "code", "evidence", "suggestion", "stated", "found", "person", "table",
    "row_id", "issue_id", "start", "end",
)  # fmt: skip


def issue_rows(context: Context) -> Iterator[Row]:
    """Yield one row per issue, in the order of the text."""
    for issue in sorted(context.record.issues, key=lambda one: (one.start, one.end, one.code)):
        same = {name: getattr(issue, name) for name in SAME_NAME}
        yield in_order("issues", context.in_part(issue.part) | same)


def rejected_row(rejection: Rejection) -> Row:
    """Return the row of one input that could not be used.

    >>> rejected_row(Rejection("a.txt", "the file is empty", "ingest"))
    {'source': 'a.txt', 'reason': 'the file is empty', 'stage': 'ingest'}
    """
    return in_order(
        "rejected",
        {"source": rejection.source, "reason": rejection.reason, "stage": rejection.stage},
    )
