"""The table of furniture: what its rows say can be found, and does not contradict itself."""

from pipeline.ingest.html_words import PARTS, FurnitureWord
from pipeline.tables import read_table

ROWS = read_table("furniture_words", FurnitureWord)
NAMES = ("word", "pair", "name")


def test_every_text_is_in_small_letters_as_pages_are_compared() -> None:
    assert [row.text for row in ROWS if row.text != row.text.lower().strip()] == []


def test_what_an_element_is_called_has_a_strength_and_what_a_line_says_has_none() -> None:
    called = ("element", "role", *NAMES)
    assert [row.text for row in ROWS if (row.kind in called) != bool(row.strength)] == []


def test_a_word_is_one_and_a_pair_is_two() -> None:
    counts = {"word": 1, "pair": 2}
    wrong = [row.text for row in ROWS if len(PARTS.split(row.text)) != counts.get(row.kind, 0)
             and row.kind in counts]  # fmt: skip
    assert wrong == []


def test_no_name_of_the_matter_is_one_of_furniture() -> None:
    content = {row.text for row in ROWS if row.kind == "content"}
    assert content.isdisjoint(row.text for row in ROWS if row.kind in (*NAMES, "element"))
