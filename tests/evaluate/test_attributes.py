import pytest

from pipeline.evaluate.attributes import problems_of, read_attributes
from pipeline.evaluate.marks import Mark


def mark(head: str) -> Mark:
    label, *attributes = head.split()
    return Mark(label, tuple(attributes), 0, 4, "word", 7)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("P", "has the key ''"),
        ("P p9", "has the key 'p9'"),
        ("C", "has the code ''"),
        ("C fi", "has the code 'fi'"),
        ("C FI fast", "has the attribute 'fast'"),
        ("C FI p1", "has a tie of kind ''"),
        ("C FI p1:group", "has a tie of kind 'group'"),
        ("C FI p9:office", "is tied to 'p9'"),
        ("C ? candidates=US", "has the attribute 'candidates=US'"),
        ("G ALDE", "has the id 'ALDE'"),
        ("G pf:1 p1:party:once", "has a tie with status 'once'"),
        ("E Uganda", "has the code 'Uganda'"),
        ("R", "is tied to no person"),
        ("R p1:office", "has a tie of kind 'office'"),
        ("H p1", "has the attribute 'p1'"),
        ("D", "has the value ''"),
        ("D 12-03-2031", "has the value '12-03-2031'"),
        ("D - duration offset=P48H", "has the attribute 'offset=P48H'"),
        ("D - relative dir=ago", "has the attribute 'dir=ago'"),
    ],
)
def test_a_faulty_attribute_is_named_with_the_marked_words(head: str, problem: str) -> None:
    label = head.split()[0]
    found = list(problems_of(read_attributes(mark(head)), {"p1"}))
    assert [one.problem for one in found] == [f"⟦{label}|word⟧ {problem}"]
    assert found[0].line == 7
    assert found[0].remedy


@pytest.mark.parametrize(
    "head",
    [
        "H",
        "P p1",
        "C ? candidates=US,GE",
        "C TD adjective p1:office",
        "C XK long p1+p2:delegation:former",
        "G pace:EPP/CD p1:group",
        "G ? p1:party:denied",
        "R p1+p2",
        "D - duration offset=PT48H",
        "D XXXX-10-30 partial",
        "D 2004/.. interval",
        "D - relative offset=P12Y dir=before",
    ],
)
def test_an_attribute_of_the_guide_is_no_fault(head: str) -> None:
    assert list(problems_of(read_attributes(mark(head)), {"p1", "p2"})) == []


def test_a_tie_serves_several_persons() -> None:
    tie = read_attributes(mark("G ep:ECR p1+p2:group:former")).ties[0]
    assert (tie.keys, tie.kind, tie.status) == (("p1", "p2"), "group", "former")


def test_an_undecided_mark_has_no_value_but_keeps_its_candidates() -> None:
    read = read_attributes(mark("C ? candidates=US,GE"))
    assert read.value is None
    assert read.candidates == ("US", "GE")
