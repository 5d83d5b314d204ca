"""Reads stretches that the calendar counts: weeks, fiscal years, decades, centuries."""

from dataclasses import replace
from datetime import date

from pipeline.periods import Period, century_of, decade_of, week_of
from pipeline.resolve.dates import case as of
from pipeline.resolve.dates.calendar_dates import read_calendar
from pipeline.resolve.dates.case import Case, Reading


def read_fiscal(case: Case) -> Reading:
    """Return a budget's year by its name; the text does not say on which day it begins."""
    year = of.year(case)
    period = None if year is None else Period(f"{year:04}", "year")
    return Reading(period, said=("year",), modifier="fiscal")


def read_decade(case: Case) -> Reading:
    """Return ten years."""
    return Reading(decade_of(int(case.parts["decade"])), said=("decade",))


def read_short_decade(case: Case) -> Reading:
    """Return the ten years of `the nineties`, the last that began before the anchor."""
    tens = of.number(case, "decadeword", "decadeword") or of.whole(case.parts.get("tens"))
    numbers = of.anchor_numbers(case.anchor)
    if tens is None or not numbers:
        return Reading(None, "partial", said=("decade",))
    began = numbers[0] - (numbers[0] - tens) % 100
    return Reading(decade_of(began), "partial", said=("decade",), implied=("century",), leans=True)


def read_century(case: Case) -> Reading:
    """Return a hundred years."""
    number = of.number(case, "centuryword", "centuryword") or int(case.parts["century"])
    return Reading(century_of(number), said=("century",))


def read_week(case: Case) -> Reading:
    """Return the days of an ISO week by its number; of none where the year has no such week."""
    year, week = of.year(case), of.whole(case.parts.get("week") or case.parts.get("week2"))
    try:
        monday = date.fromisocalendar(year or 0, week or 0, 1)
    except ValueError:
        return Reading(None, said=("year", "week"))
    return Reading(week_of(monday), kind="interval", said=("year", "week"))


def read_week_of(case: Case) -> Reading:
    """Return the ISO week of a day, the year taken from the anchor where it is not said."""
    reading = read_calendar(case)
    if reading.period is None or reading.period.earliest is None:
        return replace(reading, period=None, kind="interval")
    week = week_of(date.fromisoformat(reading.period.earliest))
    return replace(reading, period=week, kind="interval")
