"""How the forms are laid on a page: masks, items, lists, and when a name is evident."""

from dataclasses import replace

import pytest
from examples import cleaned
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.page import open_page
from pipeline.annotate.ties import masked_text, tie
from pipeline.types import Block


@pytest.fixture(scope="module")
def tied(lay):
    """Return a function: who is tied to what in a text, by any form."""

    def found(text, *blocks):
        links = [link for one in tie(lay(text, *blocks)) for link in one.links]
        return {
            (link.person.text, link.kind, link.other.text)
            for link in links
            if link.other is not None
        }

    return found


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Pia Sund (Finland)", {("Pia Sund", "delegation", "Finland")}),
        ("Vienna (Austria)", set()),
        ("the Harbour Rights Centre (Bolivia)", set()),
        ("Pia Sund visited Finland", set()),
        (
            "Jo Lind (Renew, FI), Ann Poe (Greens, DE)",
            {
                ("Jo Lind", "party", "Renew"),
                ("Jo Lind", "delegation", "FI"),
                ("Ann Poe", "party", "Greens"),
                ("Ann Poe", "delegation", "DE"),
            },
        ),
        (
            "Polish MEP Jo Lind",
            {("Jo Lind", "office", "Polish"), ("Jo Lind", "role", "Polish MEP")},
        ),
        (
            "A. Berg and C. Dahl on behalf of the ECR Group",
            {("A. Berg", "party", "ECR Group"), ("C. Dahl", "party", "ECR Group")},
        ),
    ],
)
def test_a_form_ties_what_stands_in_its_slots(tied, text, ties):
    assert tied(text) == ties


def test_every_item_between_semicolons_is_tied_by_itself(tied):
    text = "Ms Oda VREEL, Netherlands, SOC ; Mr Ivo PETRÁK, Czech Republic, EPP/CD"
    assert tied(text) == {
        ("Oda VREEL", "delegation", "Netherlands"),
        ("Oda VREEL", "party", "SOC"),
        ("Ivo PETRÁK", "delegation", "Czech Republic"),
        ("Ivo PETRÁK", "party", "EPP/CD"),
    }


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "1. ", "(12) ", "  "])
def test_a_bullet_or_number_before_an_item_is_read_past(tied, bullet):
    text = f"{bullet}Ms Pia Sund, Finland, ALDE"
    assert ("Pia Sund", "party", "ALDE") in tied(text)


def test_a_form_that_is_sure_only_in_a_list_needs_a_neighbour(tied):
    assert tied("Karl Bremm, Germany") == set()
    assert tied("Karl Bremm, Germany\nAnna Berg, Finland") == {
        ("Karl Bremm", "delegation", "Germany"),
        ("Anna Berg", "delegation", "Finland"),
    }


def test_a_signatory_without_a_group_stands_in_the_list_of_those_with_one(tied):
    text = "Ms Pia Sund, Finland, ALDE ; Mr Karl Bremm, Germany ; Ms Oda Vreel, Netherlands, SOC"
    assert ("Karl Bremm", "delegation", "Germany") in tied(text)


def test_a_form_does_not_reach_over_the_end_of_a_line(tied):
    assert tied("Pia Sund\n(Finland)") == set()


def test_nothing_is_tied_in_furniture(tied):
    assert tied("Pia Sund (Finland)", Block("furniture", 0, 18)) == set()


def test_the_proof_of_a_tie_takes_the_honorific_in(lay):
    text = "So Ms Pia Sund (Finland) left"
    (link,) = (link for one in tie(lay(text)) for link in one.links)
    assert text[link.start : link.end] == "Ms Pia Sund (Finland)"


def test_a_letter_means_a_party_only_if_the_house_of_its_form_knows_it(tied):
    assert ("Max Boone", "party", "D") in tied("Sen. Max Boone (D-N.M.)")
    assert tied("Sen. Max Boone (Q-N.M.)") == set()


def test_a_person_who_speaks_is_tied_to_nothing_else(lay):
    links = [link for one in tie(lay('"It is over," said Pia Sund.')) for link in one.links]
    assert [(link.kind, link.value, link.other) for link in links] == [
        ("appears_as", "speaker", None)
    ]


def test_a_mask_is_as_long_as_its_text_and_leaves_furniture_alone(lay):
    text = "France\nMr Sund, France"
    masked = masked_text(lay(text, Block("furniture", 0, 6), Block("body", 7, len(text))))
    assert len(masked) == len(text)
    assert masked.startswith("France\n")
    assert "France" not in masked[7:]


PIECES = [
    "Pia Sund",
    "Mr ",
    "France",
    "SOC",
    " (",
    ")",
    ", ",
    "; ",
    "\n",
    "\ue001",
    "\ue100",
    "said ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_text_that_holds_our_own_marks_is_masked_without_harm(kit, text):
    page = open_page(cleaned(text), kit.nlp(text), kit)
    assert len(masked_text(page)) == len(text)
    for one in tie(page):
        assert all(text[mention.start : mention.end] == mention.text for mention in one.mentions)


def test_of_overlapping_variants_the_earlier_one_wins(lay, kit):
    form = next(form for form in kit.forms if form.block.id == "bracket.us-state")
    page = replace(lay("Rep. Max Boone (R-IN-03)"), kit=replace(kit, forms=(form,)))
    assert len(list(tie(page))) == 1
