import pytest

from pipeline.evaluate.bootstrap import interval, with_intervals
from pipeline.evaluate.result import Counts, Result, Score

EVEN: tuple[Counts, ...] = ((10, 10, 8),) * 50
UNEVEN: tuple[Counts, ...] = ((10, 10, 10),) * 40 + ((10, 10, 0),) * 10


def scored(each: tuple[Counts, ...]) -> Score:
    gold, found, right = (sum(column) for column in zip(*each, strict=True))
    return Score("spans", "PERSON", gold, found, right, each=each)


def bounds(each: tuple[Counts, ...], draws: int = 400) -> tuple[float, float]:
    (score,) = with_intervals(Result((scored(each),)), draws).scores
    assert score.interval is not None
    return score.interval


def test_releases_that_are_all_alike_leave_no_doubt() -> None:
    assert bounds(EVEN) == pytest.approx((0.8, 0.8))


def test_releases_that_differ_leave_doubt_around_f() -> None:
    low, high = bounds(UNEVEN)
    assert 0.66 < low < 0.72
    assert 0.88 < high < 0.93


def test_more_releases_leave_less_doubt() -> None:
    few, many = bounds(UNEVEN), bounds(UNEVEN * 4)
    assert many[1] - many[0] < few[1] - few[0]


def test_the_same_counts_give_the_same_interval_again() -> None:
    assert bounds(UNEVEN) == bounds(UNEVEN)


def test_releases_in_which_nothing_stands_take_part_in_the_draw() -> None:
    assert bounds(UNEVEN + ((0, 0, 0),) * 50) != bounds(UNEVEN)


@pytest.mark.parametrize("each", [(), ((0, 0, 0), (0, 0, 0))])
def test_where_there_is_no_f_there_is_no_interval(each: tuple[Counts, ...]) -> None:
    assert interval(each, [[0, 1]] if each else []) is None
    assert with_intervals(Result((Score("spans", "X", 0, 0, 0, each=each),)), 5).scores[0] == Score(
        "spans", "X", 0, 0, 0
    )
