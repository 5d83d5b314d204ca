"""A name of a country where it stands: by itself, in a compound, in an organisation's name."""

import pytest

from pipeline.annotate.countries import in_organisation
from pipeline.annotate.finders import gazetteer


def countries(page):
    return [(one.text, one.kind) for one in gazetteer(page) if one.label == "COUNTRY"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Bank of Uganda", True),
        ("Bank in Uganda", False),
        ("University of Uganda", True),
        ("Larch and Finch v. Uganda", True),
    ],
)
def test_the_words_before_a_country_make_an_organisation(lay, text, inside):
    page = lay(text)
    assert in_organisation(page, page.lines[0], len(text) - 6, len(text)) is inside


@pytest.mark.parametrize(
    "text",
    ["Uganda Lakes Trade Bank", "the Uganda-Kenya Friendship Hospital", "Uganda University"],
)
def test_a_word_or_two_may_stand_between_a_country_and_what_it_names(lay, text):
    page = lay(f"They asked {text} for it.")
    assert {kind for _, kind in countries(page)} == {"embedded"}


def test_a_headline_of_capitals_makes_no_long_names(lay):
    page = lay("Uganda Wants More From Bank After Long Rains")
    assert countries(page) == [("Uganda", "name")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Sino-British accord", ["Sino", "British"]),
        ("the Indo-Nepal frontier", ["Indo", "Nepal"]),
        ("the Indo-Pacific strategy", []),
        ("Sino was a ship", []),
    ],
)
def test_a_first_half_counts_only_before_another_country(lay, text, found):
    assert [one for one, _ in countries(lay(text))] == found
