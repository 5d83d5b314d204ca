"""A tree of texts finds what the list of them, the longest first, finds."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.alternatives import any_of

TEXTS = st.lists(st.text("ab .(", min_size=1, max_size=4), min_size=1, max_size=6)


def listed(texts: list[str]) -> str:
    """Return the expression of a list of texts, the longest first."""
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    return f"(?:{'|'.join(regex.escape(text, literal_spaces=True) for text in ordered)})"


@given(TEXTS, st.text("ab .(", max_size=12), st.sampled_from(["", "b", r"(?!a)"]))
def test_a_tree_finds_what_a_list_with_the_longest_first_finds(texts, text, after):
    found = [match.span() for match in regex.finditer(any_of(texts) + after, text)]
    assert found == [match.span() for match in regex.finditer(listed(texts) + after, text)]


@pytest.mark.parametrize(("texts", "expression"), [([], ""), (["a.b"], r"a\.b")])
def test_no_text_is_blank_and_one_text_is_itself(texts, expression):
    assert any_of(texts) == expression


@pytest.mark.parametrize("text", ["van der Berg", "van derBerg"])
def test_a_shorter_text_is_tried_where_the_longer_one_leads_nowhere(text):
    assert regex.match(rf"{any_of(['van', 'van der'])} ", text)
