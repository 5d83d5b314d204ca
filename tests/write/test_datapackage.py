"""datapackage.json: frictionless reads every table with it and finds no fault."""

import json
from pathlib import Path

import pytest
from frictionless import Package, system

from pipeline.identities import Identity
from pipeline.vocabulary import all_columns
from pipeline.write.datapackage import datapackage
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import NAMES


def faults_of(folder: Path) -> list[str]:
    """Return what frictionless says against the tables of a folder."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [
        *(error.message for error in report.errors),
        *(f"{task.name}: {one.message}" for task in report.tasks for one in task.errors),
    ]


@pytest.mark.parametrize(
    "options",
    [WriteOptions(formats=("csv",)), WriteOptions(delimiter=";", bom=False, columns=("timex",))],
    ids=["as usual", "semicolons, no mark, timex"],
)
def test_no_fault_in_any_table(make, tmp_path: Path, options: WriteOptions) -> None:
    write((make(one) for one in range(2)), tmp_path, options, [])
    assert faults_of(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("persons", "signatory; speaker", "signatory; spekaer", 'constraint "pattern"'),
        ("countries", "sovereign", "souvereign", 'constraint "enum"'),
        ("ties", ",p", ",q", "violates the foreign key"),
        ("dates", "2017-10-31", "2017-10-32", "Type error"),
        ("releases", ",2,", ",-2,", 'constraint "minimum"'),
    ],
)
def test_a_spoiled_cell_is_found(make, tmp_path, table: str, old: str, new: str, fault) -> None:
    write([make()], tmp_path, WriteOptions(formats=("csv",)), [])
    path = tmp_path / f"{table}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    faults = " ".join(faults_of(tmp_path))
    assert fault in faults or fault.replace('constraint "pattern"', "pattern") in faults


def test_every_table_and_column_is_described_once() -> None:
    resources = datapackage(WriteOptions())["resources"]
    assert tuple(one["name"] for one in resources) == NAMES
    found = [(one["name"], field["name"]) for one in resources for field in one["schema"]["fields"]]
    assert found == [
        (name, one.column)
        for name in NAMES
        for one in all_columns()
        if one.table == name and not one.option
    ]


def test_keys_lead_to_rows_and_a_list_of_ids_is_no_key() -> None:
    schemas = {one["name"]: one["schema"] for one in datapackage(WriteOptions())["resources"]}
    keys = {
        (name, one["fields"][0]): one["reference"]["resource"]
        for name, schema in schemas.items()
        for one in schema.get("foreignKeys", ())
    }
    assert keys["ties", "person_id"] == "persons"
    assert keys["persons", "canonical_id"] == "identities"
    assert keys["releases", "duplicate_of"] == ""
    assert ("mentions", "person_id") not in keys
    assert "primaryKey" not in schemas["rejected"]


def test_it_stands_beside_the_csv_and_nowhere_else(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "a", WriteOptions(formats=("csv",)), [])
    write([make()], tmp_path / "b", WriteOptions(formats=("json",)), [])
    assert json.loads((tmp_path / "a" / "datapackage.json").read_bytes())["resources"]
    assert not (tmp_path / "b" / "datapackage.json").exists()


def test_identities_are_what_persons_lead_to(make, tmp_path: Path) -> None:
    made = make()
    people = tuple(
        one.model_copy(update={"canonical_id": f"h{number}"})
        for number, one in enumerate(made.record.persons)
    )
    record = made.record.model_copy(update={"persons": people})
    known = [
        Identity(
            canonical_id=f"h{number}", name=one.name, sort_name=one.name, names_seen=(one.name,),
            releases=1, first_published=None, last_published=None, named_before="",
            named_before_in=(), evidence="", decision=(),
        )
        for number, one in enumerate(people)
    ]  # fmt: skip
    given = type(made)(made.release, record)
    write([given], tmp_path / "a", WriteOptions(), [], identities=known)
    assert faults_of(tmp_path / "a") == []
    write([given], tmp_path / "b", WriteOptions(), [], identities=known[1:])
    assert any("canonical_id" in one for one in faults_of(tmp_path / "b"))
