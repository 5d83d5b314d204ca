"""EDTF as we write it is read with its days; what the calendar does not have is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edtf_values import compared, read_edtf


@pytest.mark.parametrize(
    ("value", "kind", "precision", "earliest", "latest"),
    [
        ("2031-03-12", "date", "day", "2031-03-12", "2031-03-12"),
        ("2032-02", "date", "month", "2032-02-01", "2032-02-29"),
        ("2031", "date", "year", "2031-01-01", "2031-12-31"),
        ("199X", "date", "decade", "1990-01-01", "1999-12-31"),
        ("18XX", "date", "century", "1800-01-01", "1899-12-31"),
        ("2031-24", "date", "season", "2031-12-01", "2032-02-29"),
        ("2031-33", "date", "quarter", "2031-01-01", "2031-03-31"),
        ("2031-41", "date", "half", "2031-07-01", "2031-12-31"),
        ("XXXX-10-30", "date", "day", None, None),
        ("2007~", "date", "year", "2007-01-01", "2007-12-31"),
        ("2018-05-10/2018-05-12", "interval", "day", "2018-05-10", "2018-05-12"),
        ("2004/..", "interval", "year", "2004-01-01", None),
        ("../2009-05", "interval", "month", None, "2009-05-31"),
    ],
)
def test_a_value_is_read_with_its_days(value, kind, precision, earliest, latest) -> None:
    read = read_edtf(value)
    assert read is not None
    assert (read.value, read.kind, read.precision, read.earliest, read.latest) == (
        value, kind, precision, earliest, latest,
    )  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        *("", "30 April", "2031-13", "2031-02-30", "../..", "2005/2004", "2004/", "0000", "XXXX"),
        *("000X", "9999-24", "٢٠٣١", "2031-3-1", "NaN", "-2031", "2031-03-12T10:00", "199X~"),
        "1" * 999,
    ],
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert read_edtf(value) is None


@given(st.text(alphabet="0123456789X-/.~?", max_size=24))
def test_nothing_made_of_such_signs_breaks_the_reader(value: str) -> None:
    read = read_edtf(value)
    assert read is None or read.value == value


def test_a_day_without_bounds_cannot_be_compared() -> None:
    assert compared(None, None, "2031-03-12") == "unknown"
