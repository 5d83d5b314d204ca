"""Windows: every word that may be a name is read once, and none is cut off."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.recogniser.windows import Window, lines_of, may_name, pack

SIZES = st.lists(st.integers(1, 8), min_size=1, max_size=120)


def counted(windows: list[Window]) -> list[int]:
    """Return the words whose result counts, in the order of the windows."""
    return [
        word
        for window in windows
        for word in window.words
        if window.counts is None or word in window.counts
    ]


@given(SIZES, st.integers(8, 40), st.data())
def test_each_word_of_each_unit_counts_exactly_once(
    sizes: list[int], most: int, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(sizes)))) | {0, len(sizes)})
    units = list(pairwise(cuts))
    windows = list(pack(units, sizes, most))
    assert counted(windows) == list(range(len(sizes)))
    assert all(sum(sizes[word] for word in window.words) <= most for window in windows)


def test_a_unit_that_fits_is_never_cut() -> None:
    windows = list(pack([(0, 3), (3, 6)], [1] * 6, 4))
    assert [window.words for window in windows] == [(0, 1, 2), (3, 4, 5)]


def test_a_long_unit_is_read_with_words_around_each_that_counts() -> None:
    windows = list(pack([(0, 300)], [1] * 300, 100))
    assert all(window.counts is not None for window in windows)
    for window in windows[1:]:
        first = min(window.counts or ())
        assert first - window.words[0] >= 10


def test_units_end_at_line_breaks_and_where_sentences_begin() -> None:
    words = ["A", "B", "\n", "C", ".", "D"]
    assert list(lines_of(words, lambda at: at == 5)) == [(0, 3), (3, 5), (5, 6)]


def test_no_words_have_no_units() -> None:
    assert list(lines_of([], lambda at: True)) == []


def test_a_name_that_opens_a_sentence_is_not_passed_over() -> None:
    assert may_name(["Lena", "left", "."], frozenset({"the"}))


def test_a_sentence_of_small_letters_is_passed_over() -> None:
    assert not may_name(["they", "left", "."], frozenset({"the"}))
