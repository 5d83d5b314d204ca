"""A heading of one country or one group holds for the persons who open the lines under it."""

import pytest


@pytest.fixture(scope="module")
def under(annotated):
    """Return a function: who stands under which heading in a text."""

    def found(text):
        links = annotated(text).links
        return {
            (link.person.text, link.kind, link.other.text)
            for link in links
            if link.found_by == "finder:heading"
        }

    return found


@pytest.mark.parametrize(
    "heading",
    [
        "Finland",
        "FINLAND",
        "Finland:",
        "- Finland",
        "Finland (2)",
        "Delegation of Finland",
        "FINLAND (former members of the Labour Party)",
    ],
)
def test_a_country_heads_a_list(under, heading):
    text = f"{heading}\nMr Karl Bremm\nMs Anna Berg"
    country = "FINLAND" if "FINLAND" in heading else "Finland"
    assert under(text) == {
        ("Karl Bremm", "delegation", country),
        ("Anna Berg", "delegation", country),
    }


def test_a_group_heads_a_list(under):
    text = "European People's Party\n- Mr Karl Bremm\n- Ms Anna Berg"
    assert under(text) == {
        ("Karl Bremm", "party", "European People's Party"),
        ("Anna Berg", "party", "European People's Party"),
    }


def test_the_next_country_ends_the_one_before_it(under):
    text = "Finland\nMr Karl Bremm\nSweden\nMs Anna Berg"
    assert under(text) == {
        ("Karl Bremm", "delegation", "Finland"),
        ("Anna Berg", "delegation", "Sweden"),
    }


def test_a_country_and_a_group_above_each_other_both_hold(under):
    text = "Finland\nEuropean People's Party\nMr Karl Bremm"
    assert under(text) == {
        ("Karl Bremm", "delegation", "Finland"),
        ("Karl Bremm", "party", "European People's Party"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Finland is cold\nMr Karl Bremm",
        "Finland and Sweden\nMr Karl Bremm",
        "Bank of Uganda\nMr Karl Bremm",
        "Finland\nIt was said by Mr Karl Bremm",
        "Finland\nThe list follows.\nMr Karl Bremm",
        "Finland\nMr Karl Bremm " + "spoke at length " * 20,
        "Mr Karl Bremm\nFinland",
    ],
)
def test_what_is_no_heading_or_no_item_ties_nothing(under, text):
    assert under(text) == set()


def test_an_item_that_names_its_own_country_does_not_take_the_heading(under):
    text = "Finland\nMr Karl Bremm (Sweden)\nMs Anna Berg"
    assert under(text) == {("Anna Berg", "delegation", "Finland")}
