import csv

from pipeline.evaluate.report import aligned, scores_csv, slips_csv, slips_table, table
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


def test_an_interval_stands_beside_f_where_one_is_known() -> None:
    scores = (Score("spans", "DATE", 4, 6, 3, (0.5, 0.7)), Score("spans", "PARTY", 0, 0, 0))
    lines = scores_csv(Result(scores)).split("\n")
    assert lines[0].endswith(",f,f from,f to")
    assert lines[1].endswith(",0.600,0.500,0.700")
    assert lines[2].endswith(",,,,,")


def test_a_cell_with_a_comma_or_a_quote_stays_one_cell() -> None:
    slip = Slip("a.txt", 1, "spans", "PERSON", "missed", 'Richard "Tex" Coe, Jr', "")
    (row,) = list(csv.reader(slips_csv(Result((), (slip,))).splitlines()))[1:]
    assert row[5] == 'Richard "Tex" Coe, Jr'


def test_columns_end_at_the_same_place_whatever_stands_in_them() -> None:
    shown = aligned([("a", "bb"), ("ccc", ""), ("", "d")])
    assert shown.split("\n") == ["  a bb", "ccc   ", "     d"]
