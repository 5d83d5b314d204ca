"""SQLite: the tables with their keys, views that join them, and the same bytes every time."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.write.formats.sqlite_file import SqliteFile
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import NAMES, TABLES, rows_of

SQLITE = WriteOptions(formats=("sqlite",))


def asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a database says, opened for reading alone."""
    address = f"{(folder / 'rollcall.sqlite').as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_is_as_the_table_has_it(make, tmp_path: Path, table: str) -> None:
    write((make(one) for one in range(2)), tmp_path, SQLITE, [])
    rows = [row for one in range(2) for row in rows_of(make(one))[table]]
    expected = [tuple(None if cell == "" else cell for cell in row.values()) for row in rows]
    assert asked(tmp_path, f'SELECT * FROM "{table}" ORDER BY rowid') == expected


def test_every_table_is_there_and_no_key_is_broken(make, tmp_path: Path) -> None:
    write((make(one) for one in range(3)), tmp_path, SQLITE, [])
    names = {
        name for (name,) in asked(tmp_path, "SELECT name FROM sqlite_master WHERE type='table'")
    }
    assert names == set(NAMES)
    assert asked(tmp_path, "PRAGMA foreign_key_check") == []
    assert asked(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    keys = {(row[2], row[3]) for row in asked(tmp_path, "PRAGMA foreign_key_list(ties)")}
    assert keys == {("persons", "person_id"), ("releases", "release_id")}


def test_persons_are_found_by_an_index(make, tmp_path: Path) -> None:
    write([make()], tmp_path, SQLITE, [])
    plan = asked(tmp_path, "EXPLAIN QUERY PLAN SELECT * FROM persons WHERE name = 'Pia Sund'")
    assert "USING INDEX persons_name" in str(plan)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "SELECT name, kind, country, country_code FROM person_countries ORDER BY name",
            [("Pia Sund", "delegation", "Namibia", "NA"), ("Zoë Çelik", "delegation", "?", None)],
        ),
        (
            "SELECT name, party_id, status FROM person_parties ORDER BY name, status",
            [
                ("Pia Sund", "pace:ALDE", "current"),
                ("Zoë Çelik", None, "current"),
                ("Zoë Çelik", "pace:ALDE", "denied"),
            ],
        ),
        ("SELECT name, countries FROM signatories", [("Pia Sund", "Namibia")]),
        ("SELECT name, text FROM quote_speakers", [("Pia Sund", "“Let them go”")]),
        (
            "SELECT name, label, text FROM person_mentions WHERE label = 'ROLE'",
            [("Zoë Çelik", "ROLE", "rapporteur")],
        ),
        ("SELECT count(*) FROM open_issues", [(2,)]),
    ],
)
def test_a_view_answers_what_people_ask(make, tmp_path: Path, query: str, rows) -> None:
    write([make()], tmp_path, SQLITE, [])
    assert asked(tmp_path, query) == rows


def test_two_equal_runs_give_equal_bytes(make, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write((make(one) for one in range(3)), tmp_path / name, SQLITE, [])
    first, second = (tmp_path / name / "rollcall.sqlite" for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_a_row_with_the_id_of_another_stops_no_run_and_is_told(make, tmp_path: Path) -> None:
    writer = SqliteFile(tmp_path, SQLITE)
    writer.add(make(), rows_of(make()))
    writer.add(make(), {"persons": rows_of(make())["persons"]})
    notes = writer.finish({})
    assert notes == (
        "Table persons of rollcall.sqlite: 3 rows have the id of another row and are not there; "
        "they stand in records.json.",
    )


def test_columns_that_an_option_adds_are_there(make, tmp_path: Path) -> None:
    write([make()], tmp_path, WriteOptions(formats=("sqlite",), columns=("timex",)), [])
    assert asked(tmp_path, "SELECT timex3_type, timex3_value FROM dates")[0] == (
        "DATE", "2017-10-12",
    )  # fmt: skip
