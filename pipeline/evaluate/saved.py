"""Keeps a result in a JSON file, and reads it back: to set a later one against it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pipeline.errors import DataError, Fault, UsageError
from pipeline.evaluate.result import Interval, Result, Score, Slip


def result_json(result: Result) -> str:
    """Return a result as JSON; the counts of each release are left out.

    >>> result_json(Result((), releases=2)).split()
    ['{', '"releases":', '2,', '"left_out":', '[],', '"scores":', '[],', '"slips":', '[]', '}']
    """
    scores = [asdict(one) for one in result.scores]
    content = {
        "releases": result.releases,
        "left_out": list(result.left_out),
        "scores": [{key: row[key] for key in row if key != "each"} for row in scores],
        "slips": [asdict(one) for one in result.slips],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_result(path: Path) -> Result:
    """Return a result that was kept; UsageError for no file, DataError for anything else in it."""
    if not path.is_file():
        raise UsageError(f"{path} is no file: make it with `evaluate --save {path.name}`")
    try:
        content = json.loads(path.read_text("utf-8"))
        return Result(
            tuple(_score(one) for one in content["scores"]),
            tuple(_slip(one) for one in content["slips"]),
            int(content["releases"]),
            tuple(content["left_out"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"is no result of ours: {error!r}"
        raise DataError([Fault(path.name, "the file", problem, "make it anew")]) from None


def _score(row: dict[str, Any]) -> Score:
    gold, found, right = (int(row[key]) for key in ("gold", "found", "right"))
    counts = Score(str(row["measure"]), str(row["label"]), gold, found, right)
    of_precision = _interval(row.get("precision_interval"))
    return replace(counts, interval=_interval(row["interval"]), precision_interval=of_precision)


def _interval(bounds: Sequence[Any] | None) -> Interval | None:
    return None if bounds is None else (float(bounds[0]), float(bounds[1]))


def _slip(row: dict[str, Any]) -> Slip:
    return Slip(**(row | {"line": int(row["line"])}))
