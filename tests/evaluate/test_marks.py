import pytest

from pipeline.evaluate.marks import read_marks


@pytest.mark.parametrize(
    ("body", "problem", "line"),
    [
        ("a\n⟦P p1|Sund", "mark P is never closed", 2),
        ("a⟧", "'⟧' closes no mark", 1),
        ("\n\n⟦X p1|Sund⟧", "no label 'X'", 3),
        ("⟦|Sund⟧", "no label ''", 1),
        ("⟦P p1|Pia ⟦C FI|Finland⟧⟧", "mark C lies inside P", 1),
        ("⟦P p1|Sund ⟧", "mark P holds 'Sund '", 1),
        ("⟦P p1|⟧", "mark P holds ''", 1),
        ("⟦P p1\n|Sund⟧", "'⟦' opens no mark", 1),
    ],
)
def test_a_faulty_mark_is_named_with_its_line(body: str, problem: str, line: int) -> None:
    faults = read_marks(body).problems
    assert (problem, line) in [(one.problem, one.line) for one in faults]


def test_lines_count_from_the_first_line_of_the_body() -> None:
    assert read_marks("\n⟧", first_line=9).problems[0].line == 10


def test_marks_inside_a_role_are_read_and_the_role_comes_first() -> None:
    read = read_marks("⟦R p1|head of ⟦C MT p1:office|Malta⟧'s list⟧")
    assert read.text == "head of Malta's list"
    assert [(one.label, one.start, one.end) for one in read.marks] == [("R", 0, 20), ("C", 8, 13)]


def test_an_upright_bar_in_the_words_stays_in_the_text() -> None:
    assert read_marks("⟦D 2031|2031 | draft⟧").text == "2031 | draft"


def test_every_fault_is_listed_not_only_the_first() -> None:
    assert len(read_marks("⟦X|a⟧ ⟦Y|b⟧ ⟧").problems) == 3
