"""The door: what a DATE mention says, read from the parts that its rule named.

A rule says in `form` which reader of FORMS it wants. Words before the date that change it are
parts too: `bound` (since, until) opens or closes a span, `part` (early, late) and `side` (before,
after, by) are kept as the modifier.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import regex

from pipeline.periods import since, until
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.calendar_dates import (
    read_calendar,
    read_numbers_range,
    read_numeric,
    read_range,
)
from pipeline.resolve.dates.case import Case, Reading
from pipeline.resolve.dates.context import NO_CONTEXT, DateContext
from pipeline.resolve.dates.counted import read_counted, read_duration, read_set, read_window
from pipeline.resolve.dates.named_days import read_holiday, read_nth_weekday
from pipeline.resolve.dates.relative import (
    read_deictic,
    read_month,
    read_named,
    read_season,
    read_unit,
)
from pipeline.resolve.dates.stretches import (
    read_century,
    read_decade,
    read_fiscal,
    read_short_decade,
    read_week,
    read_week_of,
)
from pipeline.resolve.dates.weekdays import (
    read_weekday,
    read_weekday_and_day,
    read_weekdays,
    read_weekend,
)
from pipeline.types import Anchor, DateValue, Mention

__all__ = ["FORMS", "NO_CONTEXT", "DateContext", "date_value"]

FORMS: dict[str, Callable[[Case], Reading]] = {
    "calendar": read_calendar,
    "numeric": read_numeric,
    "numeric-range": read_numbers_range,
    "range": read_range,
    "decade": read_decade,
    "century": read_century,
    "short-decade": read_short_decade,
    "week": read_week,
    "holiday": read_holiday,
    "week-of": read_week_of,
    "nth-weekday": read_nth_weekday,
    "weekday-and-day": read_weekday_and_day,
    "weekdays": read_weekdays,
    "fiscal": read_fiscal,
    "deictic": read_deictic,
    "weekday": read_weekday,
    "month": read_month,
    "season": read_season,
    "unit": read_unit,
    "named": read_named,
    "same": read_unit,
    "weekend": read_weekend,
    "counted": read_counted,
    "window": read_window,
    "duration": read_duration,
    "set": read_set,
}
PLAIN = regex.compile(r"\d{4}(?:-\d{2}){0,2}")
"""The values to which EDTF level 1 puts a sign: not to decades, open days and intervals."""
BOUNDS = {"since": since, "until": until}


def date_value(
    mention: Mention,
    anchor: Anchor,
    words: Mapping[str, Mapping[str, str]],
    context: DateContext = NO_CONTEXT,
) -> DateValue:
    """Return what a date says: never finer than its words, and nothing that no one said.

    >>> said = (("form", "calendar"), ("day", "3"), ("month", "5"), ("year", "2018"))
    >>> mention = Mention("DATE", 0, 10, "3 May 2018", "rule:date.day-month-year", parts=said)
    >>> date_value(mention, Anchor(None, None), {}).value
    '2018-05-03'
    """
    parts = dict(mention.parts)
    if parts.get("leans") in of.OF_TEXT and anchor.published_from != of.FROM_TEXT:
        anchor = of.NOTHING
    case = Case(parts, anchor, words, context)
    reader = FORMS.get(case.parts.get("form", ""))
    if reader is None:
        return DateValue(None, "date", "absolute")
    reading = _bounded(case, reader(case))
    return _value(reading, anchor, words.get("sign", {}).get(reading.modifier or "", ""))


def _bounded(case: Case, reading: Reading) -> Reading:
    """Return the reading opened by since, closed by until, and with its modifier."""
    modifier = reading.modifier or of.word(case, "part", "part") or of.word(case, "side", "side")
    modifier = modifier or of.word(case, "borders", "side") or case.context.qualifier
    bound = of.bound(case)
    if bound not in BOUNDS:
        return replace(reading, modifier=modifier)
    period = None if reading.period is None else BOUNDS[bound](reading.period)
    return replace(reading, period=period, kind="interval", modifier=modifier)


def _value(reading: Reading, anchor: Anchor, sign: str) -> DateValue:
    """Return a reading as a value, with the EDTF sign of what is approximate or uncertain."""
    period = reading.period
    signed = period is not None and PLAIN.fullmatch(period.value) is not None
    return DateValue(
        value=None if period is None else period.value + sign * signed,
        kind=reading.kind,
        relation=reading.relation,
        precision="" if period is None else period.precision,
        earliest=None if period is None else period.earliest,
        latest=None if period is None else period.latest,
        said=reading.said,
        implied=reading.implied,
        anchor=anchor.published if reading.leans else None,
        anchor_from=anchor.published_from if reading.leans else None,
        offset=reading.offset,
        offset_direction=reading.direction,
        modifier=reading.modifier,
    )
