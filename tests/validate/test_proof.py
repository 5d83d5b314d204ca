"""Where a span stands: in the stored text, not in the cleaned one."""

from dataclasses import replace

import pytest
from examples import cleaned
from validate.made import shifted

from pipeline.types import Annotated, Block, Cleaned, Part, Resolved
from pipeline.validate.proof import LONGEST, Proof, open_proof


def proof(release: Cleaned, *sentences: tuple[int, int]) -> Proof:
    made = Annotated(release, (), (), sentences or ((0, len(release.text)),))
    return open_proof(Resolved(made, (), (), ()))


def test_a_span_is_the_stored_text_and_not_the_cleaned() -> None:
    bold = shifted(
        "Pia Sund", "**Pia** Sund", [2, 3, 4, 7, 8, 9, 10, 11], [3, 4, 5, 8, 9, 10, 11, 12]
    )
    assert proof(bold).span(0, 3) == {"start": 2, "end": 5, "text": "Pia"}


def test_a_letter_and_its_accent_are_one_character_of_two() -> None:
    accent = shifted("é!", "e\N{COMBINING ACUTE ACCENT}!", [0, 2], [2, 3])
    assert proof(accent).span(0, 1)["text"] == "e\N{COMBINING ACUTE ACCENT}"


def test_a_sentence_is_told_on_one_line() -> None:
    text = "One. Pia\n  Sund spoke."
    assert proof(cleaned(text), (0, 4), (5, len(text))).sentence(5) == "Pia Sund spoke."


def test_of_a_very_long_sentence_the_words_around_are_told() -> None:
    text = " ".join(f"word{number}" for number in range(9000))
    long = proof(cleaned(text))
    at = text.index("word4500")
    told = long.sentence(at)
    assert len(told) <= LONGEST + 2
    assert told.startswith("…word4")
    assert told.endswith("…")
    assert " word4500 " in told
    assert told.strip("…") in text
    first, last = long.sentence_span(at)
    assert text[first:last] == told.strip("…")
    assert long.evidence(0, len(text)).count(" … ") == 1


def test_what_stands_before_the_first_sentence_has_none() -> None:
    assert proof(cleaned("# Pia"), (2, 5)).sentence(0) == ""


@pytest.mark.parametrize(("at", "line"), [(0, 1), (3, 1), (4, 2), (5, 3), (8, 3)])
def test_lines_are_counted_from_one(at: int, line: int) -> None:
    assert proof(cleaned("One\n\nTwo\n")).line(at) == line


@pytest.mark.parametrize(
    ("at", "kind"), [(0, "headline"), (10, "quote"), (18, "body"), (4, "headline")]
)
def test_the_block_is_the_innermost_and_never_bold(at: int, kind: str) -> None:
    blocks = (
        Block("headline", 0, 8), Block("bold", 4, 6), Block("body", 8, 20), Block("quote", 9, 15),
    )  # fmt: skip
    assert proof(cleaned("x" * 20, *blocks)).block(at) == kind


def test_a_place_outside_all_blocks_is_body() -> None:
    assert proof(cleaned("Pia Sund", Block("headline", 0, 3))).block(5) == "body"


@pytest.mark.parametrize(("at", "part"), [(0, 1), (4, 1), (5, 2), (9, 2)])
def test_parts_are_counted_from_one(at: int, part: int) -> None:
    two = replace(cleaned("One.\nTwo."), parts=(Part(0, 5), Part(5, 9)))
    assert proof(two).part(at) == part


def test_evidence_is_the_span_on_one_line() -> None:
    assert proof(cleaned("Mr Vale\n(Bolivia) spoke")).evidence(0, 17) == "Mr Vale (Bolivia)"
