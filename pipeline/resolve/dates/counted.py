"""Reads lengths of time: durations, sets, and dates counted by a number of units."""

from dataclasses import replace
from datetime import date, timedelta

import regex

from pipeline.periods import Period, between, month_of, one_day, week_of, year_of
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading

AGO, HENCE = "ago", "hence"
LENGTH = regex.compile(r"(?P<times>\d*)(?P<time>T?)(?P<unit>[YMWDHS])")
"""A value of units.csv: how many of what ISO 8601 unit, `10Y` for a decade."""


def read_duration(case: Case) -> Reading:
    """Return how long something lasts."""
    return Reading(None, "absolute", "duration", offset=length(case), modifier=_amount(case))


def read_set(case: Case) -> Reading:
    """Return that something comes again; a set has no calendar value."""
    return Reading(None, "absolute", "set")


def read_counted(case: Case) -> Reading:
    """Return the date so long before or after the anchor; of another event, only the offset."""
    side = of.word(case, "countside", "countside") or ""
    offset, direction = length(case), "after" if side in ("after", HENCE) else "before"
    period = None
    if offset is not None:
        period = counted(case, _in_months(case, offset), -1 if direction == "before" else 1)
    month = of.month(case)
    said = () if month is None else ("month",)
    implied = () if period is None else ("year", "month", "day")[: _depth(period)]
    if period is not None and month is not None:
        period = month_of(int(period.value), month)
    return Reading(
        period,
        "relative",
        "interval" if period is not None and "/" in period.value else "date",
        said=said,
        implied=implied,
        offset=offset,
        direction=direction,
        modifier=_amount(case),
        leans=period is not None,
    )


def read_window(case: Case) -> Reading:
    """Return the time from so long before the anchor to it, or from it to so long after."""
    given = case if case.parts.get("number") else replace(case, parts={**case.parts, "number": "1"})
    offset, step = length(given), of.whole(of.word(case, "which", "which")) or 0
    if offset is None:
        return Reading(None, "relative", "interval")
    here, there = counted(case, offset, 0), counted(case, offset, step)
    first, last = (there, here) if step < 0 else (here, there)
    period = between(first, last) if first and last else None
    direction = "before" if step < 0 else "after"
    implied = () if period is None else ("year", "month", "day")[: _depth(period)]
    return Reading(
        period, "relative", "interval", (), implied, offset, direction, leans=period is not None
    )


def length(case: Case) -> str | None:
    """Return a number and its unit, or two of them, as an ISO 8601 duration.

    >>> words = {"unit": {"years": "Y", "decades": "10Y"}, "numberword": {"eight": "8"}}
    >>> length(Case({"number": "eight", "unit": "years"}, words=words))
    'P8Y'
    >>> length(Case({"number": "2", "unit": "decades"}, words=words))
    'P20Y'
    """
    first = _length(case, "number", "unit")
    second = _length(case, "number2", "unit2")
    if first is None or second is None or "T" in first:
        return first
    return first + second[1:]


def counted(case: Case, offset: str, sign: int) -> Period | None:
    """Return the period so far from the anchor, no finer than the unit it is counted in."""
    match = LENGTH.fullmatch(offset[1:])
    numbers, day = of.anchor_numbers(case.anchor), of.anchor_day(case.anchor)
    if match is None or not numbers or match["time"]:
        return None
    count, unit = sign * int(match["times"]), match["unit"]
    if unit == "Y":
        return year_of(numbers[0] + count) if 1 <= numbers[0] + count <= 9999 else None
    if unit == "M":
        return _month(numbers, count) if len(numbers) > 1 else None
    return None if day is None else _days(day, count, unit)


def _in_months(case: Case, offset: str) -> str:
    """Return years counted to this very month as months: their month is known."""
    if "calendar_unit" not in case.parts:
        return offset
    return f"P{12 * int(offset[1:-1])}M"


def _month(numbers: tuple[int, ...], count: int) -> Period | None:
    year, month = divmod(12 * numbers[0] + numbers[1] - 1 + count, 12)
    return month_of(year, month + 1) if 1 <= year <= 9999 else None


def _days(day: date, count: int, unit: str) -> Period | None:
    ordinal = day.toordinal() + count * (7 if unit == "W" else 1)
    if not 7 < ordinal < date.max.toordinal() - 7:
        return None
    found = day + timedelta(days=ordinal - day.toordinal())
    return week_of(found) if unit == "W" else one_day(found)


def _length(case: Case, number: str, unit: str) -> str | None:
    match = LENGTH.fullmatch(of.word(case, unit, "unit") or "")
    count = of.number(case, number, "numberword")
    if match is None or count is None:
        return None
    return f"P{match['time']}{count * int(match['times'] or 1)}{match['unit']}"


def _amount(case: Case) -> str | None:
    return of.word(case, "amount", "amount")


def _depth(period: Period) -> int:
    return {"year": 1, "month": 2}.get(period.precision, 3)
