"""Says in one cell why a row is there: the reason of its rule, with the code beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from pipeline.reasons import load_reasons, reason_of
from pipeline.vocabulary import values
from pipeline.write.cells import Row

KEPT = 10_000
"""Cells that are remembered: a run has some hundreds of different ones."""


def why_by(folders: Sequence[Path]) -> Callable[[Row], str]:
    """Return the function that gives a row its cell `why`; the reasons are read for the first."""

    @cache
    def loaded() -> Callable[[Row], str]:
        return why_of(load_reasons(folders))

    return lambda row: loaded()(row)


def why_of(reasons: Mapping[str, str]) -> Callable[[Row], str]:
    """Return the function that gives a row its cell `why`.

    >>> why = why_of({"model": "The recogniser reads it so."})
    >>> why({"found_by": "model", "confidence_percent": 93})
    'Found: The recogniser reads it so. (model, 93 % sure)'
    >>> print(why({"found_by": "model", "how": "parsed"}))
    Found: The recogniser reads it so. (model)
    Value: A date, duration or count read from its own words alone. (parsed)
    """
    settled = {one.value: one.meaning for one in values() if one.vocabulary == "how"}

    @lru_cache(KEPT)
    def words(found_by: str, how: str, sure: int | None) -> str:
        code = found_by if sure is None else f"{found_by}, {sure} % sure"
        found = f"Found: {reason_of(found_by, reasons)} ({code})" if found_by else ""
        value = f"Value: {settled.get(how, '')} ({how})" if how else ""
        return "\n".join(filter(None, (found, value)))

    return lambda row: words(str(row.get("found_by") or ""), str(row.get("how") or ""), _sure(row))


def _sure(row: Row) -> int | None:
    sure = row.get("confidence_percent")
    return sure if isinstance(sure, int) else None
