"""Reads an EDTF value as a run writes it: its kind, its precision, its first and last day."""

from dataclasses import dataclass, replace

import regex

from pipeline.periods import (
    SUBYEAR,
    Period,
    between,
    century_of,
    day_of,
    decade_of,
    month_of,
    since,
    subyear_of,
    until,
    year_of,
)

POINT = regex.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<sign>[~?])?", regex.ASCII
)
DECADE, CENTURY = regex.compile(r"\d{3}X", regex.ASCII), regex.compile(r"\d{2}XX", regex.ASCII)
OPEN = ".."
FORMS = (
    "2031-10-11, 2031-10, 2031, 199X, 18XX, 2031-22 (summer), 2031-33 (first quarter), "
    "2031-40 (first half), XXXX-10-30, 2007~, 2018-05-10/2018-05-12, 2004/.. or ../2004"
)
"""What may be written, for those who are told that a value is none of it."""


@dataclass(frozen=True, slots=True)
class EdtfValue:
    """What a value says; the days are None where it is open or its year is not known."""

    value: str
    kind: str
    """`date` or `interval`."""
    precision: str
    earliest: str | None
    latest: str | None


def read_edtf(value: str) -> EdtfValue | None:
    """Return what an EDTF value says, or None where it is none that a run writes.

    >>> read_edtf("2031-10"), read_edtf("2004/..").earliest, read_edtf("2031-02-30")
    (EdtfValue(value='2031-10', kind='date', precision='month', earliest='2031-10-01',
    latest='2031-10-31'), '2004-01-01', None)
    """
    first, slash, last = value.partition("/")
    period = _interval(first, last) if slash else _point(value)
    if period is None:
        return None
    kind = "interval" if slash else "date"
    return EdtfValue(value, kind, period.precision, period.earliest, period.latest)


def compared(earliest: str | None, latest: str | None, published: str | None) -> str:
    """Return where days stand to the publication date: before, same, after, overlaps, unknown.

    >>> compared("2017-10-11", "2017-10-11", "2017-10-12"), compared("2017-10-11", None, "2017-10")
    ('before', 'overlaps')
    """
    if published is None or (earliest is None and latest is None):
        return "unknown"
    first, last = earliest or "", latest or "9999-12-31"
    if (first, last) == (published, published):
        return "same"
    if last < published:
        return "before"
    if first > published and not first.startswith(published):
        return "after"
    return "overlaps"


def _interval(first: str, last: str) -> Period | None:
    begin, end = _point(first), _point(last)
    if last == OPEN and begin is not None:
        return since(begin)
    if first == OPEN and end is not None:
        return until(end)
    return None if begin is None or end is None else between(begin, end)


def _point(value: str) -> Period | None:
    if DECADE.fullmatch(value):
        return decade_of(int(value[:3]) * 10) if value > "000X" else None
    if CENTURY.fullmatch(value):
        return century_of(int(value[:2]) + 1) if value > "00XX" else None
    match = POINT.fullmatch(value)
    if match is None or match["year"] == "0000":
        return None
    year = None if match["year"] == "XXXX" else int(match["year"])
    period = _calendar(year, match["month"], match["day"])
    if period is None or not match["sign"]:
        return period
    return None if year is None else replace(period, value=value)


def _calendar(year: int | None, month: str | None, day: str | None) -> Period | None:
    if month is None:
        return None if year is None else year_of(year)
    if day is not None:
        return day_of(year, int(month), int(day))
    if int(month) in SUBYEAR:
        return None if year is None or year > 9998 else subyear_of(year, int(month))
    return month_of(year, int(month))
