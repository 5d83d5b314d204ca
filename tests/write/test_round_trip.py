"""Every reader gives the same cells: pandas, DuckDB, an R-style reading, openpyxl, LibreOffice."""

import csv
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from pipeline.active_cells import unguarded
from pipeline.vocabulary import columns
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import TABLES, rows_of

Table = list[list[str]]
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,UTF8,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("round") / "out"


@pytest.fixture
def written(make, folder: Path) -> Path:
    """Return the folder of two releases, written once for all readers."""
    if not folder.exists():
        write((make(one) for one in range(2)), folder, WriteOptions(), [])
    return folder


def _expected(make, table: str) -> Table:
    rows = [row for one in range(2) for row in rows_of(make(one))[table]]
    return [["" if cell is None else str(cell) for cell in row.values()] for row in rows]


def _pandas(path: Path) -> Table:
    return pd.read_csv(path, dtype=str, keep_default_na=False).to_numpy().tolist()


def _duckdb(path: Path) -> Table:
    query = f"SELECT * FROM read_csv('{path}', all_varchar = true)"
    return [["" if one is None else one for one in row] for row in duckdb.sql(query).fetchall()]


def _as_in_r(path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [["" if cell == "" else cell for cell in row] for row in csv.reader(file)][1:]


@pytest.mark.parametrize("read", [_pandas, _duckdb, _as_in_r])
@pytest.mark.parametrize("table", TABLES)
def test_a_reader_of_csv_gives_back_every_cell(make, written: Path, read, table: str) -> None:
    cells = read(written / f"{table}.csv")
    assert [[unguarded(cell) for cell in row] for row in cells] == _expected(make, table)


@pytest.mark.parametrize("table", TABLES)
def test_the_workbook_gives_back_every_cell(make, written: Path, table: str) -> None:
    sheet = openpyxl.load_workbook(written / "rollcall.xlsx")[table]
    head, *rows = ([_shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    assert [_of_table(table, head, row) for row in rows] == _expected(make, table)


def _of_table(table: str, head: list[str], row: list[str]) -> list[str]:
    """Return the cells of a row without those of the workbook's own columns."""
    cells = dict(zip(head, row, strict=True))
    return [cells[name] for name in columns(table)]


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d")
    return "" if cell is None else str(cell)


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("countries", "country_code", "NA"),
        ("dates", "value", "2017-10"),
        ("persons", "name", "Zoë Çelik"),
        ("releases", "title", "=Teachers must be free, say Members"),
    ],
)
def test_the_cells_that_readers_love_to_spoil_are_there(make, table, column, cell) -> None:
    assert cell in [row[column] for row in rows_of(make())[table]]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_cell_as_it_was(make, written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ALL_SHEETS, "--outdir"]
    book = str(written / "rollcall.xlsx")
    subprocess.run([*command, str(tmp_path), book], check=True, capture_output=True, timeout=120)
    for table in TABLES:
        with (tmp_path / f"rollcall-{table}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert [_of_table(table, head, row) for row in rows] == _expected(make, table)
