from pipeline.evaluate.report import scores_csv, slips_csv, slips_table, table
from pipeline.evaluate.result import Result, Score, Slip

RESULT = Result(
    (Score("spans", "DATE", 4, 6, 3), Score("spans", "PARTY", 0, 1, 0)),
    (Slip("a.txt", 3, "ties", "country", "false", "NA", "Pia Sund: NA"),),
    releases=2,
    left_out=("b.txt",),
)


def test_the_table_is_aligned_and_blank_where_a_share_would_divide_by_zero() -> None:
    lines = table(RESULT).split("\n")
    assert lines[:2] == ["2 releases", "not compared: b.txt"]
    assert len({len(line) for line in lines[2:]}) == 1
    assert lines[4].split() == ["spans", "PARTY", "0", "1", "0", "0.000", "0.000"]


def test_scores_as_csv_have_three_decimals_and_blanks() -> None:
    assert scores_csv(RESULT) == (
        "measure,label,gold,found,right,precision,recall,f\n"
        "spans,DATE,4,6,3,0.500,0.750,0.600\n"
        "spans,PARTY,0,1,0,0.000,,0.000\n"
    )


def test_namibia_stays_in_the_list_of_slips() -> None:
    assert slips_csv(RESULT).split("\n")[1] == "a.txt,3,ties,country,false,NA,Pia Sund: NA"


def test_the_list_of_slips_says_how_many_it_left_out() -> None:
    assert slips_table(RESULT, limit=0) == "and 1 more"


def test_a_result_without_scores_can_be_shown() -> None:
    assert "nothing was counted" in table(Result(()))
