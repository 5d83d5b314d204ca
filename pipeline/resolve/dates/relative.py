"""Reads dates counted from the day of publication by a word: today, last Tuesday, next month."""

from collections.abc import Callable
from datetime import date, timedelta

from pipeline.periods import (
    SUBYEAR,
    Period,
    century_of,
    decade_of,
    month_of,
    one_day,
    subyear_of,
    week_of,
    weekend_of,
    year_of,
)
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading, unreadable
from pipeline.resolve.dates.nearest import nearest_year
from pipeline.resolve.dates.weekdays import WHOLE_DAY, read_weekday

QUARTER, HALF = 33, 40


def read_deictic(case: Case) -> Reading:
    """Return the day that today, yesterday, tomorrow and their like mean."""
    day = of.anchor_day(case.anchor)
    days = of.whole(of.word(case, "deictic", "deictic"))
    if day is None or days is None:
        return Reading(None, "relative")
    period = one_day(day + timedelta(days=days))
    return Reading(period, "relative", implied=WHOLE_DAY, leans=True)


def read_month(case: Case) -> Reading:
    """Return the month that next November, last May or September last year mean."""
    numbers, month, step = of.anchor_numbers(case.anchor), of.month(case), _step(case)
    if not numbers or month is None or (len(numbers) == 1 and not case.parts.get("whole")):
        return Reading(None, "relative", said=("month",))
    if case.parts.get("whole"):
        year = numbers[0] + step
    else:
        year = numbers[0] + _turn(step, month, numbers[1])
    period = month_of(year, month)
    return Reading(period, "relative", said=("month",), implied=("year",), leans=True)


def read_season(case: Case) -> Reading:
    """Return a season, quarter or half of the year said, or of one counted from the anchor."""
    code = of.number(case, "season", "season") or of.number(case, "yearpart", "yearpart")
    said_year, numbers = of.year(case), of.anchor_numbers(case.anchor)
    name = "season" if case.parts.get("season") else "year-part"
    if code not in SUBYEAR:
        return Reading(None, "relative")
    if said_year is not None:
        return Reading(subyear_of(said_year, code), said=("year", name))
    if not numbers:
        return Reading(None, "relative", said=(name,))
    year = numbers[0] + _season_step(case, numbers, code)
    relation = "relative" if case.parts.get("which") else "partial"
    return Reading(subyear_of(year, code), relation, said=(name,), implied=("year",), leans=True)


def read_unit(case: Case) -> Reading:
    """Return the week, month, year, … that this, last and next mean."""
    unit = case.parts.get("calendar_unit", "").lower()
    numbers, step = of.anchor_numbers(case.anchor), _step(case)
    day = of.anchor_day(case.anchor)
    period = None
    if day is not None and unit in BY_DAY:
        period = BY_DAY[unit](day, step)
    elif unit in BY_YEAR and numbers:
        period = BY_YEAR[unit](numbers[0], step)
    elif len(numbers) > 1 and unit in BY_MONTH:
        period = BY_MONTH[unit](12 * numbers[0] + numbers[1] - 1, step)
    kind = "interval" if period is not None and "/" in period.value else "date"
    reading = Reading(period, "relative", kind, implied=_implied(period), leans=True)
    return reading if period is not None else unreadable(reading)


def read_named(case: Case) -> Reading:
    """Return the weekday, month or season of a name that next or last counts from the anchor."""
    readers = {"weekday": read_weekday, "month": read_month, "season": read_season}
    return next(reader(case) for name, reader in readers.items() if case.parts.get(name))


def month_at(months: int, step: int) -> Period | None:
    """Return the month `step` after a month counted from the year 0."""
    year, month = divmod(months + step, 12)
    return month_of(year, month + 1)


def quarter_at(months: int, step: int) -> Period | None:
    """Return the quarter `step` after that of a month counted from the year 0."""
    year, quarter = divmod(months // 3 + step, 4)
    return subyear_of(year, QUARTER + quarter)


def half_at(months: int, step: int) -> Period | None:
    """Return the half-year `step` after that of a month counted from the year 0."""
    year, half = divmod(months // 6 + step, 2)
    return subyear_of(year, HALF + half)


BY_DAY: dict[str, Callable[[date, int], Period | None]] = {
    "week": lambda day, step: week_of(day + timedelta(weeks=step)),
    "weekend": lambda day, step: weekend_of(day + timedelta(weeks=step)),
    "day": lambda day, step: one_day(day + timedelta(days=step)),
}
BY_MONTH: dict[str, Callable[[int, int], Period | None]] = {
    "month": month_at,
    "quarter": quarter_at,
    "half": half_at,
}
BY_YEAR: dict[str, Callable[[int, int], Period | None]] = {
    "year": lambda year, step: year_of(year + step),
    "decade": lambda year, step: decade_of(year + 10 * step),
    "century": lambda year, step: century_of(year // 100 + 1 + step),
}


def _step(case: Case) -> int:
    return of.whole(of.word(case, "which", "which")) or 0


def _turn(step: int, month: int, here: int) -> int:
    """Return the years to the next, this or last month of a name, seen from month `here`."""
    if step > 0:
        return int(month <= here)
    return -int(month >= here) if step < 0 else 0


def _season_step(case: Case, numbers: tuple[int, ...], code: int) -> int:
    """Return the years from the anchor's to the one that a season, quarter or half is of."""
    step = _step(case)
    if case.parts.get("whole") or len(numbers) == 1:
        return step
    first = int((subyear_of(numbers[0], code).earliest or "")[5:7])
    if not case.parts.get("which"):
        nearest = nearest_year(case.anchor, first, None, of.tense(case))
        return 0 if nearest is None else nearest - numbers[0]
    return _turn(step, first, numbers[1])


def _implied(period: Period | None) -> tuple[str, ...]:
    if period is None:
        return ()
    return {"day": WHOLE_DAY, "month": ("year", "month"), "week": WHOLE_DAY}.get(
        period.precision, ("year",)
    )
