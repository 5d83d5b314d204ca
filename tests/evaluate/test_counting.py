from pipeline.evaluate.counting import Place, count, slips
from pipeline.evaluate.facts import Fact

MAY = Fact("DATE", (4, 7), 4, "May", "2031-05")


def test_a_fact_found_twice_is_right_once() -> None:
    (row,) = count("spans", [([MAY], [MAY, MAY])])
    assert (row.gold, row.found, row.right) == (1, 2, 1)
    assert [one.side for one in slips("spans", ([MAY], [MAY, MAY]), Place("a", ""))] == ["false"]


def test_nothing_against_nothing_gives_no_row() -> None:
    assert count("spans", [([], [])]) == []


def test_a_slip_has_the_line_of_its_fact_and_its_text_on_one_line() -> None:
    fact = Fact("DATE", (4, 9), 4, "3\n  May")
    (slip,) = slips("spans", ([fact], []), Place("a.txt", "one\n3\n  May"))
    assert (slip.line, slip.text, slip.side) == (2, "3 May", "missed")
