"""The workbook: text as text, days as days, and a note wherever the format ends."""

from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.decided import ALLOWED, ID_COLUMNS
from pipeline.vocabulary import columns
from pipeline.write.formats.book import Book, Tally, shown_columns
from pipeline.write.formats.fitting import fitted, readable
from pipeline.write.formats.sheet import Limits
from pipeline.write.formats.workbook import Workbook
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.write.tables.every import rows_of

SMALL = Limits(rows=4, characters=100)
CELLS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
ODD = st.sampled_from(
    ["=1+1", "_x0041_", "<r>a&b</r>", "http://a.b", "007", " a ", "a\r\nb", "{=1}"]
)


def _rejected(number: int, reason: str = "empty") -> dict[str, str]:
    return {"source": f"{number}.txt", "reason": reason, "stage": "ingest"}


def _book(folder: Path, rows, limits=SMALL, formats=("csv", "xlsx")):
    """Return the notes and the opened workbook of some rows."""
    writer = Workbook(folder, WriteOptions(formats=formats), limits)
    notes = writer.finish(rows)
    writer.close()
    return notes, openpyxl.load_workbook(folder / "rollcall.xlsx")


def _cells(sheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reasons=st.lists(CELLS | ODD, min_size=1, max_size=25))
def test_a_text_cell_gives_back_what_can_be_stored(tmp_path: Path, reasons: list[str]) -> None:
    rows = [_rejected(number, reason) for number, reason in enumerate(reasons)]
    _, book = _book(tmp_path, {"rejected": rows}, Limits(1000, 32_767))
    read = [unescape(cells[1]) for cells in _cells(book["rejected"])]
    assert read == [readable(reason) for reason in reasons]


@given(text=CELLS)
def test_a_stand_in_never_changes_the_length(text: str) -> None:
    assert len(readable(text)) == len(text)


@given(text=st.text(st.sampled_from("a😀é"), max_size=80))
def test_a_shortened_text_fits_as_a_workbook_counts(text: str) -> None:
    short = fitted(text, 50, "records.json")
    assert len(short.encode("utf-16-le")) // 2 <= 50
    assert short == text or short.endswith("[cut: whole text in records.json]")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rows_that_fit_need_no_note(tmp_path: Path, count: int) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(one) for one in range(count)]})
    assert notes == ()
    assert [cells[0] for cells in _cells(book["rejected"])] == [f"{n}.txt" for n in range(count)]


@pytest.mark.parametrize(("count", "left_out"), [(4, 2), (5, 3), (9, 7)])
def test_a_full_sheet_ends_with_a_row_that_says_so(tmp_path, count: int, left_out: int) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(one) for one in range(count)]})
    cells = _cells(book["rejected"])
    assert len(cells) == 3
    assert cells[-1][0] == (
        f"The sheet is full: a sheet holds 4 rows. {left_out} more rows of rejected stand in "
        "the CSV file of the same name."
    )
    assert notes == (f"Sheet rejected: {cells[-1][0]}",)
    assert f"NOTE: {notes[0]}" in [row[0] for row in book["READ-ME"].iter_rows(values_only=True)]


def test_a_cell_that_is_too_long_says_where_the_whole_stands(tmp_path: Path) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(1, "a" * 101)]}, formats=("xlsx", "json"))
    (cells,) = _cells(book["rejected"])
    assert cells[1].endswith(" … [cut: whole text in records.json]")
    assert len(cells[1]) == 100
    assert "1 longer ones end with a note" in notes[0]


def test_a_sign_that_cannot_be_stored_is_shown_and_noted(tmp_path: Path) -> None:
    notes, book = _book(tmp_path, {"rejected": [_rejected(1, "bell\x07")]})
    (cells,) = _cells(book["rejected"])
    assert cells[1] == "bell␇"
    assert "1 cells hold signs" in notes[0]


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2017-10-12", datetime(2017, 10, 12)),
        ("1900-03-01", datetime(1900, 3, 1)),
        ("1900-02-28", "1900-02-28"),
        ("1848-03-18", "1848-03-18"),
        ("2017-10", "2017-10"),
        ("2017-02-30", "2017-02-30"),
        ("", None),
    ],
)
def test_a_whole_day_is_a_date_and_the_rest_is_text(tmp_path: Path, published, shown) -> None:
    row = dict.fromkeys(columns("releases")) | {"published": published, "title": "a"}
    _, book = _book(tmp_path, {"releases": [row]})
    cell = book["releases"]["C2"]
    assert cell.value == shown
    if isinstance(shown, datetime):
        assert cell.number_format == "yyyy-mm-dd"


