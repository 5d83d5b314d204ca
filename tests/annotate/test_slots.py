"""What a bracket behind a name may not be taken for."""

import pytest

from pipeline.annotate.slots import after_country
from pipeline.name_trim import Candidate
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("JAPAN Sato Reika (CDP); ONO Yuki (LDP)", "Sato Reika"),
        ("TRINIDAD AND TOBAGO Ana Ruiz (UNC)", "Ana Ruiz"),
        ("GEORGIA Meloni (FdI)", "GEORGIA Meloni"),
        ("JAPAN SATO (CDP)", "JAPAN SATO"),
        ("We met JAPAN Sato (CDP)", "JAPAN Sato"),
    ],
)
def test_a_country_that_heads_a_line_in_capitals_is_not_in_the_name(lay, text, name):
    page = lay(text)
    start = text.index(text.split(" (")[0].removeprefix("We met "))
    one = Candidate(start, start, text.index(" ("), "")
    found = after_country(page, one)
    assert text[found.start : found.end] == name
