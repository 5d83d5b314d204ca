"""A run over the corpus, opened by other programs: the same cells in every sheet and table."""

import csv
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system

from pipeline.active_cells import unguarded
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.vocabulary import columns
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import TABLES, rows_of
from pipeline.written import read_output

pytestmark = pytest.mark.slow
CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
EVERY = ("csv", "json", "xlsx", "parquet", "sqlite")
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
Table = list[list[str]]
IN_BASE_R = """read.csv("persons.csv", colClasses = "character", na.strings = "",
                         fileEncoding = "UTF-8-BOM", check.names = FALSE)"""
R_SCRIPT = """
suppressMessages(try(library(readr), silent = TRUE))
read <- {call}
read[is.na(read)] <- ""
write.table(read, "{back}", sep = ",", row.names = FALSE, qmethod = "double",
            fileEncoding = "UTF-8")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a run over corpus/dev in every format."""
    out = tmp_path_factory.mktemp("elsewhere") / "out"
    run([str(CORPUS)], out, RunOptions(write=WriteOptions(formats=EVERY, report=True)))
    return out


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, Table]:
    """Return the cells of every table, made from the records."""
    made = [rows_of(extraction) for extraction in read_output(folder)]
    return {
        table: [
            ["" if cell is None else str(cell) for cell in row.values()]
            for rows in made
            for row in rows[table]
        ]
        for table in TABLES
    }


def in_pandas(path: Path, delimiter: str = ",") -> Table:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, sep=delimiter)
    return frame.to_numpy().tolist()


def in_duckdb(path: Path, delimiter: str = ",") -> Table:
    more = "" if delimiter == "," else f", delim = '{delimiter}'"
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true{more})").fetchall()
    return [["" if one is None else one for one in row] for row in found]


def as_in_r(path: Path, delimiter: str = ",") -> Table:
    """Read as R's `read.csv(colClasses = "character", na.strings = "")` does; R itself is below."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))[1:]


@pytest.mark.parametrize("read", [in_pandas, in_duckdb, as_in_r])
@pytest.mark.parametrize("table", TABLES)
def test_a_reader_of_csv_loses_nothing(
    folder: Path, said: dict[str, Table], read: Callable[[Path], Table], table: str
) -> None:
    cells = read(folder / f"{table}.csv")
    assert [[unguarded(cell) for cell in row] for row in cells] == said[table]


@pytest.mark.parametrize("read", [in_pandas, in_duckdb, as_in_r])
def test_another_delimiter_loses_nothing(
    folder: Path, said: dict[str, Table], tmp_path: Path, read: Callable[[Path, str], Table]
) -> None:
    options = WriteOptions(formats=("csv",), delimiter=";", bom=False)
    write(read_output(folder), tmp_path, options, [])
    for table in TABLES:
        cells = read(tmp_path / f"{table}.csv", ";")
        assert [[unguarded(cell) for cell in row] for row in cells] == said[table]


def in_r_itself(path: Path, call: str, room: Path) -> Table:
    """Return the cells that R gives back where `call` reads persons.csv; the table is `path`."""
    back = room / "back.csv"
    script = R_SCRIPT.format(call=call.replace("persons.csv", path.as_posix()), back=back)
    (room / "read.R").write_text(script, "utf-8")
    command = ["Rscript", str(room / "read.R")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return as_in_r(back)


def has_readr() -> bool:
    """Return whether R is here with the package that READ-ME.txt reads with."""
    command = ["Rscript", "-e", "library(readr)"]
    return bool(shutil.which("Rscript")) and subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("table", TABLES)
def test_r_itself_loses_nothing(
    folder: Path, said: dict[str, Table], tmp_path: Path, table: str
) -> None:
    cells = in_r_itself(folder / f"{table}.csv", IN_BASE_R, tmp_path)
    assert [[unguarded(cell) for cell in row] for row in cells] == said[table]


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_line_for_r_in_the_read_me_loses_nothing(
    folder: Path, said: dict[str, Table], tmp_path: Path, delimiter: str
) -> None:
    if not has_readr():
        pytest.skip("R is not installed with readr")
    write(read_output(folder), tmp_path, WriteOptions(formats=("csv",), delimiter=delimiter), [])
    line = next(one for one in (tmp_path / "READ-ME.txt").read_text("utf-8").splitlines()
                if one.startswith("    R  "))  # fmt: skip
    call = line.removeprefix("    R").strip()
    for table in TABLES:
        cells = in_r_itself(tmp_path / f"{table}.csv", call, tmp_path)
        assert [[unguarded(cell) for cell in row] for row in cells] == said[table]
    blanks = tmp_path / "blanks.csv"
    blanks.write_text(f'title{delimiter}source\n" "{delimiter}" a .txt"\n', "utf-8")
    assert in_r_itself(blanks, call, tmp_path) == [[" ", " a .txt"]]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_and_sqlite_hold_the_cells_of_the_csv(
    folder: Path, said: dict[str, Table], table: str
) -> None:
    rows = pq.read_table(folder / "parquet" / table).to_pylist()
    assert [[_flat(cell) for cell in row.values()] for row in rows] == said[table]
    address = f"{(folder / 'rollcall.sqlite').as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        found = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [[_flat(cell) for cell in row] for row in found] == said[table]


def _flat(cell: object) -> str:
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None else str(cell)


def test_frictionless_finds_no_fault(folder: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert [one.message for task in report.tasks for one in task.errors] == []
    assert report.valid


@pytest.fixture(scope="module")
def opened(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """Return every sheet as LibreOffice shows it, header included."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    room = tmp_path_factory.mktemp("office")
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ALL_SHEETS, "--outdir"]
    book = str(folder / "rollcall.xlsx")
    subprocess.run([*command, str(room), book], check=True, capture_output=True, timeout=300)
    sheets = {}
    for path in sorted(room.glob("rollcall-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            sheets[path.stem.removeprefix("rollcall-")] = list(csv.reader(file))
    return sheets


@pytest.mark.parametrize("table", TABLES)
def test_libreoffice_shows_every_cell_of_a_table(
    opened: dict[str, Table], said: dict[str, Table], table: str
) -> None:
    head, *rows = opened[table]
    names = columns(table)
    shown = [[dict(zip(head, row, strict=True))[name] for name in names] for row in rows]
    assert shown == said[table]
    assert {row[head.index("decision")] for row in rows} == {""}
    assert {row[head.index("proof")] for row in rows} == {"proof"}


def test_libreoffice_shows_every_cell_of_every_sheet(
    opened: dict[str, Table], folder: Path
) -> None:
    book = openpyxl.load_workbook(folder / "rollcall.xlsx", read_only=True)
    assert set(opened) == set(book.sheetnames)
    for sheet in book.worksheets:
        wide = max(map(len, opened[sheet.title]))
        rows = [[_shown(cell) for cell in row] for row in sheet.iter_rows()]
        assert [_filled(row, wide) for row in rows] == opened[sheet.title], sheet.title


def _shown(cell: object) -> str:
    """Return a cell as a reader sees it: days as yyyy-mm-dd."""
    value = getattr(cell, "value", None)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else str(value)


def _filled(row: list[str], wide: int) -> list[str]:
    return [*row, *[""] * (wide - len(row))][:wide]
