"""Names are found where they stand as whole words: the longest, in a line, whatever the length."""

import time
from dataclasses import replace
from itertools import islice, product
from typing import Any

import pytest
from examples import cleaned

from pipeline.annotate.page import Line
from pipeline.annotate.places import FAMILY_BORDERS, NAME_BORDERS, places

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Sund met Pia Sund.", {"Sund", "Pia Sund"}, ["Sund", "Pia Sund"]),
        ("Pia Sund", {"Pia", "Pia Sund"}, ["Pia Sund"]),
        ("O'Neill and McNeill", {"O'Neill", "Neill"}, ["O'Neill"]),
        ("Ana-María Ruiz, María Ruiz", {"María Ruiz"}, ["María Ruiz"]),
        # the rarest word decides where a name is tried, not whether
        ("the the the Sund the Pia Sund", {"the Pia Sund"}, ["the Pia Sund"]),
        ("Sund", {"Pia Sund"}, []),
        ("Pia\nSund", {"Pia\nSund"}, []),
        ("Sundberg, Bergsund, x.Sund", {"Sund"}, []),
        ("– – –", {"–"}, []),
    ],
)
def test_the_longest_name_is_found_as_whole_words(
    lay: Any, text: str, names: set[str], found: list[str]
) -> None:
    spans = places(lay(text), names, NAME_BORDERS)
    assert [text[start:end] for start, end in spans] == found


def test_a_family_begins_with_a_word_of_its_own(lay: Any) -> None:
    text = "The Sunds and the Sunds bathe Sunds."
    spans = places(lay(text), {"the Sunds", "The Sunds"}, FAMILY_BORDERS)
    assert [text[start:end] for start, end in spans] == ["The Sunds", "the Sunds"]


@pytest.mark.slow
@pytest.mark.timed
def test_four_times_the_names_in_four_times_the_text_take_four_times_as_long(lay: Any) -> None:
    small, large = (_seconds(lay, many) for many in (3_000, 12_000))
    assert large < 8 * small  # the square of four is sixteen


def _seconds(lay: Any, many: int) -> float:
    names = ["Ann " + "".join(one).title() for one in islice(product(LETTERS, repeat=4), many)]
    text = "\n".join(f"{name} spoke of what had been asked." for name in names)
    line = Line(0, len(text), "body", capitals=False, title_case=False)
    page = replace(lay(""), cleaned=cleaned(text), lines=(line,))
    began = time.process_time()
    assert len(list(places(page, names, NAME_BORDERS))) == many
    return time.process_time() - began
