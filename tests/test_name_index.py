"""Names are found as whole words, the longest first, left to right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.name_index import build_index, find_names

NAMES = ["Guinea", "Guinea-Bissau", "New Guinea", "EPP", "EPP/CD", "US", "U.S.", "Côte d'Ivoire"]
INDEX = build_index(NAMES)


def found(text, index=INDEX):
    """Return the names found in a whole text."""
    return [text[start:end] for start, end in find_names(index, text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from Guinea to Guinea-Bissau", ["Guinea", "Guinea-Bissau"]),
        ("Papua New Guinea", ["New Guinea"]),
        ("(EPP/CD)", ["EPP/CD"]),
        ("(EPP/XY)", ["EPP"]),
        ("the U.S.-led talks", ["U.S."]),
        ("in Côte d'Ivoire.", ["Côte d'Ivoire"]),
        ("USA, BUS, US_dollar, EPPs", []),
        ("us and guinea", []),
        ("www.US", []),
        ("Guinea" * 2, []),
        ("", []),
    ],
)
def test_the_longest_whole_name_is_found(text, names):
    assert found(text) == names


def test_only_the_stretch_asked_for_is_searched():
    text = "Guinea, Guinea-Bissau, Guinea"
    assert list(find_names(INDEX, text, 8, len(text))) == [(8, 21), (23, 29)]


def test_a_name_that_reaches_past_the_stretch_is_not_found_but_a_shorter_one_is():
    assert list(find_names(INDEX, "Guinea-Bissau", 0, 8)) == [(0, 6)]


def test_a_name_that_begins_with_no_letter_is_left_out():
    assert found("’t Lint and (X)", build_index(["’t Lint", "(X)", "", " "])) == []


PIECES = [*NAMES, "Bissau", "CD", " ", "-", "/", ".", "'", "s", "é", "\n", "_", "1"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@given(TEXTS)
def test_every_span_found_is_a_name_and_none_overlap(text):
    spans = list(find_names(INDEX, text, 0, len(text)))
    assert all(text[start:end] in NAMES for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS)
def test_no_name_found_is_part_of_a_longer_word(text):
    for start, end in find_names(INDEX, text, 0, len(text)):
        around = text[:start][-1:] + text[end:][:1]
        assert not any(letter.isalnum() or letter == "_" for letter in around)


@given(st.sampled_from(NAMES), TEXTS)
def test_a_name_between_blanks_is_found_or_lies_in_a_longer_one(name, text):
    whole = f"{text} {name} {text}"
    at = len(text) + 1
    assert any(
        start <= at and at + len(name) <= end
        for start, end in find_names(INDEX, whole, 0, len(whole))
    )
