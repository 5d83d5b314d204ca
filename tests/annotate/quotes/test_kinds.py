"""What sort of quotation one is."""

import pytest

from pipeline.annotate.quotes.kinds import is_title, kind_of


@pytest.mark.parametrize(
    ("text", "said", "led", "kind"),
    [
        ("We will not forget.", False, True, "full"),
        ("We will not forget,", True, True, "full"),
        ("Mud is mud,", True, True, "full"),
        ("The harbour must be opened before winter", True, True, "full"),
        ("Europe's last harbour", True, False, "partial"),
        ("a sad day for all of us", False, False, "partial"),
        ("lyrical", True, False, "partial"),
        ("experts", False, False, "scare"),
        ("Crane No. 9", False, False, "scare"),
        ("Owed to the Harbour,", False, False, "scare"),
    ],
)
def test_the_kind_of_a_quotation(text, said, led, kind):
    assert kind_of(text, said, led) == kind


@pytest.mark.parametrize("text", ["The Relations of the Harbour with Finland", "Red Ink"])
def test_a_title_has_its_long_words_in_capitals(text):
    assert is_title(text)


@pytest.mark.parametrize("text", ["Experts", "The harbour is shut", "We Left.", "a day"])
def test_a_word_and_a_sentence_are_no_titles(text):
    assert not is_title(text)
