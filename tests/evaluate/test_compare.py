import pytest

from pipeline.evaluate.compare import by_label, compare
from pipeline.evaluate.result import Result, Score, Slip

SLIP = Slip("a.txt", 1, "spans", "DATE", "missed", "May", "")
DATES = Score("spans", "DATE", 4, 4, 2)


def test_a_slip_that_is_gone_is_a_gain_and_a_new_one_a_loss() -> None:
    there, back = compare(Result((), (SLIP,)), Result(())), compare(Result(()), Result((), (SLIP,)))
    assert (there.gains, there.losses) == ((SLIP,), ())
    assert (back.gains, back.losses) == ((), (SLIP,))


def test_of_two_equal_slips_one_may_be_gained() -> None:
    change = compare(Result((), (SLIP, SLIP)), Result((), (SLIP,)))
    assert (change.gains, change.losses) == ((SLIP,), ())


@pytest.mark.parametrize(("right", "difference"), [(3, 0.25), (2, 0.0), (1, -0.25)])
def test_a_move_says_how_much_f_rose_or_fell(right: int, difference: float) -> None:
    (move,) = compare(Result((DATES,)), Result((Score("spans", "DATE", 4, 4, right),))).moves
    assert move.difference == difference


def test_a_label_that_only_one_side_counted_has_a_move_without_a_difference() -> None:
    (move,) = compare(Result((DATES,)), Result(())).moves
    assert (move.before, move.after, move.difference) == (DATES, None, None)


def test_slips_are_grouped_by_measure_and_label() -> None:
    other = Slip("a.txt", 1, "ties", "DATE", "missed", "May", "")
    assert by_label([SLIP, other, SLIP]) == {
        ("spans", "DATE"): [SLIP, SLIP],
        ("ties", "DATE"): [other],
    }
