"""Counting in rows and columns: totals count a unit once, and nothing is cut without a number."""

import pytest

from pipeline.write.formats.counted import Counts, cut


def test_a_unit_in_two_rows_counts_once_in_the_totals() -> None:
    counts = Counts()
    counts.add(["Finland", "Malta"], ["ALDE"])
    shown = cut(counts, (), (10, 10), by_name=False)
    assert shown.lines == (("Finland", (1, 1)), ("Malta", (1, 1)))
    assert (counts.columns["ALDE"], counts.total) == (1, 1)


def test_what_is_cut_is_counted_and_the_totals_hold_it() -> None:
    counts = Counts()
    for number in range(9):
        counts.add([f"row {number}"], [f"column {number}"], number + 1)
    shown = cut(counts, (), (3, 2), by_name=False)
    assert [name for name, _ in shown.lines] == ["row 8", "row 7", "row 6"]
    assert shown.columns == ("column 8", "column 7")
    assert (shown.rows_left_out, shown.columns_left_out) == (6, 7)
    assert counts.total == sum(range(1, 10))
    assert shown.lines[2][1] == (0, 0, 7)


@pytest.mark.parametrize("by_name", [True, False])
def test_what_has_no_value_stands_last_and_is_never_cut(by_name: bool) -> None:
    counts = Counts()
    for name, number in (("(none stated)", 50), ("? (not resolved)", 40), ("B", 1), ("A", 2)):
        counts.add([name], [name], number)
    shown = cut(counts, (), (1, 1), by_name=by_name)
    assert [name for name, _ in shown.lines] == ["A", "(none stated)", "? (not resolved)"]
    assert shown.columns == ("A", "(none stated)", "? (not resolved)")
    assert (shown.rows_left_out, shown.columns_left_out) == (1, 1)


def test_columns_of_a_vocabulary_keep_its_order() -> None:
    counts = Counts()
    for column in ("after", "before", "after", "odd"):
        counts.add(["2017-10"], [column])
    assert cut(counts, ("before", "same", "after"), (9, 9), by_name=True).columns == (
        "before", "after", "odd",
    )  # fmt: skip
