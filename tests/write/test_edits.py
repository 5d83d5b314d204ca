"""What a person wrote into an output is not written over: a run stops, and says what to do."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import OutputError
from pipeline.output_folder import is_known, mark_taken
from pipeline.write.edits import check_edits, edits_of
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

DEFAULT = WriteOptions()


@pytest.fixture
def out(make, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an output: a copy, for it is written once."""
    written = tmp_path_factory.getbasetemp() / "edits" / "out"
    if not written.exists():
        written.parent.mkdir()
        write([make()], written, DEFAULT, [])
    return Path(shutil.copytree(written, tmp_path / "out"))


def decide(path: Path, sheet: str, column: str, value: object) -> None:
    """Write a cell of the first row of a sheet."""
    book = openpyxl.load_workbook(path)
    head = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(2, head.index(column) + 1).value = value
    book.save(path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8-sig"))


def test_an_output_as_it_was_written_may_be_written_again(out: Path) -> None:
    check_edits(out, DEFAULT)


def test_a_folder_that_is_none_of_ours_holds_nothing_to_lose(tmp_path: Path) -> None:
    check_edits(tmp_path / "new", DEFAULT)


def test_a_workbook_with_a_decision_is_not_written_over(out: Path) -> None:
    decide(out / "rollcall.xlsx", "persons", "decision", "wrong")
    with pytest.raises(OutputError) as error:
        check_edits(out, DEFAULT)
    assert f"rollcall correct {out} {out / 'rollcall.xlsx'}" in str(error.value)
    check_edits(out, WriteOptions(discard_edits=True))


def test_a_workbook_that_was_only_saved_again_may_be_written_over(out: Path) -> None:
    before = (out / "rollcall.xlsx").read_bytes()
    openpyxl.load_workbook(out / "rollcall.xlsx").save(out / "rollcall.xlsx")
    assert (out / "rollcall.xlsx").read_bytes() != before
    assert edits_of(out, out / "rollcall.xlsx").others == ()
    check_edits(out, DEFAULT)


def test_a_workbook_with_another_cell_edited_is_named_with_the_cell(out: Path) -> None:
    decide(out / "rollcall.xlsx", "persons", "name", "Pia Sunde")
    with pytest.raises(OutputError, match="sheet persons, row 2, name: 'Pia Sunde' where the run"):
        check_edits(out, DEFAULT)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("persons.csv", "Zoë Çelik", "Zoe Celik", "line 3, name: 'Zoe Celik'"),
        ("dates.csv", "2017-10-12", "2017-10-13", "'2017-10-13' where the run wrote '2017-10-12'"),
        ("records.json", "Zoë", "Zoe", "was edited since it was written"),
        ("identities.csv", "name", "names", "who is the same across releases is said in a table"),
    ],
)
def test_an_edited_table_is_not_written_over(out: Path, name, old, new, reason) -> None:
    edit(out / name, old, new)
    with pytest.raises(OutputError) as error:
        check_edits(out, DEFAULT)
    assert reason in str(error.value)
    assert name in str(error.value)
    assert "--discard-edits" in str(error.value)


def test_rows_that_are_gone_are_told(out: Path) -> None:
    lines = (out / "persons.csv").read_bytes().splitlines(keepends=True)
    (out / "persons.csv").write_bytes(b"".join(lines[:-1]))
    with pytest.raises(OutputError, match="of persons is gone"):
        check_edits(out, DEFAULT)
    (out / "persons.csv").write_bytes(lines[0])
    with pytest.raises(OutputError, match="of persons is gone"):
        check_edits(out, DEFAULT)


def test_a_table_saved_with_other_signs_between_its_cells_is_the_same(out: Path) -> None:
    text = (out / "issues.csv").read_bytes().decode("utf-8-sig")
    (out / "issues.csv").write_bytes(text.replace("\n", "\r\n").encode())
    check_edits(out, DEFAULT)


def test_a_broken_workbook_is_not_written_over(out: Path) -> None:
    (out / "rollcall.xlsx").write_bytes(b"half")
    with pytest.raises(OutputError, match="cannot be read"):
        check_edits(out, DEFAULT)


def test_what_was_decided_and_kept_may_be_written_over(out: Path) -> None:
    decide(out / "rollcall.xlsx", "persons", "decision", "wrong")
    mark_taken(out, "rollcall.xlsx")
    assert is_known(out, "rollcall.xlsx")
    check_edits(out, DEFAULT)
    decide(out / "rollcall.xlsx", "persons", "decision", "rename Pia Moor")
    with pytest.raises(OutputError, match="decisions that are not kept yet"):
        check_edits(out, DEFAULT)


def test_the_receipt_knows_every_file_at_the_top(out: Path) -> None:
    receipt = json.loads((out / "run.json").read_text("utf-8"))
    there = {one.name for one in out.iterdir() if one.is_file()} - {"run.json"}
    assert set(receipt["files"]) == there


@pytest.mark.parametrize("files", [None, [], "x", {"persons.csv": 7}])
def test_a_receipt_of_another_make_keeps_nobody_from_running(out: Path, files: object) -> None:
    receipt = json.loads((out / "run.json").read_text("utf-8"))
    (out / "run.json").write_text(json.dumps(receipt | {"files": files}), "utf-8")
    edit(out / "persons.csv", "Zoë", "Zoe")
    check_edits(out, DEFAULT)
