"""What a person decides: rows that are applied, rows that wait, rows that are faulty."""

from pathlib import Path

import pytest

from pipeline.errors import DataError, UsageError
from pipeline.identify.decisions import read_decisions
from pipeline.identities import CANONICAL
from pipeline.records import make_id

HEAD = "decision,first,second,why\n"
PIA_A, PIA_B = make_id("p", "a", 0), make_id("p", "b", 0)


@pytest.fixture
def file(tmp_path: Path):
    """Return a function that writes a file of decisions."""

    def written(*rows: str, head: str = HEAD) -> Path:
        path = tmp_path / "mine.csv"
        path.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
        return path

    return written


@pytest.fixture
def releases(named, person):
    """Return three releases: Pia Sund of Finland, Pia Sund of Malta, and a P. Sund."""
    return (
        named("a", person("Pia Sund", country="FI")),
        named("b", person("Pia Sund", country="MT")),
        named("c", person("P. Sund"), person("Tom Vale")),
    )


def sizes(found: dict) -> dict[str, list[int]]:
    return {name: sorted(one.releases for one in several) for name, several in found.items()}


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (f"same,{PIA_A},{PIA_B},moved", {"Pia Sund": [2], "P. Sund": [1], "Tom Vale": [1]}),
        ("same,Pia Sund,,", {"Pia Sund": [2], "P. Sund": [1], "Tom Vale": [1]}),
        ("same,Pia SUND @ a,Pia Sund @ b.txt,", {"Pia Sund": [2], "P. Sund": [1], "Tom Vale": [1]}),
        ("same,pia sund,P Sund,", {"Pia Sund": [3], "Tom Vale": [1]}),
        ("same,Pia Sund @ b,P. Sund,", {"Pia Sund": [1, 2], "Tom Vale": [1]}),
        (
            f"same,{make_id(CANONICAL, PIA_A)},{make_id(CANONICAL, PIA_B)},",
            {"Pia Sund": [2], "P. Sund": [1], "Tom Vale": [1]},
        ),
        ("same,Nobody Known,Pia Sund @ a,", {"Pia Sund": [1, 1], "P. Sund": [1], "Tom Vale": [1]}),
    ],
)
def test_a_row_same_joins_whom_it_means(row, after, file, releases, identified) -> None:
    assert sizes(identified(*releases, decisions=file(row))) == after


def test_two_in_one_release_are_one_where_it_was_decided(file, identified, named, person) -> None:
    two = named("a", person("Pia Sund"), person("Pia Lund"))
    found = identified(two, decisions=file("same,Pia Sund,Pia Lund,married"))
    ((pia,),) = found.values()
    assert (pia.releases, pia.decision) == (1, ("same: Pia Sund, Pia Lund (married)",))
    assert pia.evidence == "decided (same: Pia Sund, Pia Lund (married))"


@pytest.mark.parametrize(
    "row", ["different,Tom Vale @ a,Tom Vale,", f"different,{PIA_A},Tom Vale,"]
)
def test_a_row_different_keeps_one_from_all_others(row, file, identified, named, person) -> None:
    releases = [named(letter, person("Tom Vale", country="FI")) for letter in "abc"]
    found = identified(*releases, decisions=file(row))
    assert sizes(found) == {"Tom Vale": [1, 2]}
    assert all("apart from" in one.evidence for one in found["Tom Vale"])
    assert all(one.decision[0].startswith("different: ") for one in found["Tom Vale"])


def test_different_stands_against_same_and_both_rows_say_so(file, releases, identified) -> None:
    rows = ("same,Pia Sund,,", "different,Pia Sund @ a,Pia Sund @ b,two women")
    found = identified(*releases, decisions=file(*rows))
    assert sizes(found)["Pia Sund"] == [1, 1]
    assert found["Pia Sund"][0].decision == (
        "same: Pia Sund: not applied, a row different stands against it",
        "different: Pia Sund @ a, Pia Sund @ b (two women)",
    )


def test_without_a_file_nothing_is_decided(releases, identified) -> None:
    assert {one.decision for several in identified(*releases).values() for one in several} == {()}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("sane,Pia Sund,P. Sund,", "decision is 'sane'; use same or different"),
        ("same,,P. Sund,", "first is ''; write an id, a name, or a name @ a release"),
        ("different,Pia Sund,,", "second is ''; write an id"),
        ("different,Pia Sund,pia SUND,", "mean the same; name two persons, by id or by name @"),
        ("same,Pia Sund,Pia Sund,", "mean the same; leave second blank"),
        ("same,Pia Sund @,Tom Vale,", "first is 'Pia Sund @'"),
    ],
)
def test_a_faulty_row_is_told_with_what_to_do(row: str, told: str, file) -> None:
    with pytest.raises(DataError) as caught:
        read_decisions(file(row))
    assert told in str(caught.value)
    assert str(caught.value).startswith("mine.csv, row ")


def test_all_faults_are_told_at_once(file) -> None:
    with pytest.raises(DataError) as caught:
        read_decisions(file("sane,A B,C D,", "same,,C D,"))
    assert len(caught.value.faults) == 2


def test_rows_that_contradict_each_other_are_told(file) -> None:
    rows = ("same,Pia Sund,P. Sund,", "same,P. Sund,Pia Lund,", "different,Pia Lund,Pia Sund,")
    with pytest.raises(DataError, match="other rows say that they are the same"):
        read_decisions(file(*rows))


def test_another_head_is_answered_with_the_right_one(file) -> None:
    with pytest.raises(DataError, match="head it with decision,first,second,why"):
        read_decisions(file("same;A;B;", head="decision;first;second;why\n"))


@pytest.mark.parametrize("name", ["absent.csv", "mine.txt"])
def test_a_file_that_is_no_table_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(HEAD, "utf-8")
    with pytest.raises(UsageError, match=r"is no \.csv file"):
        read_decisions(tmp_path / name)
