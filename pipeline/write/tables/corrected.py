"""The table `corrected`: one row per correction that was kept, and what became of it."""

from pipeline.corrections import Outcome
from pipeline.write.cells import Row, in_order, one_line


def corrected_row(outcome: Outcome) -> Row:
    """Return the row of one correction."""
    one = outcome.correction
    return in_order(
        "corrected",
        {
            "decision": one.decision,
            "value": f"{one.value} ({one.means})" if one.means else one.value,
            "name": one.name,
            "quote": one_line(one.quote),
            "status": outcome.status,
            "reason": outcome.reason,
            "table": one.table,
            "why": one.why,
            "source": one.source,
            "release_id": outcome.release_id or one.release_id,
            "row_id": one.row_id,
        },
    )
