"""What is a person's own in an output stays there, whatever it is called."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.validate.text_files import text_file
from pipeline.write.edits import check_edits
from pipeline.write.formats.every import WRITERS
from pipeline.write.options import WriteOptions
from pipeline.write.own_files import BY_FORMAT, INSIDE, names_of, own_files
from pipeline.write.stage import write

JSON = WriteOptions(formats=("json",))
DEFAULT = WriteOptions()


@pytest.fixture
def out(make, tmp_path: Path) -> Path:
    """Return the folder of a finished run that wrote JSON alone."""
    write([make()], tmp_path / "out", JSON, [])
    return tmp_path / "out"


@pytest.mark.parametrize(
    "name",
    [
        *("notes.md", "persons.csv", "rollcall.xlsx", "rollcall.sqlite", "records.jsonl"),
        *("report.html", "datapackage.json", "texts/my notes.txt", "texts/scans/1.png"),
        *("parquet/mine.txt", "parquet/persons.parquet", "parquet/persons/part-00000.parquet"),
    ],
)
def test_a_file_that_no_run_wrote_outlives_every_run(make, out: Path, name: str) -> None:
    (out / name).parent.mkdir(exist_ok=True, parents=True)
    (out / name).write_text("years of work", "utf-8")
    assert "years of work" in {
        one.read_text("utf-8") for own in own_files(out) for one in (own, *own.rglob("*"))
        if one.is_file()
    }  # fmt: skip
    summary = write([make(1)], out, JSON, [])
    assert (out / name).read_text("utf-8") == "years of work"
    assert summary.removed == ()
    check_edits(out, JSON)


@pytest.mark.parametrize("name", ["persons.csv", "rollcall.xlsx", "datapackage.json"])
def test_a_run_does_not_write_over_a_file_that_no_run_wrote(make, out: Path, name: str) -> None:
    (out / name).write_text("years of work", "utf-8")
    with pytest.raises(OutputError, match=f"{name}' was not written by rollcall"):
        write([make(1)], out, WriteOptions(discard_edits=True), [])
    assert (out / name).read_text("utf-8") == "years of work"


PARQUET = WriteOptions(formats=("parquet",))
MINE = ("mine.parquet", "persons.parquet", "persons/mine.parquet", "persons/part-1.parquet")


@pytest.mark.parametrize(("options", "removed"), [(PARQUET, ()), (JSON, ("parquet",))])
def test_of_a_folder_of_ours_only_what_no_run_wrote_stays(
    make, tmp_path: Path, options: WriteOptions, removed: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    write([make()], out, PARQUET, [])
    for name in MINE:
        (out / "parquet" / name).write_text("years of work", "utf-8")
    assert write([make(1)], out, options, []).removed == removed
    left = {one for own in own_files(out) for one in (own, *own.rglob("*")) if one.is_file()}
    assert {one.relative_to(out / "parquet").as_posix() for one in left} == set(MINE)
    assert {one.read_text("utf-8") for one in left} == {"years of work"}


def test_a_table_in_one_file_as_earlier_versions_wrote_it_goes(make, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write([make()], out, PARQUET, [])
    shutil.rmtree(out / "parquet" / "persons")
    (out / "parquet" / "persons.parquet").write_bytes(b"of an earlier version")
    write([make(1)], out, PARQUET, [])
    assert not (out / "parquet" / "persons.parquet").exists()


def test_a_page_of_a_person_is_not_written_over_by_a_report(make, out: Path) -> None:
    (out / "report.html").write_text("<p>years of work", "utf-8")
    with pytest.raises(OutputError, match=r"report.html' was not written by rollcall"):
        write([make(1)], out, WriteOptions(formats=("json",), report=True), [])


def test_a_file_that_comes_while_a_run_is_at_work_stays(make, out: Path) -> None:
    def releases():
        yield make(1)
        (out / "persons.csv").write_text("years of work", "utf-8")

    with pytest.raises(OutputError, match="came while the run was at work"):
        write(releases(), out, DEFAULT, [])
    assert (out / "persons.csv").read_text("utf-8") == "years of work"


def test_an_edited_workbook_that_a_run_would_only_remove_stops_it(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "out", DEFAULT, [])
    (tmp_path / "out" / "rollcall.xlsx").write_bytes(b"edited")
    with pytest.raises(OutputError, match=r"rollcall\.xlsx' was edited"):
        check_edits(tmp_path / "out", JSON)


def test_every_format_says_what_it_writes(make, tmp_path: Path) -> None:
    assert set(BY_FORMAT) == set(WRITERS)
    for name in WRITERS:
        folder, options = tmp_path / name, WriteOptions(formats=(name,))
        write([make()], folder, options, [])
        assert {one.name for one in folder.iterdir()} == names_of(options)
        assert own_files(folder) == ()


@pytest.mark.parametrize("release_id", ["r0c79c6a37ae2ac93", "raw/Biden:1.txt", "…", "a" * 99])
def test_the_file_of_a_text_is_known_by_its_name(release_id: str) -> None:
    assert INSIDE["texts"].fullmatch(text_file(release_id))


@pytest.mark.parametrize("name", ["notes.txt", "r0c79c6a37ae2ac93 copy.txt", "letter-2031.txt"])
def test_another_text_is_a_persons_own(name: str) -> None:
    assert INSIDE["texts"].fullmatch(name) is None
