"""What is read of metadata sheets, however odd the file is."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipeline.errors import UsageError
from pipeline.ingest.sheet import read_sheet

SECONDS = 5.0
ROWS = (["file", "title"], ["a.txt", "On rivers"])
TITLED = {"a.txt": {"title": "On rivers"}}


def book(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook whose sheet is changed."""
    made = Workbook()
    for row in ROWS:
        made.active.append(row)
    made.save(path.with_suffix(".old"))
    with zipfile.ZipFile(path.with_suffix(".old")) as old, zipfile.ZipFile(path, "w", 8) as new:
        for one in old.namelist():
            data = old.read(one)
            new.writestr(one, change(data) if one.endswith("sheet1.xml") else data)
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'),
        lambda data: data.replace(b'<row r="2"', b'<row r="1048576"'),
        lambda data: data.replace(
            b"</sheetData>", b'<row r="99999999"><c r="A99999999"><v>1</v></c></row></sheetData>'
        ),
        lambda data: data.replace(b"</row>", b'<c r="XFD1"><v>1</v></c></row>', 1),
    ],
    ids=["as large as can be", "a row far down", "a row beyond all", "a cell far right"],
)
def test_what_a_workbook_says_of_its_size_costs_nothing(tmp_path: Path, change) -> None:
    begin = time.perf_counter()
    found = read_sheet(book(tmp_path / "m.xlsx", change))
    assert time.perf_counter() - begin < SECONDS
    assert found == TITLED


def test_a_workbook_that_unpacks_to_far_too_much_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "m.xlsx", lambda data: data + b" " * 60_000_000)
    with pytest.raises(UsageError, match=r"m\.xlsx: not a \.xlsx file: too large"):
        read_sheet(path)


def test_a_workbook_that_declares_entities_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "m.xlsx", lambda data: b"<!DOCTYPE a []>" + data)
    with pytest.raises(UsageError, match=r"m\.xlsx: not a \.xlsx file: unsafe XML"):
        read_sheet(path)


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c"])
def test_only_the_end_of_a_line_ends_a_row(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "m.csv"
    path.write_text(f"file,title\na.txt,On{sign}rivers" + " of the north" * 20, "utf-8")
    title = read_sheet(path)["a.txt"]["title"]
    assert title.startswith(f"On{sign}rivers of")
