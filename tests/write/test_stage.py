"""The room as a whole: what a folder holds after a run, and that equal runs give equal bytes."""

import gc
import json
import tracemalloc
from pathlib import Path

import pytest

from pipeline.corrections import APPLIED, UNFIT, Correction, Outcome
from pipeline.errors import UsageError
from pipeline.identities import Identity
from pipeline.records import RecordsFile, ReleaseRecord
from pipeline.types import Rejection
from pipeline.vocabulary import columns
from pipeline.write.options import WriteOptions
from pipeline.write.stage import check_writing, write
from pipeline.write.tables.every import NAMES

EVERY = WriteOptions(formats=("csv", "json", "jsonl", "xlsx"))
PIA = Identity(
    canonical_id="h0c79c6a37ae2ac93",
    name="Pia Sund",
    sort_name="Sund, Pia",
    names_seen=("Pia Sund", "P. Sund"),
    releases=2,
    first_published="2017-10-12",
    last_published="2017-11",
    named_before="yes",
    named_before_in=("may-1", "may-2"),
    evidence="same name, same country (Namibia)",
    decision=("same: Pia Sund, P. Sund (told us)",),
)
COUNTRY = Correction(
    decision="country", value="FI", means="Finland", table="ties", kind="delegation",
    name="Pia Sund", said="NA", quote="Namibia", source="folder/0.txt", release_id="r0",
    row_id="t0c79c6a37ae2ac93", why="her office confirmed it",
)  # fmt: skip
MENDED = [
    Outcome(COUNTRY, APPLIED, release_id="r1"),
    Outcome(COUNTRY, UNFIT, "the words 'Namibia' are no longer in the text", "r1"),
]
REJECTED = [Rejection("folder/x.bin", "the suffix .bin is not known", "ingest")]


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_run_leaves_every_file_of_the_contract(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "out", EVERY, REJECTED)
    beside = {"rollcall.xlsx", "records.json", "records.jsonl", "schema.json", "run.json"}
    beside |= {"datapackage.json"}
    text = f"texts/{make().record.text_file}"
    tables = {f"{name}.csv" for name in NAMES}
    assert set(_files(tmp_path / "out")) == tables | beside | {"READ-ME.txt", text}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_summary_holds_the_figures_of_the_closing_lines(make, tmp_path: Path) -> None:
    summary = write((make(one) for one in range(2)), tmp_path / "out", EVERY, REJECTED)
    figures = (summary.releases, summary.rejected, summary.persons, summary.countries)
    assert figures == (2, 1, 4, 2)
    assert (summary.parties, summary.dates, summary.issues, summary.to_check) == (2, 4, 6, 4)
    assert summary.workbook == tmp_path / "out" / "rollcall.xlsx"


def test_rejections_are_read_after_the_last_release(make, tmp_path: Path) -> None:
    rejections: list[Rejection] = []

    def releases():
        yield make()
        rejections.append(REJECTED[0])

    assert write(releases(), tmp_path / "out", EVERY, rejections).rejected == 1
    assert "folder/x.bin" in (tmp_path / "out" / "rejected.csv").read_text("utf-8")


@pytest.mark.parametrize("table", NAMES)
def test_a_table_is_written_as_it_always_was(make, tmp_path, file_regression, table: str) -> None:
    write([make()], tmp_path / "out", EVERY, REJECTED, identities=[PIA], outcomes=MENDED)
    content = (tmp_path / "out" / f"{table}.csv").read_bytes()
    file_regression.check(content, basename=table, extension=".csv", binary=True)


