"""What lines have in common is written so that a form made of it reads each of them."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.propose.merging import merged
from pipeline.propose.templates import one_of, written
from pipeline.variants import expand_form

SIGNS = ["(", ")", "[", "]", "{", "}", "|", ",", ";", ".", "?", "*", "+", "^", "$", "\\", "–", "/"]
WORDS = st.lists(st.sampled_from(["of", "the", "member", "x", " ", " ", *SIGNS]), max_size=6)
TEXTS = st.lists(WORDS.map("".join), min_size=1, max_size=4)
OFFICES = {"office": "Minister", "post": "MP"}


@given(TEXTS)
def test_a_form_reads_every_text_that_it_was_made_of(texts: list[str]) -> None:
    body = regex.compile(expand_form(f"{{office}}{one_of(texts)}{{post}}", OFFICES))
    for text in texts:
        blanks = " ".join(text.split(" ")) if text.strip() else text
        assert body.fullmatch(f"Minister{blanks}MP")


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        ([" / ", " – "], " (/|–) "),
        ([" member of the ", " member for "], " member (of the|for) "),
        ([", ", ", the "], ", [the ]"),
        ([" sitting ", " sits "], " (sitting|sits) "),
        (["  of\tthe "], " of the "),
    ],
)
def test_words_are_kept_whole_and_what_differs_is_a_choice(texts: list[str], form: str) -> None:
    assert one_of(texts) == form


def test_a_backslash_is_written_as_its_number() -> None:
    assert written("\\(") == r"\x5c\("


P, C, G = "{person}", "{country}", "{party}"


@pytest.mark.parametrize(
    ("ways", "forms"),
    [
        ([("", P, ", ", C, ""), ("", P, ", ", C, ", ", G, "")], ["{person}, {country}[, {party}]"]),
        ([("", P, ", ", C, ""), ("", G, ", ", P, ", ", C, "")], ["[{party}, ]{person}, {country}"]),
        (  # other signs: two ways
            [("", P, " / ", C, ""), ("", P, ", ", C, ", ", G, "")],
            ["{person}, {country}, {party}", "{person} / {country}"],
        ),
        (  # half a bracket may not be absent
            [("", P, r" \(", C, r"\)"), ("", P, r" \(", C, r"\), ", G, r"\)")],
            [r"{person} \({country}\), {party}\)", r"{person} \({country}\)"],
        ),
        ([("", P, ", ", C, "")] * 2, ["{person}, {country}"]),
    ],
)
def test_a_piece_that_one_way_lacks_may_be_absent(
    ways: list[tuple[str, ...]], forms: list[str]
) -> None:
    assert merged(ways) == forms
