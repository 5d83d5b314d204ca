"""Dates written in words come back as the value that they were written from."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import Anchor
from tests.resolve.test_dates import RULES, read

PATIENTLY = settings(deadline=None)
"""A busy machine is no fault of a rule."""
DAYS = st.dates(date(1900, 1, 1), date(2098, 6, 30))
YEARS = st.integers(1900, 2000)
ENGLISH = {
    int(value): text.title()
    for text, value in reversed(RULES.words["month"].items())
    if text.title() in {f"{date(2000, month, 1):%B}" for month in range(1, 13)}
}
WRITTEN = [
    "{day} {month} {year}",
    "{month} {day}, {year}",
    "{day} {month}, {year}",
    "the {day}th of {month} {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{year}-{number:02}-{day:02}",
    "{day:02}.{number:02}.{year}",
]


def write(form: str, day: date) -> str:
    return form.format(
        day=day.day,
        month=ENGLISH[day.month],
        number=day.month,
        year=day.year,
        weekday=f"{day:%A}",
    )


def anchored(day: date) -> Anchor:
    return Anchor(day.isoformat(), "dateline")


@pytest.mark.parametrize("form", WRITTEN)
@PATIENTLY
@given(day=DAYS)
def test_a_full_date_comes_back_from_every_order(form: str, day: date) -> None:
    assert read(f"on {write(form, day)} in Riga").value == day.isoformat()


@PATIENTLY
@given(day=DAYS)
def test_a_month_comes_back(day: date) -> None:
    assert read(f"in {ENGLISH[day.month]} {day.year}").value == f"{day:%Y-%m}"


@PATIENTLY
@given(first=DAYS, days=st.integers(1, 400))
def test_a_span_comes_back_with_both_ends(first: date, days: int) -> None:
    last = first + timedelta(days)
    text = f"from {write(WRITTEN[0], first)} to {write(WRITTEN[0], last)}"
    assert read(text).value == f"{first}/{last}"


@PATIENTLY
@given(first=YEARS, years=st.integers(1, 99))
def test_years_come_back_with_both_ends(first: int, years: int) -> None:
    assert read(f"between {first} and {first + years}").value == f"{first}/{first + years}"


@PATIENTLY
@given(day=DAYS, ahead=st.integers(-60, 60))
def test_a_day_near_the_anchor_gets_the_year_it_was_written_without(day: date, ahead: int) -> None:
    meant = day + timedelta(ahead)
    tense = "past" if ahead < 0 else "planned"
    said = read(f"on {meant.day} {ENGLISH[meant.month]}", anchored(day), tense)
    if (meant.month, meant.day) != (2, 29):
        assert said.value == meant.isoformat()


@PATIENTLY
@given(day=DAYS, ahead=st.integers(1, 7))
def test_next_and_last_weekday_are_within_a_week(day: date, ahead: int) -> None:
    to_come, gone = day + timedelta(ahead), day - timedelta(ahead)
    assert read(f"next {to_come:%A}", anchored(day)).value == to_come.isoformat()
    assert read(f"last {gone:%A}", anchored(day)).value == gone.isoformat()


@PATIENTLY
@given(day=DAYS, number=st.integers(1, 99))
def test_so_many_years_ago_is_a_year(day: date, number: int) -> None:
    said = read(f"{number} years ago", anchored(day))
    assert said.value == f"{day.year - number}"
    assert (said.offset, said.offset_direction) == (f"P{number}Y", "before")


@PATIENTLY
@given(day=DAYS)
def test_last_this_and_next_month_follow_each_other(day: date) -> None:
    last, this, after = (
        read(f"{which} month", anchored(day)) for which in ("last", "this", "next")
    )
    assert this.value == f"{day:%Y-%m}"
    assert str(last.latest) < str(this.earliest) <= day.isoformat()
    assert day.isoformat() <= str(this.latest) < str(after.earliest)


@PATIENTLY
@given(day=DAYS)
def test_this_week_holds_the_day_of_publication(day: date) -> None:
    week = read("this week", anchored(day))
    assert str(week.earliest) <= day.isoformat() <= str(week.latest)
    assert date.fromisoformat(str(week.earliest)).weekday() == 0


@PATIENTLY
@given(day=DAYS)
def test_a_week_comes_back_by_its_number_and_by_a_day_of_it(day: date) -> None:
    year, week, _ = day.isocalendar()
    monday = day - timedelta(day.weekday())
    value = f"{monday}/{monday + timedelta(6)}"
    assert read(f"in week {week} of {year}").value == value
    assert read(f"the week commencing {write(WRITTEN[0], day)}").value == value


@PATIENTLY
@given(day=DAYS)
def test_the_nth_weekday_of_a_month_comes_back(day: date) -> None:
    nth = ("first", "second", "third", "fourth")[min((day.day - 1) // 7, 3)]
    text = f"on the {nth} {day:%A} of {ENGLISH[day.month]} {day.year}"
    if (day.day - 1) // 7 < len(("first", "second", "third", "fourth")):
        assert read(text).value == day.isoformat()


@PATIENTLY
@given(day=DAYS)
def test_a_quarter_a_half_and_a_bound_come_back(day: date) -> None:
    quarter = (day.month - 1) // 3
    name = ("first", "second", "third", "fourth")[quarter]
    assert read(f"the {name} quarter of {day.year}").value == f"{day.year}-{33 + quarter}"
    assert read(f"held before {write(WRITTEN[0], day)}").value == f"../{day}"
    assert read(f"closed since {write(WRITTEN[0], day)}").value == f"{day}/.."


@PATIENTLY
@given(first=DAYS, days=st.integers(1, 400))
def test_a_span_in_numbers_comes_back_with_both_ends(first: date, days: int) -> None:
    last = first + timedelta(days)
    text = f"between {write(WRITTEN[7], first)} and {write(WRITTEN[7], last)}"
    assert read(text).value == f"{first}/{last}"


@PATIENTLY
@given(day=DAYS)
def test_a_year_of_two_digits_is_that_of_its_anchor(day: date) -> None:
    text = f"on {day:%d.%m.%y} in Riga"
    assert read(text, anchored(day)).value == day.isoformat()
    assert read(text).value is None