def test_two_equal_runs_give_equal_bytes_but_for_the_receipt(make, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write((make(one) for one in range(3)), tmp_path / name, EVERY, REJECTED)
    first, second = _files(tmp_path / "a"), _files(tmp_path / "b")
    assert [name for name in first if first[name] != second[name] and name != "run.json"] == []
    assert first.keys() == second.keys()


def test_the_records_are_what_was_given(make, tmp_path: Path) -> None:
    extractions = [make(one) for one in range(3)]
    write(extractions, tmp_path / "out", EVERY, [])
    text = (tmp_path / "out" / "records.json").read_text("utf-8")
    records = tuple(one.record for one in extractions)
    assert RecordsFile.model_validate_json(text).releases == records
    lines = (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()
    assert tuple(ReleaseRecord.model_validate_json(line) for line in lines) == records


def test_a_run_that_read_nothing_still_leaves_valid_files(tmp_path: Path) -> None:
    summary = write([], tmp_path / "out", EVERY, REJECTED)
    assert (summary.releases, summary.persons) == (0, 0)
    assert json.loads((tmp_path / "out" / "records.json").read_bytes()) == {"releases": []}
    header = (tmp_path / "out" / "persons.csv").read_text("utf-8-sig")
    assert header == ",".join(columns("persons")) + "\n"


def test_every_closed_value_of_the_records_is_in_the_schema(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "out", EVERY, [])
    schema = json.loads((tmp_path / "out" / "schema.json").read_bytes())
    records = json.loads((tmp_path / "out" / "records.json").read_bytes())
    assert list(_outside(records, schema, schema["$defs"])) == []


def _outside(value, schema, definitions):
    """Yield every value that its enum in the schema does not hold."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][value is None]
    if "enum" in schema and value not in schema["enum"]:
        yield value
    if isinstance(value, list):
        for one in value:
            yield from _outside(one, schema["items"], definitions)
    elif isinstance(value, dict) and "properties" in schema:
        for key, one in value.items():
            yield from _outside(one, schema["properties"][key], definitions)


@pytest.mark.parametrize("text", ["a\nb", "é\u0301 \N{ZERO WIDTH SPACE}", "", "a\n\n"])
def test_the_stored_text_is_written_byte_for_byte(make, tmp_path: Path, text: str) -> None:
    extraction = make()
    release = type(extraction.release)("r1", text, "a.txt")
    write([type(extraction)(release, extraction.record)], tmp_path / "out", EVERY, [])
    path = tmp_path / "out" / "texts" / extraction.record.text_file
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (WriteOptions(), b"\xef\xbb\xbftitle,published,"),
        (WriteOptions(bom=False), b"title,published,"),
        (WriteOptions(delimiter=";"), b"\xef\xbb\xbftitle;published;"),
    ],
)
def test_csv_is_written_as_it_was_asked_for(make, tmp_path, options, begins: bytes) -> None:
    write([make()], tmp_path / "out", options, [])
    content = (tmp_path / "out" / "releases.csv").read_bytes()
    assert content.startswith(begins)
    assert b"\r" not in content


def test_tables_of_no_single_release_are_csv_whatever_the_formats(make, tmp_path: Path) -> None:
    summary = write([make()], tmp_path / "out", WriteOptions(formats=("jsonl",)), REJECTED)
    assert summary.workbook is None
    assert sorted(path.name for path in (tmp_path / "out").glob("*.csv")) == [
        "corrected.csv",
        "identities.csv",
        "rejected.csv",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (WriteOptions(formats=("xls",)), "'xls' is unknown; use csv, json, jsonl, xlsx"),
        (WriteOptions(formats=()), "no --format is given; use csv"),
        (WriteOptions(delimiter="::"), "'::' is not one sign"),
        (WriteOptions(delimiter='"'), "is not one sign"),
    ],
)
def test_a_wrong_option_is_answered_with_the_right_ones(options: WriteOptions, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_writing(options)


def _peak(make, folder: Path, releases: int) -> int:
    gc.collect()
    tracemalloc.start()
    write((make(one) for one in range(releases)), folder, WriteOptions(), [])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_releases(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "warm", EVERY, [])
    few, many = (_peak(make, tmp_path / str(number), number) for number in (200, 1000))
    assert many < few * 1.2  # of 200 all buffers are full; names for the pivots grow a little
