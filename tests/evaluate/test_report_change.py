from pipeline.evaluate.compare import compare
from pipeline.evaluate.report_change import change_table
from pipeline.evaluate.result import Result, Score, Slip

GONE = Slip("a.txt", 1, "spans", "DATE", "missed", "May", "")
NEW = Slip("b.txt", 7, "spans", "DATE", "false", "June", "")
BEFORE = Result((Score("spans", "DATE", 4, 4, 2), Score("spans", "ROLE", 1, 0, 0)), (GONE,), 3)
AFTER = Result((Score("spans", "DATE", 4, 4, 3), Score("spans", "PARTY", 0, 1, 0)), (NEW,), 3)


def test_each_f_is_shown_before_and_now_with_its_gains_and_losses() -> None:
    lines = change_table(compare(BEFORE, AFTER)).split("\n")
    assert lines[1].split() == ["spans", "DATE", "4", "4", "0.500", "0.750", "+0.250", "1", "1"]


def test_a_side_that_did_not_count_a_label_is_blank() -> None:
    lines = change_table(compare(BEFORE, AFTER)).split("\n")
    assert lines[2].split() == ["spans", "PARTY", "0", "0", "0.000", "0", "0"]
    assert lines[3].split() == ["spans", "ROLE", "1", "0", "0.000", "0", "0"]


def test_gains_and_losses_are_listed_by_name_under_their_label() -> None:
    text = change_table(compare(BEFORE, AFTER))
    assert "\n\nDATE (spans)\n+ a.txt:1 missed DATE (spans): 'May'\n" in text
    assert text.endswith("\n- b.txt:7 false DATE (spans): 'June'")


def test_other_texts_are_told_since_their_slips_are_no_gains() -> None:
    told = change_table(compare(BEFORE, Result(AFTER.scores, AFTER.slips, 9))).split("\n")[0]
    assert told.startswith("not the same texts: 3 releases before, 9 now")
    assert "not the same" not in change_table(compare(BEFORE, AFTER))


def test_two_results_without_scores_can_be_compared() -> None:
    assert change_table(compare(Result(()), Result(()))) == "nothing was counted"