def test_a_number_is_a_number(tmp_path: Path) -> None:
    row = dict.fromkeys(columns("releases")) | {"persons_count": 7, "title": "2017"}
    _, book = _book(tmp_path, {"releases": [row]})
    assert book["releases"].cell(2, columns("releases").index("persons_count") + 2).value == 7
    assert book["releases"]["B2"].value == "2017"


DECIDED = ("persons", "ties", "parties", "countries", "dates", "quotes", "mentions", "issues",
           "releases")  # fmt: skip


def test_every_sheet_has_a_frozen_and_filtered_header(tmp_path: Path) -> None:
    _, book = _book(tmp_path, {})
    assert book.sheetnames[:2] == ["READ-ME", "pivots"]
    for sheet in book.worksheets[2:]:
        heads = tuple(cell.value for cell in sheet[1])
        assert heads == tuple(one.column for one in shown_columns(sheet.title, WriteOptions()))
        own = [one for one in heads if one not in columns(sheet.title)]
        assert tuple(one for one in heads if one not in own) == columns(sheet.title)
        assert sheet.freeze_panes == ("C2" if sheet.title in DECIDED else "B2")
        assert sheet.auto_filter.ref.startswith("A1:")


@pytest.mark.parametrize("table", DECIDED)
def test_the_first_column_is_for_decisions_with_a_hint_that_teaches_the_verbs(
    tmp_path: Path, table: str
) -> None:
    _, book = _book(tmp_path, {})
    sheet = book[table]
    assert (sheet["A1"].value, sheet["B1"].value) == ("decision", columns(table)[0])
    (hint,) = sheet.data_validations.dataValidation
    assert str(hint.sqref) == "A2:A1048576"
    assert hint.showInputMessage
    assert len(hint.prompt) <= 255
    taught = {verb for verb in ALLOWED[table] if verb in hint.prompt}
    assert taught == set(ALLOWED[table])


def test_a_row_leads_to_its_place_in_the_report_where_one_is_written(make, tmp_path: Path) -> None:
    options = WriteOptions(formats=("xlsx",), report=True)
    write([make()], tmp_path / "out", options, [])
    book = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")
    for table, key in ID_COLUMNS.items():
        heads = [cell.value for cell in book[table][1]]
        row = book[table][2]
        link = row[heads.index("proof")].hyperlink
        assert (link.target, link.location) == ("report.html", row[heads.index(key)].value)
        assert row[heads.index("proof")].value == "proof"
        assert heads[2] == "proof"


def test_without_a_report_no_row_has_a_link(make, tmp_path: Path) -> None:
    write([make()], tmp_path / "out", WriteOptions(formats=("xlsx",)), [])
    book = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")
    for table in ID_COLUMNS:
        assert "proof" not in [cell.value for cell in book[table][1]]
        assert not [cell for row in book[table] for cell in row if cell.hyperlink]


def test_beyond_the_last_link_a_cell_names_the_place_in_plain_text_and_a_note_says_so(
    make, tmp_path: Path
) -> None:
    options = WriteOptions(formats=("xlsx",), report=True)
    writer = Workbook(tmp_path, options, Limits(1000, 32_767, links=1))
    writer.add(make(), rows_of(make()))
    notes = writer.finish({})
    writer.close()
    sheet = openpyxl.load_workbook(tmp_path / "rollcall.xlsx")["dates"]
    cells = [row[2] for row in sheet.iter_rows(min_row=2)]
    assert [bool(one.hyperlink) for one in cells] == [True, False, False]
    assert cells[1].value == f"report.html#{make().record.dates[1].date_id}"
    assert (
        "Sheet dates: a sheet holds 1 links; the proof of 2 more rows is named in plain text, "
        "to be opened by hand."
    ) in notes


def test_an_id_with_odd_signs_is_written_as_an_address(make, tmp_path: Path) -> None:
    made = make()
    odd = 'a b/ü"<&#?'
    record = made.record.model_copy(update={"release_id": odd})
    options = WriteOptions(formats=("xlsx",), report=True)
    write([type(made)(made.release, record)], tmp_path / "out", options, [])
    cell = openpyxl.load_workbook(tmp_path / "out" / "rollcall.xlsx")["releases"]["C2"]
    assert unquote(cell.hyperlink.location) == odd
    assert quote(odd, safe="") == cell.hyperlink.location


def test_links_cost_no_memory(make, tmp_path: Path) -> None:
    book = Book(tmp_path, WriteOptions(formats=("xlsx",), report=True))
    book.add(rows_of(make()))
    assert all(not sheet.hyperlinks for sheet in book._book.worksheets())
    book.finish({}, Tally())
    book.close()
    assert [path.name for path in tmp_path.iterdir()] == ["rollcall.xlsx"]
