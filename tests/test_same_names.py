"""Names that may be one person's, and names that may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.same_names import load_name_ways

WAYS = load_name_ways()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhaparov", "Japarov"),
        ("Mirzokhujaev", "Mirzohujaev"),
        ("Seitkaliyeva", "Seitkalieva"),
        ("Conteh-Bell", "Conteh Bell"),
        ("Guillaume-Lurkin", "Guillaume"),
        ("Đoàn", "Doan"),
        ("Tchkuaseli", "Chkuaseli"),
    ],
)
def test_family_names_are_one_in_any_spelling_or_as_half_of_a_double_name(one, other):
    assert WAYS.same_family(one, other)
    assert WAYS.same_family(other, one)


@pytest.mark.parametrize(("one", "other"), [("Berg", "Berger"), ("Li", "Lie"), ("Ruiz", "Diaz")])
def test_other_family_names_stay_apart(one, other):
    assert not WAYS.same_family(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Maria", "A."),
        ("Zh.", "Zhanna"),
        ("Bill", "William J."),
        ('Corazon "Bing"', "Bing"),
        ("Gap-dol", "Kap-dol"),
        ("Faridun", "Faridoun"),
    ],
)
def test_given_names_may_be_one_persons(one, other):
    assert WAYS.same_given(one, other)
    assert WAYS.same_given(other, one)


@pytest.mark.parametrize(("one", "other"), [("Ana", "Eva"), ("Jo", "John"), ("P.", "Ana")])
def test_other_given_names_contradict(one, other):
    assert not WAYS.same_given(one, other)


@given(st.text(min_size=1, max_size=20))
def test_any_text_sounds_like_itself(text):
    assert WAYS.sound(text) == WAYS.sound(text)
    assert WAYS.same_family(text, text)
