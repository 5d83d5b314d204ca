"""What a bracket behind a name may not be taken for."""

import pytest

from pipeline.run import extract
from pipeline.types import Release


def parties(kit, text):
    """Return the parties that a text ties to people."""
    record = next(extract([Release("r0", text, "made.txt")], kit)).record
    return [tie.text for one in record.persons for tie in one.parties]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate heard Sen. Frank Boone (AK).",
        "The money buys Mark Detection Systems (MDS) for ports.",
    ],
)
def test_a_state_or_the_initials_of_what_it_follows_are_no_party(kit, text):
    assert parties(kit, text) == []


def test_a_party_in_a_bracket_after_a_name_is_one(kit):
    assert parties(kit, "In Belgium Ms Els De Wit (CD&V) spoke.") == ["CD&V"]
