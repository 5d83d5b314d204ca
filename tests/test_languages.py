"""The language of a text is told by its small words, or by a trained model."""

import sys
from functools import cache

import pytest

from pipeline import languages
from pipeline.languages import identifier, is_surely_english, making_ready
from pipeline.layout import load_layout

LAYOUT = load_layout()
ENGLISH = "The members of the committee said that the vote on the report was a success for all. "
FRENCH = "Les membres de la commission ont dit que le vote sur le rapport est un succès pour tous. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH * 9, "en"),
        (FRENCH, "fr"),
        (FRENCH * 9, "fr"),
        ("The vote.", None),
        ("12 3 45 " * 40, None),
    ],
)
def test_a_text_of_some_length_has_the_language_that_it_is_written_in(text, language) -> None:
    assert LAYOUT.identify(text) == language


@pytest.mark.parametrize(
    ("text", "sure"), [(ENGLISH * 9, True), (ENGLISH, False), (FRENCH * 8 + ENGLISH, False)]
)
def test_small_words_show_english_in_a_long_text_that_is_full_of_them(text, sure) -> None:
    assert is_surely_english(text, LAYOUT.english) is sure


def test_what_tells_languages_is_unpacked_once_where_it_is_asked_for(monkeypatch) -> None:
    made = []
    unpack = languages._unpacked.__wrapped__
    monkeypatch.setattr(languages, "_unpacked", cache(lambda: made.append(1) or unpack()))
    for identify in (identifier(LAYOUT.english), identifier(frozenset())):
        assert identify("The vote.") is None
    assert (identify(ENGLISH * 9), made) == ("en", [1])  # no small word shows it
    assert (LAYOUT.identify(ENGLISH * 9), LAYOUT.identify(FRENCH), made) == ("en", "fr", [1])


def test_threads_take_turns_as_before_once_all_is_ready() -> None:
    before = sys.getswitchinterval()
    with making_ready():
        assert sys.getswitchinterval() < before
    with pytest.raises(LookupError), making_ready():
        raise LookupError
    assert sys.getswitchinterval() == before
