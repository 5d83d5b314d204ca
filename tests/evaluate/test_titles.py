import pytest

from pipeline.evaluate.titles import load_titles, without_titles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms Pia Sund", "Pia Sund"),
        ("Prime Minister Pia Sund", "Pia Sund"),
        ("Rt Hon Sir Ned Hall MP", "Ned Hall"),
        ("Sen. Max Boone", "Max Boone"),
        ("Pia Sund", "Pia Sund"),
        ("Mrs", "Mrs"),
    ],
)
def test_titles_are_taken_off_both_ends(text: str, name: str) -> None:
    start, end = without_titles(load_titles(), text)
    assert text[start:end] == name
