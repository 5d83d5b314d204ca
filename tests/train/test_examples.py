"""What a mark allows each word to be."""

from pipeline.train.examples import LABELS, Example, Mark, allowed_tags

PERSON_B, PERSON_I, PARTY_B, PARTY_I, BODY_B, BODY_I, PLACE_B, PLACE_I = range(1, 9)


def example(*marks: Mark, free: tuple[str, ...] = (), unsure: frozenset[int] = frozenset()):
    """Return an example of four words."""
    return Example("x", "set", ("Mr", "Bo", "Li", "left"), ((0, 4),), marks, free, unsure)


def test_a_marked_word_has_the_tag_of_its_place_alone() -> None:
    assert allowed_tags(example(Mark(1, 3, ("PERSON",)))) == [(0,), (PERSON_B,), (PERSON_I,), (0,)]


def test_a_mark_of_two_labels_leaves_both_open() -> None:
    tags = allowed_tags(example(Mark(1, 3, ("BODY", "PARTY"))))
    assert tags[1:3] == [(BODY_B, PARTY_B), (BODY_I, PARTY_I)] or tags[1:3] == [
        (PARTY_B, BODY_B),
        (PARTY_I, BODY_I),
    ]


def test_a_mark_that_may_be_nothing_allows_the_tag_outside() -> None:
    assert 0 in allowed_tags(example(Mark(1, 2, ("O", "PARTY"))))[1]


def test_labels_that_a_set_does_not_mark_are_open_on_bare_words() -> None:
    assert allowed_tags(example(free=("PARTY",)))[0] == (0, PARTY_B, PARTY_I)


def test_an_unsure_word_may_be_anything() -> None:
    tags = allowed_tags(example(unsure=frozenset({2})))
    assert len(tags[2]) == 1 + 2 * len(LABELS)
    assert tags[1] == (0,)
