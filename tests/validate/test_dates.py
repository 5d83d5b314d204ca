"""One record a date, with where it stands to the publication date."""

import pytest
from our_tables import GAZETTEER
from validate.made import Made, proved

from pipeline.records import DateRecord
from pipeline.types import DateValue
from pipeline.validate.dates import build_dates, compare
from pipeline.validate.people import build_people

DAY = DateValue("2031-03-11", "date", "absolute", "day", "2031-03-11", "2031-03-11")
YEARS = DateValue(None, "duration", "absolute", offset="P8Y")
MADE = Made(
    "On [DATE 11 March 2031] [PERSON Pia Sund] spoke for [DATE eight years].",
    {"11 March 2031": DAY, "eight years": YEARS},
    {"Pia Sund": ("Pia Sund",)},
)


@pytest.fixture
def dates() -> tuple[DateRecord, ...]:
    """Return the dates of the release above."""
    resolved, proof = proved(MADE)
    return build_dates(resolved, proof, build_people(resolved, proof, GAZETTEER))


def test_a_date_keeps_its_words_its_value_and_its_bounds(dates) -> None:
    first = dates[0]
    assert (first.text, first.value) == ("11 March 2031", "2031-03-11")
    assert (first.earliest, first.latest, first.precision) == ("2031-03-11", "2031-03-11", "day")
    assert (first.line, first.block, first.how) == (1, "body", "parsed")


def test_a_duration_has_a_length_and_no_place_in_time(dates) -> None:
    duration = dates[1]
    assert (duration.value, duration.offset) == (None, "P8Y")
    assert duration.compared_with_published == "unknown"


def test_those_named_in_the_sentence_are_told(dates) -> None:
    assert [len(one.persons_in_sentence) for one in dates] == [1, 1]


def between(earliest: str | None, latest: str | None) -> DateValue:
    return DateValue("made", "interval", "absolute", "", earliest, latest)


@pytest.mark.parametrize(
    ("earliest", "latest", "published", "stands"),
    [
        ("2031-03-11", "2031-03-11", "2031-03-12", "before"),
        ("2031-03-12", "2031-03-12", "2031-03-12", "same"),
        ("2031-03-13", "2031-03-13", "2031-03-12", "after"),
        ("2031-03-01", "2031-03-31", "2031-03-12", "overlaps"),
        ("2004-01-01", None, "2031-03-12", "overlaps"),
        ("2032-01-01", None, "2031-03-12", "after"),
        (None, "2004-12-31", "2031-03-12", "before"),
        ("2031-03-11", "2031-03-11", "2031-03", "overlaps"),
        ("2031-02-11", "2031-02-11", "2031-03", "before"),
        ("2031-04-11", "2031-04-11", "2031-03", "after"),
        ("2031-03-11", "2031-03-11", "2031", "overlaps"),
        (None, None, "2031-03-12", "unknown"),
        ("2031-03-11", "2031-03-11", None, "unknown"),
    ],
)
def test_a_date_stands_before_after_or_around_the_publication(
    earliest: str | None, latest: str | None, published: str | None, stands: str
) -> None:
    assert compare(between(earliest, latest), published) == stands
