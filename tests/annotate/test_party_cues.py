"""Parties behind words that lead to one, and beside their own country."""

import pytest


@pytest.fixture
def parties(annotated):
    """Return a function that says which parties a text names."""
    return lambda text: [one.text for one in annotated(text).mentions if one.label == "PARTY"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("In Venezuela Mr Ruiz belongs to Primero Justicia.", "Primero Justicia"),
        ("Ana Vale was a member of Ata Meken in Kyrgyzstan.", "Ata Meken"),
        ("In Tunisia Lea Moor sits in the Assembly for Nidaa Tounes.", "Nidaa Tounes"),
        ("The treasurer of UPADS left the Republic of the Congo.", "UPADS"),
        ("From Azerbaijan: Ana Vale is not a member of Musavat.", "Musavat"),
    ],
)
def test_words_that_lead_to_a_party_show_one_of_a_country_that_the_release_names(
    parties, text, party
):
    assert parties(text) == [party]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Ruiz belongs to Primero Justicia.",  # no country
        "In Venezuela Mr Ruiz spoke to Primero Justicia Ruiz.",
        "In India she is a member of Congress.",  # a word for a party, and for a parliament
        "In Ecuador she is a member of the EP.",
    ],
)
def test_without_a_country_or_such_words_a_name_is_no_party(parties, text):
    assert parties(text) == []


@pytest.mark.parametrize(
    "line", ["Nidaa Tounes, Tunisia", "Tunisia, Nidaa Tounes", "Tunisia – Nidaa Tounes"]
)
def test_a_name_beside_its_own_country_is_a_party(parties, line):
    assert parties(f"SIGNED\n\nAna Vale\n{line}\n") == ["Nidaa Tounes"]


def test_a_name_beside_another_country_is_not_known_by_it(parties):
    assert parties("SIGNED\n\nAna Vale\nNidaa Tounes, Norway\n") == []


def test_a_name_is_not_cut_at_a_sign_that_goes_on(parties):
    assert parties("In Germany Jo Lind spoke on behalf of the Greens/EFA.") == ["Greens/EFA"]
