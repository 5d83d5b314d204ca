from pipeline.evaluate.compare import compare
from pipeline.evaluate.result import Result, Slip

SLIP = Slip("a.txt", 1, "spans", "DATE", "missed", "May", "")


def test_a_slip_that_is_gone_is_a_gain_and_a_new_one_a_loss() -> None:
    there, back = compare(Result((), (SLIP,)), Result(())), compare(Result(()), Result((), (SLIP,)))
    assert (there.gains, there.losses) == ((SLIP,), ())
    assert (back.gains, back.losses) == ((), (SLIP,))


def test_of_two_equal_slips_one_may_be_gained() -> None:
    change = compare(Result((), (SLIP, SLIP)), Result((), (SLIP,)))
    assert (change.gains, change.losses) == ((SLIP,), ())
