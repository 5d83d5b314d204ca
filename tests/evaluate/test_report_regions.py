from pipeline.evaluate.report_regions import is_of_regions, regions_table
from pipeline.evaluate.result import Result, Score

SCORES = (
    Score("names alone", "Far East", 10, 9, 5),
    Score("names alone", "West", 10, 10, 8),
    Score("names joined", "Far East", 10, 9, 9, (0.8, 1.0)),
    Score("names joined", "West", 10, 10, 9, (0.8, 1.0)),
)


def test_each_region_has_a_row_with_both_recalls_and_their_share_of_the_best() -> None:
    lines = regions_table(Result(SCORES, releases=7)).split("\n")
    assert lines[0] == "7 snippets"
    assert lines[2].split()[2:] == ["10", "0.500", "62", "0.900", "100", "0.800-1.000"]
    assert lines[3].split()[1:] == ["10", "0.800", "100", "0.900", "100", "0.800-1.000"]


def test_a_test_in_which_nothing_is_found_divides_by_no_zero() -> None:
    table = regions_table(Result((Score("names alone", "West", 10, 0, 0),)))
    assert table.split("\n")[2].split() == ["West", "10", "0.000", "0"]


def test_other_results_are_not_of_regions() -> None:
    assert is_of_regions(Result(SCORES))
    assert not is_of_regions(Result((*SCORES, Score("spans", "DATE", 1, 1, 1))))
    assert not is_of_regions(Result(()))
