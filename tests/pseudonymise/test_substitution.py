"""Offsets of the old text lead to the same words in the new one."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.pseudonymise.groups import Group
from pipeline.pseudonymise.substitution import substituted


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[Group]]:
    """Return a text and groups in it, in order and without overlap."""
    pieces = draw(st.lists(st.text("ab c", min_size=1, max_size=6), max_size=8))
    text, groups = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            groups.append(
                Group(len(text), len(text) + len(piece), (), draw(st.text("XY", max_size=9)))
            )
        text += piece
    return text, groups


@given(cut())
def test_what_was_not_replaced_is_found_again(given_cut) -> None:
    text, groups = given_cut
    found = substituted(text, groups)
    for start in range(len(text)):
        first, last = found.span(start, start + 1)
        if not found.touches(start, start + 1):
            assert found.text[first:last] == text[start]
    for group, (first, last) in zip(groups, found.new, strict=True):
        assert found.span(group.start, group.end) == (first, last)
        assert found.text[first:last].casefold() == (group.label or "").casefold()


@given(cut(), st.data())
def test_a_span_never_turns_round_and_stays_in_the_text(given_cut, data) -> None:
    text, groups = given_cut
    found = substituted(text, groups)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = found.span(start, end)
    assert 0 <= first <= last <= len(found.text)


def test_a_span_that_cuts_into_a_name_takes_in_the_whole_pseudonym() -> None:
    found = substituted("Mr Amir Saken left", [Group(3, 13, (), "Person-1")])
    assert found.span(8, 13) == found.span(3, 13) == (3, 11)
    assert found.span(0, 5) == (0, 11)
    assert found.holds(8, 13)
    assert not found.holds(0, 13)
