"""Reads dates whose parts stand in the text: days, months, years, and spans between two."""

from dataclasses import dataclass, replace

from pipeline.periods import (
    Period,
    between,
    day_of,
    month_of,
    year_of,
)
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading
from pipeline.resolve.dates.nearest import nearest_year

AMBIGUOUS = "ambiguous-order"
NEXT_MONTH = 20
"""So many days before the day told last, `on the 3rd` is of the month after it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Year, month and day, None where not said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def said(self) -> tuple[str, ...]:
        """Return the names of the parts that stand in the text, the largest first."""
        named = (("year", self.year), ("month", self.month), ("day", self.day))
        return tuple(name for name, value in named if value is not None)


def read_calendar(case: Case) -> Reading:
    """Return a day, month or year; the year of a partial date is the one nearest the anchor."""
    parts = _parts(case)
    if parts.month is None and parts.day is not None:
        return _day_of_month(case, parts.day)
    return _partial(case, parts)


def read_numeric(case: Case) -> Reading:
    """Return a day written in three numbers, the day first unless that cannot be."""
    first, second = int(case.parts["first"]), int(case.parts["second"])
    year = of.year(case) or _near_year(case)
    if year is None:
        return Reading(None, "partial", said=("month", "day"))
    orders = [(second, first), (first, second)]
    if case.context.day_first is False:
        orders.reverse()
    found = [one for month, day in orders if (one := day_of(year, month, day))]
    settled = len(found) < 2 or first == second or case.context.day_first is not None
    modifier = None if settled or "/" not in case.parts.get("separator", "/") else AMBIGUOUS
    said = ("year", "month", "day")
    period = found[0] if found else None
    if case.parts.get("short_year"):
        return Reading(period, "partial", "date", said, ("century",), None, None, modifier, True)
    return Reading(period, said=said, modifier=modifier)


def read_numbers_range(case: Case) -> Reading:
    """Return the span between two days written in numbers."""
    ends = (
        replace(case, parts={**case.parts, "first": one, "second": two, "year": year})
        for one, two, year in (
            (case.parts["first"], case.parts["second"], case.parts["year"]),
            (case.parts["first2"], case.parts["second2"], case.parts["year2"]),
        )
    )
    first, last = (read_numeric(end) for end in ends)
    period = between(first.period, last.period) if first.period and last.period else None
    modifier = first.modifier or last.modifier
    return replace(first, period=period, kind="interval", modifier=modifier)


def _near_year(case: Case) -> int | None:
    """Return the year of two digits that is nearest to the anchor; None without one."""
    short, numbers = of.whole(case.parts.get("short_year")), of.anchor_numbers(case.anchor)
    if short is None or not numbers:
        return None
    here = numbers[0] - numbers[0] % 100 + short
    return min((here, here - 100, here + 100), key=lambda year: abs(year - numbers[0]))


def read_range(case: Case) -> Reading:
    """Return the span between two dates, each filled from the other, then from the anchor."""
    first, last = _parts(case), _parts(case, "2")
    if case.parts.get("short_year"):
        last = replace(last, year=_long_year(first.year, int(case.parts["short_year"])))
    said = tuple(dict.fromkeys((*first.said(), *last.said())))
    said = tuple(name for name in ("year", "month", "day") if name in said)
    first, last = _filled(first, last)
    leans = "year" not in said
    if leans and last.month is not None:
        year = nearest_year(case.anchor, last.month, last.day, of.tense(case))
        last = replace(last, year=year)
        first = replace(first, year=_year_before(first, last))
    start, end = _period(first), _period(last)
    period = None if start is None or end is None else between(start, end)
    if not leans:
        return Reading(period, kind="interval", said=said)
    known = last.year is not None
    implied = ("year",) if known else ()
    return Reading(period, "partial", "interval", said, implied, leans=known)


def _partial(case: Case, parts: Parts) -> Reading:
    said = parts.said()
    if parts.year is not None or parts.month is None:
        return Reading(_period(parts), said=said)
    year = nearest_year(case.anchor, parts.month, parts.day, of.tense(case))
    period = _period(replace(parts, year=year))
    implied = ("year",) if year is not None else ()
    return Reading(period, "partial", said=said, implied=implied, leans=year is not None)


def _parts(case: Case, suffix: str = "") -> Parts:
    return Parts(
        of.year(case, f"year{suffix}"),
        of.month(case, f"month{suffix}"),
        of.day(case, f"day{suffix}"),
    )


def _day_of_month(case: Case, day: int) -> Reading:
    """Return a day of the anchor's month, or of the next where that is much nearer."""
    numbers = of.anchor_numbers(case.anchor)
    if len(numbers) < 2:
        return Reading(None, "partial", said=("day",))
    here = numbers[2] if len(numbers) > 2 else day
    later = int(here - day > NEXT_MONTH)
    year, month = divmod(12 * numbers[0] + numbers[1] - 1 + later, 12)
    period = day_of(year, month + 1, day)
    return Reading(period, "partial", said=("day",), implied=("year", "month"), leans=True)


def _period(parts: Parts) -> Period | None:
    if parts.month is None:
        return None if parts.year is None else year_of(parts.year)
    if parts.day is None:
        return month_of(parts.year, parts.month)
    return day_of(parts.year, parts.month, parts.day)


def _filled(first: Parts, last: Parts) -> tuple[Parts, Parts]:
    """Return both ends with month and year taken from each other, over the turn of a year too."""
    month = first.month if first.month is not None else last.month
    last = replace(last, month=last.month if last.month is not None else first.month)
    last = replace(last, year=last.year if last.year is not None else _year_after(first, last))
    first = replace(first, month=month)
    return replace(first, year=_year_before(first, last)), last


def _year_before(first: Parts, last: Parts) -> int | None:
    if first.year is not None or last.year is None:
        return first.year
    return last.year - ((first.month or 0) > (last.month or 0))


def _year_after(first: Parts, last: Parts) -> int | None:
    if first.year is None:
        return None
    return first.year + ((first.month or 0) > (last.month or 0))


def _long_year(year: int | None, short: int) -> int | None:
    """Return the year that two digits stand for after a whole one: 2014–15, 1999–01."""
    if year is None:
        return None
    long = year - year % 100 + short
    return long if long > year else long + 100
