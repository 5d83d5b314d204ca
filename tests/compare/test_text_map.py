"""Places of one text are found in another one, also in long ones."""

import time

import pytest

from pipeline.compare.text_map import SAME, places_between

OLD = "Ms Pia Sund met Mr Tomas Vale in Oslo."


@pytest.mark.parametrize(
    ("new", "words", "there"),
    [
        ("Yesterday Ms Pia Sund met Mr Tomas Vale in Oslo.", "Pia Sund", "Pia Sund"),
        ("Mr Tomas Vale in Oslo met Ms Pia Sund.", "Tomas Vale", "Tomas Vale"),
        ("Ms Pia Berg met Mr Tomas Vale in Oslo.", "Pia Sund", "Pia"),
        ("Ms Pia Anna Sund met Mr Tomas Vale in Oslo.", "Pia Sund", "Pia Anna Sund"),
        ("Mr Tomas Vale in Oslo.", "Pia Sund", None),
    ],
)
def test_words_are_found_where_they_stand_in_the_new_text(
    new: str, words: str, there: str | None
) -> None:
    start = OLD.index(words)
    found = places_between(OLD, new).place((start, start + len(words)))
    assert (None if found is None else new[slice(*found)]) == there


def test_what_is_new_did_not_stand_there() -> None:
    new = "Ms Pia Sund and Ms Oda Berg met Mr Tomas Vale in Oslo."
    places = places_between(OLD, new)
    at = new.index("Oda Berg")
    assert not places.stood((at, at + 8))
    assert places.stood((3, 11))


def test_the_same_text_needs_no_map() -> None:
    assert places_between(OLD, OLD) is SAME
    assert SAME.place((3, 5)) == (3, 5)


@pytest.mark.slow
def test_a_text_of_fifty_thousand_words_is_mapped_in_time() -> None:
    words = [f"word{number * 7919 % 997}" for number in range(50_000)]
    new = [one for number, one in enumerate(words) if number % 50]
    began = time.perf_counter()
    places = places_between(" ".join(words), " ".join(new))
    assert time.perf_counter() - began < 5
    assert places.place((10, 30)) is not None
