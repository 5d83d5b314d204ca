"""A tie is former where a word before it says so."""

import pytest

from pipeline.run import extract
from pipeline.types import Release


def ties(kit, text):
    """Return what a text ties to its first person, each with its status."""
    person = next(extract([Release("r0", text, "made.txt")], kit)).record.persons[0]
    return {(one.text, one.status) for one in (*person.roles, *person.countries)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The former Chadian Prime Minister Hassan Abakar spoke.", "former"),
        ("The Chadian Prime Minister Hassan Abakar spoke.", "current"),
        ("Late President Hassan Abakar spoke.", "former"),
        ("The informer met Foreign Minister Hassan Abakar.", "current"),
    ],
)
def test_an_office_is_former_where_the_word_before_it_says_so(kit, text, status):
    assert {one for _, one in ties(kit, text)} == {status}


def test_a_delegation_is_not_former_because_of_a_word_before_the_name(kit):
    assert ties(kit, "It hurt the former, said Ana Ruiz (Spain).") >= {("Spain", "current")}
