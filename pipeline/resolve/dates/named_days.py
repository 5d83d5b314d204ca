"""Reads days that have a name: of every year, counted from Easter or by weekday, or of history.

A value of fixed_days.csv is `12-25`, `easter-2`, `11-4-4` (the fourth Thursday of November; the
fifth is the last) or `2001-09-11`.
"""

from calendar import monthrange
from datetime import date, timedelta

import regex
from dateutil.easter import easter

from pipeline.periods import Period, one_day
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading
from pipeline.resolve.dates.nearest import nearest_of

VALUE = regex.compile(
    r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|easter(?P<days>[+-]\d+)"
    r"|(?P<month>\d\d)-(?P<nth>[1-5])-(?P<weekday>[1-7])|(?P<fixed>\d\d)-(?P<day>\d\d)"
)
MONTHS = 12


def read_holiday(case: Case) -> Reading:
    """Return the day of a name, in the year said, by next or last year, or nearest the anchor."""
    value = of.word(case, "holiday", "holiday") or of.word(case, "feast", "feast") or ""
    step = of.whole(of.word(case, "eve", "eve")) or 0
    match = VALUE.fullmatch(value)
    if match is not None and match["year"]:
        history = _day(int(match["year"]), int(match["m"]), int(match["d"]))
        return Reading(_moved(history, step), said=("year", "month", "day"))
    year = of.year(case)
    if year is not None:
        return Reading(_moved(day_named(value, year), step), said=("year", "month", "day"))
    day = _nearest(case, value)
    if day is None:
        open_day = Period(f"XXXX-{value}", "day") if match and match["fixed"] and not step else None
        return Reading(open_day, "partial", said=("month", "day"))
    return Reading(_moved(day, step), "partial", "date", ("month", "day"), ("year",), leans=True)


def read_nth_weekday(case: Case) -> Reading:
    """Return the second Tuesday of a month, in the year said or nearest the anchor."""
    month, weekday = of.month(case), of.number(case, "weekday", "weekday")
    nth = of.whole(of.word(case, "nth", "nth"))
    year, said = of.year(case), ("month", "day")
    numbers = of.anchor_numbers(case.anchor)
    if case.parts.get("inmonth") and weekday and nth:
        if len(numbers) < len(said):
            return Reading(None, "partial", said=("day",))
        period = one_day(_nth(numbers[0], numbers[1], nth, weekday))
        return Reading(period, "partial", said=("day",), implied=("year", "month"), leans=True)
    if month is None or weekday is None or nth is None:
        return Reading(None, "relative")
    if year is not None:
        return Reading(one_day(_nth(year, month, nth, weekday)), said=("year", *said))
    day = _nearest(case, f"{month:02}-{nth}-{weekday}")
    if day is None:
        return Reading(None, "partial", said=said)
    return Reading(one_day(day), "partial", said=said, implied=("year",), leans=True)


def day_named(value: str, year: int) -> date | None:
    """Return the day that a value of the table means in a year; None where there is none.

    >>> day_named("easter-2", 2024), day_named("11-4-4", 2016), day_named("05-5-1", 2021)
    (datetime.date(2024, 3, 29), datetime.date(2016, 11, 24), datetime.date(2021, 5, 31))
    """
    match = VALUE.fullmatch(value)
    if match is None or not 1 <= year <= 9998:
        return None
    if match["days"]:
        sunday: date = easter(year)
        return sunday + timedelta(days=int(match["days"]))
    if match["fixed"]:
        return _day(year, int(match["fixed"]), int(match["day"]))
    if match["nth"] and 1 <= int(match["month"]) <= MONTHS:
        return _nth(year, int(match["month"]), int(match["nth"]), int(match["weekday"]))
    return None


def _nearest(case: Case, value: str) -> date | None:
    numbers = of.anchor_numbers(case.anchor)
    if not numbers or day_named(value, numbers[0]) is None:
        return None
    step = of.whole(of.word(case, "which", "which"))
    if case.parts.get("whole") or len(numbers) < 3:
        return day_named(value, numbers[0] + (step or 0))
    here = date(*numbers)
    days = [one for y in (0, -1, 1) if (one := day_named(value, numbers[0] + y))]
    if step:
        side = [one for one in days if (one - here).days * step > 0]
        return min(side, key=lambda one: abs((one - here).days), default=None)
    return nearest_of(days, here, of.tense(case))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date | None, step: int) -> Period | None:
    return None if day is None else one_day(day + timedelta(days=step))


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth weekday of a month; the fifth is the last, even where it is the fourth."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day if day <= monthrange(year, month)[1] else day - 7)
