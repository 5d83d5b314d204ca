"""Which words the upper layers read: all that a name may hold, and little else."""

import pytest

from pipeline.annotate.recogniser.candidates import candidates


def named(text: str) -> list[str]:
    """Return the candidates of a text cut at its blanks."""
    words = text.split(" ")
    return [words[at] for at in sorted(candidates(words))]


@pytest.mark.parametrize(
    "name",
    [
        "Lena Ekdahl",
        "Jan van den Berg",
        "de Vries",
        "Movement for the Rights of Farmers",
        "Labour party",
        "Kim Jong - un",
        "al - Janabi",
        "E. K. TOKTOSUNOV",
        "McCABE",
    ],
)
def test_every_word_of_a_name_is_one(name: str) -> None:
    found = named(f"they said that {name} had left for good")
    at = found.index(name.split(" ")[0])
    assert found[at : at + len(name.split(" "))] == name.split(" ")


def test_words_in_small_letters_are_none_unless_a_name_is_beside_them() -> None:
    assert named("the talks ended when Lena left the room") == ["when", "Lena", "left"]


def test_a_line_break_is_none_and_joins_nothing() -> None:
    assert named("Ekdahl went \n and so did Berg") == ["Ekdahl", "went", "did", "Berg"]


def test_a_text_without_a_capital_has_none() -> None:
    assert candidates(["nobody", "came", "."]) == frozenset()
