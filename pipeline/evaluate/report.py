"""Shows a result: an aligned table to read, and tables as CSV."""

import pandas as pd

from pipeline.evaluate.result import Result, Slip

SCORE_COLUMNS = ("measure", "label", "gold", "found", "right", "precision", "recall", "f")
SLIP_COLUMNS = ("source", "line", "measure", "label", "side", "text", "value")


def table(result: Result) -> str:
    """Return the scores as an aligned table, one row per measure and label.

    >>> from pipeline.evaluate.result import Score
    >>> print(table(Result((Score("spans", "DATE", 4, 6, 3),), releases=1)))
    1 releases
    measure label  gold  found  right  precision  recall     f
      spans  DATE     4      6      3      0.500   0.750 0.600
    """
    lines = [f"{result.releases} releases"]
    if result.left_out:
        lines.append(f"not compared: {', '.join(result.left_out)}")
    frame = scores_frame(result)
    shown = frame.to_string(index=False, na_rep="", float_format="{:.3f}".format)
    return "\n".join([*lines, shown if len(frame) else "nothing was counted"])


def scores_csv(result: Result) -> str:
    """Return the scores as CSV, with shares to three decimals and blanks where there are none."""
    frame = scores_frame(result)
    return frame.to_csv(index=False, float_format="%.3f", lineterminator="\n")


def slips_csv(result: Result) -> str:
    """Return the slips as CSV, one row per miss or false find."""
    return slips_frame(result).to_csv(index=False, lineterminator="\n")


def slips_table(result: Result, limit: int = 200) -> str:
    """Return the first `limit` slips as lines to read, and how many more there are.

    >>> slip = Slip("a.txt", 3, "values of right spans", "DATE", "missed", "today", "2031-10-11")
    >>> print(slips_table(Result((), (slip,))))
    a.txt:3 missed DATE (values of right spans): 'today' -> 2031-10-11
    """
    lines = [_slip_line(slip) for slip in result.slips[:limit]]
    if len(result.slips) > limit:
        lines.append(f"and {len(result.slips) - limit} more")
    return "\n".join(lines)


def scores_frame(result: Result) -> pd.DataFrame:
    """Return the scores as a frame, with missing shares where they would divide by zero."""
    rows = [[getattr(one, column) for column in SCORE_COLUMNS] for one in result.scores]
    frame = pd.DataFrame(rows, columns=list(SCORE_COLUMNS))
    shares = ["precision", "recall", "f"]
    return frame.astype(dict.fromkeys(shares, "float64"))


def slips_frame(result: Result) -> pd.DataFrame:
    """Return the slips as a frame of their fields."""
    rows = [[getattr(one, column) for column in SLIP_COLUMNS] for one in result.slips]
    return pd.DataFrame(rows, columns=list(SLIP_COLUMNS))


def _slip_line(slip: Slip) -> str:
    value = f" -> {slip.value}" if slip.value else ""
    place = f"{slip.source}:{slip.line}"
    return f"{place} {slip.side} {slip.label} ({slip.measure}): {slip.text!r}{value}"
