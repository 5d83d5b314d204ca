"""Shows a result: an aligned table to read, and tables as CSV."""

from collections.abc import Sequence
from typing import Any

from pipeline.evaluate.result import Interval, Result, Score, Slip

COUNTS = ("gold", "found", "right")
SCORE_COLUMNS = ("measure", "label", *COUNTS, "precision", "recall", "f")
BOUNDS = ("f from", "f to")
"""The ends of the 95 % interval of F, where a bootstrap was asked for."""
PRECISION_BOUNDS = ("precision from", "precision to")
SLIP_COLUMNS = ("source", "line", "measure", "label", "side", "text", "value")


def table(result: Result) -> str:
    """Return the scores as an aligned table, one row per measure and label.

    >>> from pipeline.evaluate.result import Score
    >>> print(table(Result((Score("spans", "DATE", 4, 6, 3),), releases=1)))
    1 releases
    measure label gold found right precision recall     f
      spans  DATE    4     6     3     0.500  0.750 0.600
    """
    lines = [f"{result.releases} releases"]
    if result.left_out:
        lines.append(f"not compared: {', '.join(result.left_out)}")
    shown = aligned(_score_rows(result)) if result.scores else "nothing was counted"
    return "\n".join([*lines, shown])


def scores_csv(result: Result) -> str:
    """Return the scores as CSV, with shares to three decimals and blanks where there are none."""
    return _csv(_score_rows(result))


def slips_csv(result: Result) -> str:
    """Return the slips as CSV, one row per miss or false find."""
    rows = [[str(getattr(one, column)) for column in SLIP_COLUMNS] for one in result.slips]
    return _csv([SLIP_COLUMNS, *rows])


def slips_table(result: Result, limit: int = 200) -> str:
    """Return the first `limit` slips as lines to read, and how many more there are.

    >>> slip = Slip("a.txt", 3, "values of right spans", "DATE", "missed", "today", "2031-10-11")
    >>> print(slips_table(Result((), (slip,))))
    a.txt:3 missed DATE (values of right spans): 'today' -> 2031-10-11
    """
    lines = [slip_line(slip) for slip in result.slips[:limit]]
    if len(result.slips) > limit:
        lines.append(f"and {len(result.slips) - limit} more")
    return "\n".join(lines)


def slip_line(slip: Slip) -> str:
    """Return one slip as a line to read: where it stands, what it is, and its words."""
    value = f" -> {slip.value}" if slip.value else ""
    place = f"{slip.source}:{slip.line}"
    return f"{place} {slip.side} {slip.label} ({slip.measure}): {slip.text!r}{value}"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows, the first of them the head, as columns that end at the same place.

    >>> print(aligned([("region", "names"), ("Far East", "4")]))
      region names
    Far East     4
    """
    return str(_frame(rows).to_string(index=False))


def share(value: float | None) -> str:
    """Return a share to three decimals, or a blank where there is none.

    >>> share(2 / 3), share(None)
    ('0.667', '')
    """
    return "" if value is None else f"{value:.3f}"


def _score_rows(result: Result) -> list[Sequence[str]]:
    """Return the head and the scores, with columns for intervals where there are any."""
    bounds = BOUNDS if any(one.interval for one in result.scores) else ()
    more = PRECISION_BOUNDS if any(one.precision_interval for one in result.scores) else ()
    rows = [
        [*_score_row(one), *_bounds(one.interval, bounds), *_bounds(one.precision_interval, more)]
        for one in result.scores
    ]
    return [(*SCORE_COLUMNS, *bounds, *more), *rows]


def _score_row(score: Score) -> list[str]:
    counts = [str(getattr(score, column)) for column in COUNTS]
    shares = map(share, (score.precision, score.recall, score.f))
    return [score.measure, score.label, *counts, *shares]


def _bounds(interval: Interval | None, columns: Sequence[str]) -> list[str]:
    return [share(bound) for bound in (interval or (None, None))[: len(columns)]]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    return str(_frame(rows).to_csv(index=False, lineterminator="\n"))


def _frame(rows: Sequence[Sequence[str]]) -> Any:
    import pandas as pd  # here, since a run shows no scores and need not wait for it

    return pd.DataFrame(rows[1:], columns=list(rows[0]))
