"""Reads dates whose parts stand in the text: days, months, years, and spans between two."""

from dataclasses import dataclass, replace

from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading
from pipeline.resolve.dates.nearest import nearest_year
from pipeline.resolve.dates.periods import (
    Period,
    between,
    century_of,
    day_of,
    decade_of,
    month_of,
    year_of,
)

AMBIGUOUS = "ambiguous-order"


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
    if case.parts.get("holiday"):
        return _partial(case, _holiday(case))
    return _partial(case, _parts(case))


def read_numeric(case: Case) -> Reading:
    """Return a day written in three numbers, the day first unless that cannot be."""
    first, second = int(case.parts["first"]), int(case.parts["second"])
    year = of.year(case)
    orders = [(second, first), (first, second)]
    if case.context.day_first is False:
        orders.reverse()
    found = [one for month, day in orders if (one := day_of(year, month, day))]
    settled = len(found) < 2 or first == second or case.context.day_first is not None
    modifier = None if settled or "/" not in case.parts.get("separator", "/") else AMBIGUOUS
    said = ("year", "month", "day")
    return Reading(found[0] if found else None, said=said, modifier=modifier)


def read_fiscal(case: Case) -> Reading:
    """Return a budget's year by its name; the text does not say on which day it begins."""
    year = of.year(case)
    period = None if year is None else Period(f"{year:04}", "year")
    return Reading(period, said=("year",), modifier="fiscal")


def read_decade(case: Case) -> Reading:
    """Return ten years."""
    return Reading(decade_of(int(case.parts["decade"])), said=("decade",))


def read_century(case: Case) -> Reading:
    """Return a hundred years."""
    return Reading(century_of(int(case.parts["century"])), said=("century",))


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


def _holiday(case: Case) -> Parts:
    month, _, day = (of.word(case, "holiday", "holiday") or "").partition("-")
    return Parts(of.year(case), of.whole(month), of.whole(day))


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
