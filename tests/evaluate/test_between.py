import pytest

from pipeline.errors import DataError
from pipeline.evaluate.marked import parse_marked

HEAD = "kind: letter\np1: Pia Sund; mentioned\n=====\n"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("⟦H|Ms⟧ and ⟦P p1|Sund⟧", "stands before no marked person"),
        ("⟦P p1|Sund⟧, ⟦H|Ms⟧", "stands before no marked person"),
        ("⟦P p1|Sund⟧, ⟦C FI p1:office|a⟧ ⟦C FI p1:delegation|b⟧", "tied to p1 a second time"),
    ],
)
def test_marks_that_do_not_fit_together_are_a_fault(body: str, problem: str) -> None:
    with pytest.raises(DataError, match=problem):
        parse_marked(HEAD + body, "bad")


@pytest.mark.parametrize("body", ["⟦H|Ms⟧ **⟦P p1|Sund⟧**", "⟦H|Rt Hon⟧ ⟦H|Ms⟧\n[⟦P p1|Sund⟧](x)"])
def test_blanks_and_markdown_may_stand_between_honorific_and_name(body: str) -> None:
    assert parse_marked(HEAD + body, "good").record.persons[0].honorific
