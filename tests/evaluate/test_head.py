import pytest

from pipeline.evaluate.head import read_head


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("p1: Pia Sund", "p1 has no name or appears as nothing"),
        ("p1: Pia Sund; hero", "p1 appears as 'hero'"),
        ("p1: Pia Sund; speaker, speaker", "p1 appears as 'speaker' twice"),
        ("p1: Pia Sund; speaker, mentioned", "p1 appears as 'mentioned' and more"),
        ("format: pdf", "format is 'pdf'"),
        ("house: The House", "house is 'The House'"),
        ("published: 12 May 2031", "published is '12 May 2031'"),
        ("published: 2031-05-12", "only one of 'published' and 'published_from' is given"),
        ("signatories_stated: twenty", "signatories_stated is 'twenty'"),
        ("author: Pia Sund", "no head key 'author'"),
        ("kind: letter", "'kind' stands twice"),
    ],
)
def test_a_faulty_head_line_is_named(line: str, problem: str) -> None:
    assert problem in [one.problem for one in read_head(f"kind: letter\n{line}").problems]


def test_a_head_without_kind_is_a_fault() -> None:
    assert read_head("format: txt").problems[0].problem == "the head has no 'kind'"


def test_a_sound_head_has_no_faults() -> None:
    head = read_head("kind: letter\nformat: md\np1: Sund, Pia; signatory\nf1: the Vales; mentioned")
    assert head.problems == ()
    assert head.people["p1"].name == "Sund, Pia"
