"""A variant is worth trying in every stretch that holds what it needs, and in no other."""

import pytest

from pipeline.form_needs import Needs, Stretch, stretch
from pipeline.likely import EVERYWHERE, Likely, numbers_in
from pipeline.masks import BASE, BITS
from pipeline.variants import Variant

TEXT = "Ana said so; Bo was held\nBo left\nCy was held and said why"
LINES = [Stretch(0, 24, EVERYWHERE), Stretch(25, 32, EVERYWHERE), Stretch(33, 57, EVERYWHERE)]


def numbers(needs: Needs) -> list[int]:
    return list(numbers_in(Likely(TEXT, LINES).of(needs)))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((), [0, 1, 2]),
        ((("said",),), [0, 2]),
        ((("said",), ("held",)), [0, 2]),
        ((("left", "why"),), [1, 2]),
        ((("left", "why"), ("said",)), [2]),
        ((("never",),), []),
        ((("held Bo",),), []),
    ],
)
def test_one_text_of_each_group_stands_in_the_stretches_that_are_told(texts, found) -> None:
    assert numbers(Needs(texts)) == found


@pytest.mark.parametrize("text", ["d\nB", "held\n", "\n"])
def test_a_text_that_leads_over_the_end_of_a_stretch_stands_in_none(text: str) -> None:
    assert numbers(Needs(((text,),))) == []


@pytest.mark.parametrize(("text", "found"), [("a:", [0]), ("b", [0, 1]), ("d", [0, 1, 2, 3])])
def test_stretches_inside_a_stretch_are_told_as_well(text: str, found: list[int]) -> None:
    stretches = [Stretch(0, 12, 0), Stretch(3, 12, 0), Stretch(6, 12, 0), Stretch(9, 12, 0)]
    likely = Likely("a: b; c; d d", stretches)
    assert list(numbers_in(likely.of(Needs(((text,),))))) == found


def test_marks_count_by_stretch() -> None:
    text = f"Ana, {chr(BASE + BITS['country'])}\nBo, {chr(BASE + BITS['post'])}"
    likely = Likely(text, [stretch(text, 0, 6), stretch(text, 7, 12)])
    assert list(numbers_in(likely.of(Needs(marks=BITS["post"])))) == [1]


def test_variants_come_in_their_order_and_only_where_they_may_be_tried() -> None:
    said, held, never = (Variant(one, Needs(((one,),))) for one in ("said", "held", "never"))
    likely = Likely(TEXT, LINES)
    assert list(likely.worth([held, never, said])) == [(0, [held, said]), (2, [held, said])]
    assert list(likely.worth([said], 0b110)) == [(2, [said])]
