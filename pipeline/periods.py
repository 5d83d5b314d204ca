"""Stretches of the calendar: an EDTF value with its first and last day.

EDTF is ISO 8601-2, level 1; of level 2 only quarters, halves and years left open (`XXXX-05-03`).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SUBYEAR = {
    **{code: (3 * (code - 21) + 3, 3, "season") for code in (21, 22, 23, 24)},
    **{code: (3 * (code - 33) + 1, 3, "quarter") for code in (33, 34, 35, 36)},
    **{code: (6 * (code - 40) + 1, 6, "half") for code in (40, 41)},
}
"""EDTF's own codes: first month, months, precision. Seasons are those of meteorologists, and of the
north; a winter ends in the next year."""


@dataclass(frozen=True, slots=True)
class Period:
    """An EDTF value, its precision, and its first and last day as ISO; None where it is open."""

    value: str
    precision: str
    earliest: str | None = None
    latest: str | None = None


def day_of(year: int | None, month: int, day: int) -> Period | None:
    """Return a day, of any year if `year` is None; None if the calendar has no such day.

    >>> day_of(2018, 5, 3)
    Period(value='2018-05-03', precision='day', earliest='2018-05-03', latest='2018-05-03')
    >>> day_of(2019, 2, 29), day_of(None, 5, 3).value
    (None, 'XXXX-05-03')
    """
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    if year is None:
        return Period(f"XXXX-{month:02}-{day:02}", "day")
    return one_day(date(year, month, day))


def one_day(day: date) -> Period:
    """Return one day."""
    return Period(day.isoformat(), "day", day.isoformat(), day.isoformat())


def month_of(year: int | None, month: int) -> Period | None:
    """Return a month, of any year if `year` is None.

    >>> month_of(2016, 2).latest, month_of(None, 2).value, month_of(2016, 13)
    ('2016-02-29', 'XXXX-02', None)
    """
    if not 1 <= month <= 12:
        return None
    if year is None:
        return Period(f"XXXX-{month:02}", "month")
    value = f"{year:04}-{month:02}"
    return Period(value, "month", f"{value}-01", f"{value}-{monthrange(year, month)[1]}")


def year_of(year: int) -> Period:
    """Return a year.

    >>> year_of(2004).earliest, year_of(2004).latest
    ('2004-01-01', '2004-12-31')
    """
    return Period(f"{year:04}", "year", f"{year:04}-01-01", f"{year:04}-12-31")


def decade_of(year: int) -> Period:
    """Return the ten years that begin with `year`.

    >>> decade_of(1990)
    Period(value='199X', precision='decade', earliest='1990-01-01', latest='1999-12-31')
    """
    tens = f"{year:04}"[:3]
    return Period(f"{tens}X", "decade", f"{tens}0-01-01", f"{tens}9-12-31")


def century_of(number: int) -> Period:
    """Return a century as EDTF counts it, by its first two digits.

    >>> century_of(19)
    Period(value='18XX', precision='century', earliest='1800-01-01', latest='1899-12-31')
    """
    hundreds = f"{number - 1:02}"
    return Period(f"{hundreds}XX", "century", f"{hundreds}00-01-01", f"{hundreds}99-12-31")


def subyear_of(year: int, code: int) -> Period:
    """Return a season, quarter or half of a year by its EDTF code.

    >>> subyear_of(2019, 33).latest, subyear_of(2019, 24).latest
    ('2019-03-31', '2020-02-29')
    """
    first, months, precision = SUBYEAR[code]
    last_year, last_month = divmod(12 * year + first + months - 2, 12)
    latest = date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
    return Period(
        f"{year:04}-{code}", precision, date(year, first, 1).isoformat(), latest.isoformat()
    )


def week_of(day: date) -> Period:
    """Return the ISO week of a day as an interval of days.

    >>> week_of(date(2024, 2, 1)).value
    '2024-01-29/2024-02-04'
    """
    monday = day - timedelta(days=day.weekday())
    return _days("week", monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Period:
    """Return the Saturday and Sunday of the ISO week of a day.

    >>> weekend_of(date(2024, 2, 1)).value
    '2024-02-03/2024-02-04'
    """
    saturday = day - timedelta(days=day.weekday() - 5)
    return _days("day", saturday, saturday + timedelta(days=1))


def between(first: Period, last: Period) -> Period | None:
    """Return the stretch from one period to another; None if it would end before it begins.

    >>> between(year_of(2004), year_of(2009)).value, between(year_of(2009), year_of(2004))
    ('2004/2009', None)
    """
    if first.earliest is None or last.latest is None:
        open_ended = first.value[:4] == last.value[:4] == "XXXX"
        value = f"{first.value}/{last.value}"
        return Period(value, last.precision) if open_ended else None
    if first.earliest > last.latest:
        return None
    return Period(f"{first.value}/{last.value}", last.precision, first.earliest, last.latest)


def since(period: Period) -> Period:
    """Return the time from a period on; from the first day of an interval.

    >>> since(year_of(2004))
    Period(value='2004/..', precision='year', earliest='2004-01-01', latest=None)
    """
    start = period.value.split("/")[0]
    return Period(f"{start}/..", period.precision, period.earliest, None)


def until(period: Period) -> Period:
    """Return the time up to the end of a period.

    >>> until(year_of(2009))
    Period(value='../2009', precision='year', earliest=None, latest='2009-12-31')
    """
    end = period.value.split("/")[-1]
    return Period(f"../{end}", period.precision, None, period.latest)


def _days(precision: str, first: date, last: date) -> Period:
    start, end = first.isoformat(), last.isoformat()
    return Period(f"{start}/{end}", precision, start, end)
