"""Files of decisions are read whatever is in them: what is none is told with its place."""

import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.deciding.given import Given
from pipeline.deciding.reading import read_given
from pipeline.errors import Fault, UsageError

ENTRY = {
    "decision": "wrong", "value": "", "table": "persons", "release_id": "r1", "row_id": "p1",
    "start": 10, "end": 18, "quote": "Pia Sund", "why": "",
}  # fmt: skip


def saved(folder: Path, *entries: object, **more: object) -> Path:
    path = folder / "rollcall-decisions.json"
    whole = {"rollcall_decisions": 1, "decisions": list(entries)} | more
    path.write_text(json.dumps(whole), "utf-8")
    return path


def test_the_file_of_a_report_is_read(tmp_path: Path) -> None:
    (one,) = read_given(saved(tmp_path, ENTRY))
    assert isinstance(one, Given)
    assert (one.decision, one.start, one.quote, one.place) == (
        "wrong",
        10,
        "Pia Sund",
        "decision 1",
    )


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"start": float("nan")}, "start is nan, no number"),
        ({"start": True}, "start is True, no number"),
        ({"start": -7}, "start is -7, no number"),
        ({"end": "18"}, "end is '18', no number"),
        ({"end": 10**5000}, "no number of characters|is no sound JSON"),
        ({"value": 7}, "value is 7, no text"),
        ({"quote": ["Pia"]}, "quote is ['Pia'], no text"),
        ({"value": "x" * 10**6}, "value has 1000000 characters"),
        ({"value": "\ud800"}, "value holds half a character"),
    ],
)
def test_a_value_of_another_kind_is_told_and_the_others_are_read(
    tmp_path: Path, changed: dict[str, object], problem: str
) -> None:
    if changed.get("start", 0) != changed.get("start", 0):
        text = json.dumps({"rollcall_decisions": 1, "decisions": [ENTRY | changed, ENTRY]})
        assert "NaN" in text
    if isinstance(changed.get("end"), int):
        with pytest.raises(ValueError, match="digits"):
            saved(tmp_path, ENTRY | changed)
        return
    fault, sound = read_given(saved(tmp_path, ENTRY | changed, ENTRY))
    assert isinstance(fault, Fault)
    assert fault.key == "decision 1"
    assert problem.split("|")[0] in fault.problem
    assert isinstance(sound, Given)


def test_a_number_of_a_million_digits_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, ENTRY)
    path.write_text(path.read_text().replace('"start": 10', f'"start": 1{"0" * 10**6}'))
    with pytest.raises(UsageError, match="is no sound JSON"):
        read_given(path)


@pytest.mark.parametrize("entry", [None, 7, "wrong", [], [ENTRY]])
def test_an_entry_that_is_no_object_is_told(tmp_path: Path, entry: object) -> None:
    (fault,) = read_given(saved(tmp_path, entry))
    assert isinstance(fault, Fault)
    assert "no object" in fault.problem


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no sound JSON"),
        ("[" * 100_000, "no sound JSON"),
        ("[]", "no file of decisions"),
        ('{"rollcall_decisions": 2, "decisions": []}', "no file of decisions"),
        ('{"rollcall_decisions": true, "decisions": []}', "no file of decisions"),
        ('{"rollcall_decisions": 1}', "decisions is no list"),
        ('{"rollcall_decisions": 1, "decisions": {}}', "decisions is no list"),
    ],
)
def test_a_file_that_holds_none_is_told(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=reason):
        read_given(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", b"\xff\xfe", "no sound JSON"),
        ("a.xlsx", b"no zip", "no sound workbook"),
        ("a.csv", b"a,b\n1,2\n", "no table of an output"),
        ("persons.csv", b"name\nPia\n", "has no column decision"),
        ("persons.csv", b"decision\n\xff\n", "not in UTF-8"),
        ("a.txt", b"wrong", "decisions are in one of these"),
    ],
)
def test_another_file_is_told_with_what_to_do(tmp_path, name, content, reason) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        read_given(tmp_path / name)


@pytest.mark.parametrize("path", ["gone.json", "../../etc/passwd\x00.json", "."])
def test_what_is_no_file_is_told(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="is no file"):
        read_given(tmp_path / path)


def test_a_table_gives_the_decisions_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    rows = [
        "decision;name;person_id;release_id;start",
        "rename Pia Sund; country FI;P. Sund;p1;r1;10",
        ";Tomas Vale;p2;r1;40",
        "'=1+1;Oda Holt;p3;r1;70",
    ]
    path.write_text("\r\n".join(rows).replace("Sund; country", "Sund\x00country"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("\x00", ", "), "utf-8")
    first, fault = read_given(path)
    assert isinstance(first, Given)
    assert (first.value, first.row_id, first.place) == ("Pia Sund, country FI", "p1", "line 2")
    assert isinstance(fault, Fault)
    assert fault.problem == "decision is '=1+1'"


def test_a_workbook_gives_the_decisions_of_every_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "READ-ME"
    for table, row in (
        ("persons", ["rename Pia Sund; country FI", "p1", "r1"]),
        ("ties", ["wrong she left", "t1", "r1"]),
        ("identities", ["same: a, b", "h1", ""]),
    ):
        sheet = book.create_sheet(table)
        sheet.append(["decision", {"persons": "person_id", "ties": "tie_id"}.get(table, "x"),
                      "release_id"])  # fmt: skip
        sheet.append(row)
    book["persons"].append(["=A1", "p2", "r1"])
    book.save(tmp_path / "rollcall.xlsx")
    read = read_given(tmp_path / "rollcall.xlsx")
    given_ones = [one for one in read if isinstance(one, Given)]
    assert [(one.decision, one.value, one.row_id, one.why) for one in given_ones] == [
        ("rename", "Pia Sund", "p1", ""),
        ("country", "FI", "p1", ""),
        ("wrong", "", "t1", "she left"),
    ]
    assert [one.key for one in read if isinstance(one, Fault)] == ["sheet persons, row 3"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@settings(max_examples=30, deadline=None)
@given(entries=st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(ENTRY, JSON)), max_size=4))
def test_nothing_in_an_entry_breaks_the_reader(tmp_path_factory, entries) -> None:
    path = saved(tmp_path_factory.getbasetemp(), *entries)
    assert len(read_given(path)) == len(entries)
