"""Whatever is done to a text, each character still knows where it came from."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.tracked import Tracked, delete, edit, replace, track

PATTERN = regex.compile(r"[ab]+")


def promises(raw: str, done: Tracked) -> None:
    assert len(done.starts) == len(done.ends) == len(done.text)
    assert all(0 <= s < e <= len(raw) for s, e in zip(done.starts, done.ends, strict=True))
    assert list(done.starts) == sorted(done.starts)
    assert list(done.ends) == sorted(done.ends)


@given(st.text())
def test_an_untouched_character_stands_for_itself(raw: str) -> None:
    done = track(raw)
    assert [raw[s:e] for s, e in zip(done.starts, done.ends, strict=True)] == list(raw)


@given(st.text(alphabet="abcd"), st.text(alphabet="xyz", max_size=3))
def test_a_replacement_stands_for_all_that_it_replaced(raw: str, new: str) -> None:
    done = replace(track(raw), PATTERN, new)
    promises(raw, done)
    assert done.text == PATTERN.sub(new, raw)
    for char, start, end in zip(done.text, done.starts, done.ends, strict=True):
        assert PATTERN.fullmatch(raw[start:end]) if char in "xyz" else raw[start:end] == char


@given(st.text(alphabet="abcd"))
def test_what_is_left_after_a_deletion_stands_for_itself(raw: str) -> None:
    done = delete(delete(track(raw), PATTERN), regex.compile("c"))
    promises(raw, done)
    assert [raw[s] for s in done.starts] == list(done.text)


def test_edits_in_turn_lead_back_to_the_first_text() -> None:
    once = edit(track("one  two"), [(3, 5, " ")])
    twice = edit(once, [(0, 4, "")])
    assert twice.text == "two"
    assert twice.to_raw(0, 3) == (5, 8)
