"""Names are found as whole words, the longest first, left to right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.name_index import build_index, find_names, words_of

NAMES = ["Guinea", "Guinea-Bissau", "New Guinea", "EPP", "EPP/CD", "US", "U.S.", "Côte d'Ivoire"]
INDEX = build_index(NAMES)


def spans(text, index=INDEX):
    return list(find_names(index, text, words_of(text)))


def found(text, index=INDEX):
    return [text[start:end] for start, end in spans(text, index)]


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


def test_names_are_found_left_to_right_however_the_words_are_ordered():
    text = "US, Guinea-Bissau, EPP and the US"
    words = dict(sorted(words_of(text).items(), reverse=True))
    assert list(find_names(INDEX, text, words)) == [(0, 2), (4, 17), (19, 22), (31, 33)]


def test_a_name_counts_where_the_words_asked_for_stand():
    text = "Guinea, Guinea-Bissau, Guinea"
    assert list(find_names(INDEX, text, {"Guinea": [8, 23]})) == [(8, 21), (23, 29)]


def test_a_name_that_begins_with_no_letter_is_left_out():
    assert found("’t Lint and (X)", build_index(["’t Lint", "(X)", "", " "])) == []


PIECES = [*NAMES, "Bissau", "CD", " ", "-", "/", ".", "'", "s", "é", "\n", "_", "1"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@given(TEXTS)
def test_every_span_found_is_a_name_and_none_overlap(text):
    there = spans(text)
    assert all(text[start:end] in NAMES for start, end in there)
    assert all(one[1] <= other[0] for one, other in pairwise(there))


@given(TEXTS)
def test_no_name_found_is_part_of_a_longer_word(text):
    for start, end in spans(text):
        around = text[:start][-1:] + text[end:][:1]
        assert not any(letter.isalnum() or letter == "_" for letter in around)


@given(st.sampled_from(NAMES), TEXTS)
def test_a_name_between_blanks_is_found_or_lies_in_a_longer_one(name, text):
    whole = f"{text} {name} {text}"
    at = len(text) + 1
    assert any(start <= at and at + len(name) <= end for start, end in spans(whole))
