"""Probabilities of tags become spans that can be spans."""

import numpy as np
import pytest

from pipeline.annotate.recogniser.decode import likeliest, spans, tags_of, without_loose_ends

LABELS = ("PERSON", "PARTY")
TAGS = tags_of(LABELS)


def rows(*best: str, sure: float = 0.9) -> np.ndarray:
    """Return probabilities in which each word has one likeliest tag."""
    rest = (1 - sure) / (len(TAGS) - 1)
    table = np.full((len(best), len(TAGS)), rest, dtype=np.float32)
    for row, tag in enumerate(best):
        table[row, TAGS.index(tag)] = sure
    return table


def found(table: np.ndarray) -> list[tuple[str, int, int]]:
    """Return label, start and end of the spans in a table."""
    return [(one.label, one.start, one.end) for one in spans(table, LABELS)]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "O"], []),
        (["B-PERSON", "I-PERSON", "O"], [("PERSON", 0, 2)]),
        (["B-PERSON", "B-PERSON"], [("PERSON", 0, 1), ("PERSON", 1, 2)]),
        (["B-PERSON", "B-PARTY", "I-PARTY"], [("PERSON", 0, 1), ("PARTY", 1, 3)]),
        (["O", "B-PARTY"], [("PARTY", 1, 2)]),
    ],
)
def test_a_span_begins_with_b_and_goes_on_with_i(
    tags: list[str], expected: list[tuple[str, int, int]]
) -> None:
    assert found(rows(*tags)) == expected


@pytest.mark.parametrize("tags", [["O", "I-PERSON"], ["B-PARTY", "I-PERSON"], ["I-PARTY", "O"]])
def test_no_span_begins_inside(tags: list[str]) -> None:
    best = likeliest(rows(*tags))
    names = [TAGS[tag] for tag in best]
    for before, after in zip(["O", *names], names, strict=False):
        assert not after.startswith("I-") or before[2:] == after[2:]


def test_a_doubtful_inside_is_read_as_the_likelier_whole() -> None:
    table = rows("O", "I-PERSON", sure=0.6)
    table[0, TAGS.index("B-PERSON")] = 0.35
    assert found(table) == [("PERSON", 0, 2)]


def test_the_probability_of_a_span_counts_each_word_and_its_end() -> None:
    (one,) = spans(rows("B-PERSON", "I-PERSON", "O", sure=0.8), LABELS)
    assert one.probability == pytest.approx(0.8 * 0.8 * 0.95, abs=1e-6)


def test_two_breaks_in_one_run_are_mended_together() -> None:
    table = rows("O", "I-PERSON", "I-PARTY", "O", sure=0.4)
    table[1:3, TAGS.index("O")] = 0.39
    assert found(table) == []


def test_no_words_have_no_spans() -> None:
    assert spans(np.zeros((0, len(TAGS)), dtype=np.float32), LABELS) == []


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("Harbour Reformers and 48", ["B-PARTY", "I-PARTY", "I-PARTY", "O"], [("PARTY", 0, 2)]),
        ("Reformers of the", ["B-PARTY", "I-PARTY", "I-PARTY"], [("PARTY", 0, 1)]),
        ("the Harbour Party", ["B-PARTY", "I-PARTY", "I-PARTY"], [("PARTY", 1, 3)]),
        ("League of Weavers", ["B-PARTY", "I-PARTY", "I-PARTY"], [("PARTY", 0, 3)]),
        ("and", ["B-PARTY"], []),
    ],
)
def test_a_name_neither_begins_nor_ends_with_a_small_word(
    words: str, tags: list[str], expected: list[tuple[str, int, int]]
) -> None:
    small = [word in ("and", "of", "the") for word in words.split()]
    assert found(without_loose_ends(rows(*tags), small)) == expected
