"""A recogniser scored on examples: what the marks leave open counts for nothing."""

from pipeline.annotate.recogniser.decode import Found
from pipeline.train.examples import Example, Mark
from pipeline.train.scoring import Score, judged, score

WORDS = ("Bo", "Li", "of", "Fatah", "and", "Musavat")
MARKS = (Mark(0, 2, ("PERSON",)), Mark(3, 4, ("PARTY",)), Mark(5, 6, ("PARTY", "BODY")))
EXAMPLE = Example("x", "set", WORDS, ((0, 6),), MARKS)


def found(label: str, start: int, end: int) -> Found:
    """Return a sure find."""
    return Found(label, start, end, 0.99)


def test_right_missed_and_false_are_counted_by_label() -> None:
    finds = [found("PERSON", 0, 2), found("PARTY", 2, 3)]
    scores = score([(EXAMPLE, finds), (EXAMPLE, [found("PARTY", 3, 4)])])
    assert scores["set"]["PERSON"] == Score(1, 1, 0)
    assert scores["set"]["PARTY"] == Score(1, 1, 1)


def test_a_find_on_an_open_mark_is_neither_right_nor_false() -> None:
    assert judged(EXAMPLE, [("PARTY", 5, 6)]) == []


def test_a_label_that_the_set_does_not_mark_is_not_judged() -> None:
    example = Example("x", "set", WORDS, ((0, 6),), (), free=("PARTY",))
    assert judged(example, [("PARTY", 3, 4), ("PERSON", 0, 2)]) == [("PERSON", 0, 2)]


def test_f_is_in_percent_and_0_for_nothing() -> None:
    assert Score(1, 1, 1).f == 50
    assert Score(0, 0, 0).f == 0
