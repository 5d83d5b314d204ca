"""Tells which EDTF values the gold may hold, and the bounds of those that are plain days."""

from datetime import date

import regex

POINT = regex.compile(
    r"\d{3}X|(?P<year>\d{4}|XXXX)(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?(?P<sign>[~?])?"
)
DAY = regex.compile(r"\d{4}-\d{2}-\d{2}")
SEASONS = range(21, 25)
QUARTERS_AND_HALVES = (33, 34, 35, 36, 40, 41)
LEAP_YEAR = 2000
"""Stands for the year of `XXXX-02-29`, which some year has."""


def is_edtf(value: str) -> bool:
    """Return whether `value` is a date or interval of the guide: level 1, with its few additions.

    >>> [is_edtf(one) for one in ("2031-10-11", "199X", "2004/..", "2031-22", "XXXX-10-30")]
    [True, True, True, True, True]
    >>> [is_edtf(one) for one in ("2031-02-30", "2031-13", "../..", "2005/2004", "May 2031", "")]
    [False, False, False, False, False, False]
    """
    earliest, slash, latest = value.partition("/")
    if not slash:
        return _is_point(value)
    if ".." in (earliest, latest):
        return earliest != latest and all(
            one == ".." or _is_point(one) for one in (earliest, latest)
        )
    return _is_point(earliest) and _is_point(latest) and earliest[:4] <= latest[:4]


def day_bounds(value: str | None) -> tuple[str | None, str | None]:
    """Return the earliest and latest day of a day or an interval of days, else None for both.

    >>> day_bounds("2018-05-10/2018-05-12"), day_bounds("2018-05")
    (('2018-05-10', '2018-05-12'), (None, None))
    """
    first, _, last = (value or "").partition("/")
    last = last or first
    if DAY.fullmatch(first) and DAY.fullmatch(last):
        return first, last
    return None, None


def _is_point(value: str) -> bool:
    match = POINT.fullmatch(value)
    if match is None or value == "XXXX" or ("X" in value and match["sign"]):
        return False
    month, day = int(match["month"] or 1), match["day"]
    if day is None:
        return 1 <= month <= 12 or month in SEASONS or month in QUARTERS_AND_HALVES
    year = LEAP_YEAR if match["year"] == "XXXX" else int(match["year"])
    return _is_day(year, month, int(day))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
