"""Where a variant is tried changes how long that takes, and nothing of what it finds."""

import pytest

from pipeline.form_needs import Needs
from pipeline.variants import Variant, expand_form, opens_with, tail_of

SLOTS = {"person": "[A-Z][a-z]+( [A-Z][a-z]+)*", "party": "[A-Z]{2,4}"}
TEXTS = ["", "x", "xx", "x said", "a x b x said x said", "xsaid ax said (x said)"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("body", [r"(?<![\w])x+(?: said)?", r"x(?: said x)?", r"(?<=a )x"])
def test_a_first_sign_finds_what_looking_everywhere_finds(text: str, body: str) -> None:
    everywhere = Variant(body, Needs()).found_in(text, 0, len(text))
    quickly = Variant(body, Needs(), "x").found_in(text, 0, len(text))
    assert [one.span() for one in quickly] == [one.span() for one in everywhere]


@pytest.mark.parametrize(
    ("form", "known"),
    [
        (r"{person} \({party}\)", True),
        ("{person}, {party}", True),
        ("{person} for {party}", True),
        ("{person}[,] for {party}", False),
        ("{person}{party}", False),
        ("{person} of|for {party}", False),
        ("{party} {person}", False),
    ],
)
def test_what_stands_behind_the_name_is_told_where_it_is_sure(form: str, known: bool) -> None:
    assert bool(tail_of(form, SLOTS)) is known


@pytest.mark.parametrize("text", ["Pia Sund (ALDE)", "Sund ( ALDE )", "Sund ALDE", "(ALDE)", "Pia"])
def test_a_text_without_what_stands_behind_the_name_holds_no_match(text: str) -> None:
    form = r"{person} \({party}\)"
    variant = Variant(expand_form(form, SLOTS), Needs(), tail=tail_of(form, SLOTS))
    found = variant.expression.search(text) is not None
    assert variant.may_stand(text, 0, len(text)) or not found


def test_a_choice_outside_brackets_leaves_open_how_a_form_begins() -> None:
    assert opens_with("{person} (said|says)[ so| it]", "person")
    assert not opens_with("{person} said|{party} said", "person")
    assert not opens_with("the {person}", "person")
