"""A place is found again where the text around it changed, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.spots import LONGEST, find_spot, places_of, spot_of

TEXT = "Ms Pia Sund of Malta spoke first. Later Ms Pia\nSund of Norway left, and Sundman came."


def spot(words: str, after: int = 0):
    start = TEXT.index(words, after)
    return spot_of(TEXT, start, start + len(words), "old")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, "Pia\nSund"),
        ("NEWS\n\n" + TEXT, "Pia\nSund"),
        (TEXT.replace("spoke first", "spoke at once"), "Pia\nSund"),
        (TEXT.replace("\n", " "), "Pia Sund"),
        (TEXT.replace("Later", "Much later").replace("left", "went away"), "Pia\nSund"),
        (TEXT.replace("Ms Pia Sund of Malta spoke first. ", ""), "Pia\nSund"),
    ],
)
def test_a_place_is_found_again(text: str, found: str) -> None:
    place = find_spot(text, "new", spot("Pia\nSund"))
    assert text[place.start : place.end] == found
    assert text[place.start :].startswith(f"{found} of Norway")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nobody spoke.", "the words 'Pia Sund' are no longer in the text"),
        ("Pia Sundman spoke.", "the words 'Pia Sund' are no longer in the text"),
        (
            "Wholly other words stand before, Pia Sund, 41 today, and all behind is new as well.",
            "the words 'Pia Sund' are there, and other words around them",
        ),
        (
            "Later Ms Pia Sund of Norway left. Later Ms Pia Sund of Norway left.",
            "the words 'Pia Sund' stand several times, and nothing tells which are meant",
        ),
    ],
)
def test_what_is_not_sure_is_not_found(text: str, reason: str) -> None:
    assert find_spot(text, "new", spot("Pia\nSund")).reason == reason


def test_in_the_same_text_the_place_itself_is_meant_whatever_stands_twice() -> None:
    text = "Sund. Sund. Sund. Sund."
    places = [find_spot(text, "t", spot_of(text, at, at + 4, "t")).start for at in (0, 6, 12, 18)]
    assert places == [0, 6, 12, 18]


def test_words_that_stand_twice_side_by_side_are_told_apart() -> None:
    above = "We wrote of it.\nRep. Sanjay Venkat (D-N.J.)\nRep. Emma Lund (R-Ga.)\n"
    text = f"{above}Del. Rosa Figue (D-D.C.)\nRep. Anna Hoch (R-Ind.)\n"
    for at in (text.index("D-D.C."), text.index("D.C.")):
        assert find_spot("NEWS. " + text, "new", spot_of(text, at, at + 1, "old")).start == at + 6


def test_words_that_are_grown_together_with_others_are_found_again() -> None:
    text = "Ministry of Foreign Affairs\nHarbour Street, Oslo3 May 2031\n\nIt met on 3 May 2031."
    place = find_spot("NEWS. " + text, "new", spot_of(text, 48, 58, "old"))
    assert (place.start, place.end) == (54, 64)
    changed = text.replace("2031", "20317")
    assert find_spot(changed, "new", spot_of(text, 48, 58, "old")).start == -1


def test_words_that_stand_very_often_are_not_searched_through() -> None:
    place = find_spot("a " * 5000, "new", spot_of("a b", 0, 1, "old"))
    assert "several times" in place.reason


def test_a_long_quotation_is_found_by_its_beginning() -> None:
    text = "He said: " + "word and more " * 60
    kept = spot_of(text, 9, len(text) - 1, "old")
    assert len(kept.quote) <= LONGEST
    assert find_spot("NEWS " + text, "new", kept).start == 14


@given(st.text(max_size=60), st.text(max_size=60), st.text(alphabet="ab .\n", min_size=1))
def test_a_place_of_the_same_text_is_always_found(before: str, after: str, words: str) -> None:
    text = f"{before}x{words}y{after}"
    start, end = len(before), len(before) + len(words) + 2
    place = find_spot(text, "t", spot_of(text, start, end, "t"))
    assert place.reason == ""
    assert place.start == start


@given(st.text(max_size=80), st.text(max_size=20))
def test_places_lie_in_the_text_and_hold_the_words(text: str, words: str) -> None:
    for start, end in places_of(text, words):
        assert text[start:end].split() == words.split()
