"""Ties by where a name stands: brackets, items, heads of lines, sides, groups below."""

import pytest


def ties(record):
    """Return name to what it is tied to: codes of countries with their kind, names of parties."""
    return {
        one.name: sorted(
            [
                *(f"{tie.code} {tie.kind}" for tie in one.countries),
                *(tie.text for tie in one.parties),
            ]
        )
        for one in record.persons
    }


def test_the_country_at_the_end_of_an_item_is_that_of_its_name(say):
    text = (
        "Speakers:\n\n* Ana Ruiz – legal director, Harbour Watch, Malta\n"
        "* Leo Moor, archivist (Norway)\n* Jon Berg and Pia Sund, co-directors of a fund (Peru)\n"
    )
    found = ties(say(text))
    assert found["Ana Ruiz"] == ["MT delegation"]
    assert found["Leo Moor"] == ["NO delegation"]
    assert found["Jon Berg"] == found["Pia Sund"] == ["PE delegation"]


@pytest.mark.parametrize(
    "text",
    [
        "Round the table\n\nTonga: Ana Ruiz; Leo Moor, chief executive\nSamoa: Jon Berg\n",
        "Signed\n\nTONGA Ana Ruiz; Leo Moor\nSAMOA Jon Berg\n",
        "For Tonga: Ana Ruiz and Leo Moor.\nFor Samoa: Jon Berg.\n",
    ],
)
def test_the_head_of_a_line_is_tied_to_all_names_in_it(say, text):
    found = ties(say(text))
    assert found["Ana Ruiz"] == found["Leo Moor"] == ["TO delegation"]
    assert found["Jon Berg"] == ["WS delegation"]


def test_a_delegation_is_that_of_the_names_it_included_up_to_the_next_one(say):
    text = (
        "The Maltese delegation included Ms Ana Ruiz, clerk; and Mr Leo Moor. "
        "The Peruvian side was led by Mr Jon Berg."
    )
    found = ties(say(text))
    assert found["Ana Ruiz"] == found["Leo Moor"] == ["MT delegation"]
    assert found["Jon Berg"] == ["PE delegation"]


def test_names_on_a_line_have_the_group_on_the_line_below(say):
    text = (
        "Motion\n\nAna Ruiz, Leo Moor\non behalf of the S&D Group\n"
        "Jon Berg\non behalf of the ECR Group\n"
    )
    found = ties(say(text))
    assert found["Ana Ruiz"] == found["Leo Moor"] == ["S&D Group"]
    assert found["Jon Berg"] == ["ECR Group"]


def test_a_language_in_a_bracket_is_no_country(say):
    found = ties(say("Contacts\n\nAna Ruiz (Russian, Kazakh), tel. 1\nLeo Moor (Polish), tel. 2\n"))
    assert found == {"Ana Ruiz": [], "Leo Moor": []}
