"""An office belongs to the person whose name, or honorific, stands directly behind it."""

import pytest

from pipeline.annotate.offices import offices
from pipeline.types import Mention


def person(start, full_start=-1):
    """Return a person mention of four letters."""
    return Mention("PERSON", start, start + 4, "Sund", "finder:title", full_start=full_start)


def role(start, end):
    """Return a role mention."""
    return Mention("ROLE", start, end, "x" * (end - start), "finder:title")


@pytest.mark.parametrize(("gap", "tied"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_at_most_a_comma_and_a_blank_stand_between_them(gap, tied):
    assert len(list(offices([role(0, 9), person(9 + gap)]))) == tied


def test_an_honorific_may_stand_between_them():
    (link,) = offices([role(0, 9), person(13, full_start=10)])
    assert (link.kind, link.start, link.end) == ("role", 0, 17)


def test_an_office_behind_a_name_is_not_tied_by_its_place():
    assert not list(offices([person(0), role(5, 14)]))


def test_a_country_is_no_office():
    assert not list(offices([Mention("COUNTRY", 0, 9, "x", "strong:FR"), person(10)]))


def test_a_person_of_another_office_keeps_it():
    links = list(offices([role(0, 9), person(10), role(20, 29), person(30)]))
    assert [(link.other.start, link.person.start) for link in links] == [(0, 10), (20, 30)]
