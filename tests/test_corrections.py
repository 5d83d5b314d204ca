"""Kept corrections: the same bytes for the same decisions, and every fault with its remedy."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corrections import Correction, read_corrections, write_corrections
from pipeline.errors import DataError, OutputError, UsageError

ONE = Correction(
    decision="rename", value="Pia Sund", table="persons", name="P. Sund", quote="P. Sund",
    before="said Ms", after="on 3 May", source="a.txt", release_id="r1", row_id="p1", start=9,
)  # fmt: skip
OTHER = ONE.model_copy(update={"decision": "ok", "value": "", "start": 120})


def test_corrections_are_read_as_they_were_written_in_any_order(tmp_path: Path) -> None:
    write_corrections(tmp_path / "a.csv", [OTHER, ONE])
    write_corrections(tmp_path / "b.csv", [ONE, OTHER])
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert read_corrections(tmp_path / "a.csv") == (ONE, OTHER)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "b.csv"]
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) == 3


def test_a_decision_on_a_whole_release_begins_nowhere(tmp_path: Path) -> None:
    whole = Correction(decision="ok", table="releases", source="a.txt", release_id="r1")
    write_corrections(tmp_path / "a.csv", [whole])
    assert read_corrections(tmp_path / "a.csv") == (whole,)
    assert "-1" not in (tmp_path / "a.csv").read_text("utf-8")


@settings(deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20))
def test_no_cell_is_calculated_and_every_cell_comes_back(tmp_path_factory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "corrections.csv"
    write_corrections(path, [ONE.model_copy(update={"value": f"={text}", "why": text})])
    (read,) = read_corrections(path)
    assert (read.value, read.why) == (f"={text}", text)
    assert "'=" in path.read_text("utf-8")


def test_where_no_file_is_nothing_is_kept(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.csv") == ()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("rename,,persons", "rename has no value"),
        ("split,,persons", "decision is 'split'; persons takes ok, wrong, rename"),
        ("ok,,people", "table is 'people'; use one of releases, persons"),
        ("sure,,persons", "decision is 'sure'"),
    ],
)
def test_a_faulty_line_is_told_with_what_to_do(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"decision,value,table\n{line}\n", "utf-8")
    with pytest.raises(DataError) as error:
        read_corrections(path)
    assert fault in str(error.value)


@pytest.mark.parametrize("head", ["decision;value;table", "decision,value", "a,b"])
def test_another_head_is_told_with_the_right_one(tmp_path: Path, head: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(f"{head}\n", "utf-8")
    with pytest.raises(DataError, match="head it with decision,value,means,table"):
        read_corrections(path)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name the table to read"):
        read_corrections(tmp_path / "gone.csv", asked=True)


def test_a_folder_is_no_file_of_corrections(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is no \.csv file"):
        read_corrections(tmp_path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_corrections(tmp_path / "gone" / "corrections.csv", [ONE])
