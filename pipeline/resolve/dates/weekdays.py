"""Reads days by their weekday: Tuesday, next Friday, Tuesday 14th, Monday to Friday."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.periods import between, one_day, weekend_of
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.case import Case, Reading
from pipeline.resolve.dates.context import NARRATED, PLANNED
from pipeline.resolve.dates.nearest import nearest_of

WHOLE_DAY = ("year", "month", "day")
FRIDAY = 5
FAR = 200
"""Days to either side in which a weekday with a day of the month is looked for."""


def read_weekday(case: Case) -> Reading:
    """Return the day a weekday means: by next and last, else by the clause's tense."""
    day, wanted = of.anchor_day(case.anchor), of.number(case, "weekday", "weekday")
    if day is None or wanted is None:
        return Reading(None, "relative", said=("weekday",))
    found = day + timedelta(days=_days_to(case, wanted - day.isoweekday()))
    return Reading(one_day(found), "relative", said=("weekday",), implied=WHOLE_DAY, leans=True)


def read_weekday_and_day(case: Case) -> Reading:
    """Return the nearest day of a month that falls on a weekday, as the clause's tense asks."""
    here, weekday, wanted = (
        of.anchor_day(case.anchor),
        of.number(case, "weekday", "weekday"),
        of.day(case),
    )
    said = ("weekday", "day")
    if here is None:
        return Reading(None, "relative", said=said)
    days = (here + timedelta(days=step) for step in range(-FAR, FAR))
    fitting = [one for one in days if one.isoweekday() == weekday and one.day == wanted]
    found = nearest_of(fitting, here, of.tense(case))
    period = None if found is None else one_day(found)
    return Reading(
        period, "partial", said=said, implied=("year", "month"), leans=period is not None
    )


def read_weekdays(case: Case) -> Reading:
    """Return the span from one weekday to another, the first as the clause's tense asks."""
    first, last = read_weekday(case), of.number(case, "weekday2", "weekday")
    if first.period is None or last is None:
        return replace(first, kind="interval", period=None, implied=(), leans=False)
    start = date.fromisoformat(first.period.value)
    end = start + timedelta(days=(last - start.isoweekday()) % 7)
    return replace(first, kind="interval", period=between(first.period, one_day(end)))


def read_weekend(case: Case) -> Reading:
    """Return the weekend nearest to the anchor, as the clause's tense asks."""
    day = of.anchor_day(case.anchor)
    if day is None:
        return Reading(None, "relative")
    ahead = of.tense(case) == PLANNED or day.isoweekday() > FRIDAY
    found = weekend_of(day if ahead else day - timedelta(weeks=1))
    return Reading(found, "relative", "interval", implied=WHOLE_DAY, leans=True)


def _days_to(case: Case, ahead: int) -> int:
    """Return the days to a weekday that lies `ahead` in the anchor's own week."""
    if case.parts.get("beforelast"):
        return ahead % -7 - 7 if ahead % -7 else -14
    which = case.parts.get("which")
    step = of.whole(of.word(case, "which", "which")) or 0
    if case.parts.get("inweek"):
        return ahead + 7 * step
    if which and step > 0:
        return ahead % 7 or 7
    if which and step < 0:
        return -(-ahead % 7) or -7
    if of.tense(case) == NARRATED:
        return min(ahead % 7, -(-ahead % 7), key=abs)
    forward = of.tense(case) == PLANNED or (which is not None and ahead >= 0)
    return ahead % 7 if forward else -(-ahead % 7)
