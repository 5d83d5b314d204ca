"""spaCy's own recogniser on our examples: tags, and a round of training."""

import pytest

from pipeline.train.convolutional import convolutional, find_by, tags_of
from pipeline.train.examples import Example, Mark

WORDS = ("Ms", "Bo", "Li", "of", "Fatah", "left", ".")


def example(*marks: Mark, free: tuple[str, ...] = ()) -> Example:
    """Return an example of one sentence."""
    return Example("x", "set", WORDS, ((0, len(WORDS)),), marks, free)


def test_marks_become_spacy_s_tags() -> None:
    marks = (Mark(1, 3, ("PERSON",)), Mark(4, 5, ("PARTY",)))
    assert tags_of(example(*marks)) == ["O", "B-PERSON", "L-PERSON", "O", "U-PARTY", "O", "O"]


def test_what_a_mark_leaves_open_is_unknown() -> None:
    assert tags_of(example(Mark(4, 5, ("BODY", "PARTY"))))[4] == "-"
    assert tags_of(example(Mark(4, 5, ("BODY",))))[4] == "O"
    assert set(tags_of(example(free=("PARTY",)))) == {"-"}


@pytest.mark.slow
def test_it_learns_a_sentence_by_heart() -> None:
    one = example(Mark(1, 3, ("PERSON",)), Mark(4, 5, ("PARTY",)))
    nlp = convolutional(lambda _: [one] * 200, seed=1, rounds=6)
    found = [(span.label, span.start, span.end) for span in find_by(nlp, one)]
    assert found == [("PERSON", 1, 3), ("PARTY", 4, 5)]
