"""What is read of sheets whose rows are releases."""

import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pipeline.errors import UnreadableRelease
from pipeline.ingest.documents import inner_reader
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits

LIMITS = Limits()
SECONDS = 5.0
CSV = (
    'Nr,Headline,Body,Publication Date,Link,Desk\r\n'
    'a1,Ports,"Pia Sund, minister,\r\nspoke.",2017/10/12,https://x.example/1,Sea\r\n'
    "\r\n"
    "a2,,\u2028Jo Lind spoke.,12.10.2017,,\r\n"
    "a3,Blank, ,,,\r\n"
)  # fmt: skip
read_csv_texts, read_xlsx_texts = inner_reader("a.csv"), inner_reader("a.xlsx")


def read(data: str | bytes, limits: Limits = LIMITS) -> list[Entry]:
    return list(read_csv_texts(data.encode() if isinstance(data, str) else data, limits))


def book(*rows: list[object]) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook in which one part is changed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return file.getvalue()


def read_book(data: bytes, limits: Limits = LIMITS) -> list[Entry]:
    return list(read_xlsx_texts(data, limits))


def outcome(data: bytes, reader: Callable[[bytes, Limits], object]) -> str:
    """Return what comes of a sheet, or the reason why nothing does; never another exception."""
    try:
        return repr(list(reader(data, LIMITS)))  # type: ignore[call-overload]
    except UnreadableRelease as error:
        return str(error)


def test_each_row_is_a_text_with_what_its_other_columns_hold() -> None:
    first, second, third = read(CSV)
    assert first == Entry(
        "Pia Sund, minister,\nspoke.",
        ":2",
        metadata={
            "Nr": "a1",
            "Desk": "Sea",
            "title": "Ports",
            "published": "2017-10-12",
            "published_from": "metadata",
            "url": "https://x.example/1",
        },
        places=first.places,
    )
    assert [(one.start, one.end, one.element) for one in first.places] == [
        (0, 26, "row 2, column Body")
    ]
    assert (second.place, second.text) == (":4", "\u2028Jo Lind spoke.")
    assert second.metadata == {"Nr": "a2", "published_as_written": "12.10.2017"}
    assert (third.place, third.reason) == (":5", "empty: the row holds no text")


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    data = delimiter.join(["ID", "text"]) + "\n" + delimiter.join(["z/1", "Zoë spoke."])
    entry = read(data.encode(encoding))[0]
    assert (entry.id, entry.text) == ("z/1", "Zoë spoke.")


def test_a_text_of_any_length_is_read() -> None:
    assert len(read(f"text\n{'Sund ' * 60_000}")[0].text) == 300_000


@pytest.mark.parametrize("head", ["content", "Press  Release", "FULL_TEXT", "article"])
def test_the_column_of_texts_may_have_several_names(head: str) -> None:
    assert read(f"{head},x\nPia spoke.,1")[0].text == "Pia spoke."


def test_the_earliest_name_of_the_table_wins_and_the_other_is_kept() -> None:
    entry = read("body,text\nB,T")[0]
    assert (entry.text, entry.metadata) == ("T", {"body": "B"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "empty"),
        ("name,Länge\nA,1", "no column of texts among 'name', 'Länge'; name one of them 'text'"),
        ("text,id\n", "empty: the sheet holds the names of its columns and no row"),
        ('text\n"open', "no sound CSV"),
    ],
)
def test_what_cannot_be_read_says_why(data: str, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read(data)


def test_rows_over_the_limit_are_told_of_once() -> None:
    rows = [["text"], ["A"], ["B"], ["C"]]
    for entries in (
        read("text\nA\nB\nC\n", Limits(max_entries=1)),
        read_book(book(*rows), Limits(max_entries=1)),
    ):
        assert [(one.place, one.reason[:8]) for one in entries] == [(":2", ""), (":3", "too many")]


def test_a_workbook_is_read_as_csv_is() -> None:
    data = book(
        ["Text", "Date", "Number", "Sum", "Day"],
        ["Pia\nspoke.", datetime(2017, 10, 12, 10), 3.0, "=1+2", date(2031, 3, 12)],
        [None, None, None, None, None],
        ["Jo_x000D_\nspoke.", "2017", 1.5, True, None],
    )
    first, second = read_book(data)
    assert (first.text, first.place) == ("Pia\nspoke.", ":2")
    assert first.metadata == {
        "published": "2017-10-12",
        "published_from": "metadata",
        "Number": "3",
        "Day": "2031-03-12",
    }
    assert (second.text, second.place) == ("Jo\nspoke.", ":4")
    assert second.metadata["Sum"] == "True"


def test_of_a_formula_the_last_result_is_read() -> None:
    data = book(["text", "sum"], ["Pia spoke.", "=1+2"])
    data = changed(
        data,
        "xl/worksheets/sheet1.xml",
        lambda one: one.replace(b"<v></v>", b"<v>3</v>").replace(b"<v />", b"<v>3</v>"),
    )
    assert read_book(data)[0].metadata == {"sum": "3"}


def test_the_first_sheet_with_a_column_of_texts_is_read() -> None:
    made = Workbook()
    made.active.append(["About", "these texts"])
    made.create_sheet("Empty")
    second = made.create_sheet("Releases")
    second.append(["text"])
    second.append(["Pia spoke."])
    file = BytesIO()
    made.save(file)
    assert [one.text for one in read_book(file.getvalue())] == ["Pia spoke."]


WHOLE = book(["text", "date"], ["Pia spoke.", datetime(2017, 10, 12)])
SHEET = "xl/worksheets/sheet1.xml"
ODD_ENCODING = b'<?xml version="1.0" encoding="UTF-0.5"?>'
FAR = b'fontId="99999999999"'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"text\nA", "not a zip archive"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "an old or foreign office file: save it as .xlsx"),
        (book(["name"], ["A"]), "no column of texts among 'name'"),
        (book(), "empty: the sheet holds no row"),
        (changed(WHOLE, SHEET, lambda one: LAUGHS + one), "unsafe XML"),
        (changed(WHOLE, SHEET, lambda one: one[:-40]), "no sound workbook"),
        (changed(WHOLE, "xl/workbook.xml", lambda one: one[:100]), "no sound workbook"),
        (
            changed(WHOLE, "[Content_Types].xml", lambda one: one.replace(b"main+xml", b"x+xml")),
            "no sound workbook: File contains no valid workbook part",
        ),
        (
            changed(WHOLE, "xl/styles.xml", lambda one: one.replace(b'fontId="0"', FAR)),
            "no sound workbook: signed integer is greater than maximum",
        ),
        (
            changed(WHOLE, SHEET, lambda one: ODD_ENCODING + one),
            "no sound workbook: unknown encoding: UTF-0.5",
        ),
    ],
)
def test_a_workbook_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableRelease, match=f"^{reason}"):
        read_book(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.replace(b'r="2"', b'r="999999999999"'),
        lambda one: one.replace(b'"A2"', b'"XFD2"').replace(b'"B2"', b'"ZZZ2"'),
        lambda one: one.replace(b"A1:B2", b"A1:XFD1048576"),
        lambda one: one.replace(
            b"</sheetData>", b'<row r="3"><c r="ZZZ3"/></row>' * 20_000 + b"</sheetData>"
        ),
    ],
    ids=["a row far down", "a cell far right", "a size that is none", "many wide rows"],
)
def test_where_a_cell_says_it_stands_costs_little(change: Callable[[bytes], bytes]) -> None:
    data = changed(WHOLE, SHEET, change)
    begin = time.monotonic()
    assert outcome(data, read_xlsx_texts)
    assert time.monotonic() - begin < SECONDS


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_change_of_a_workbook_does_more_than_make_it_unreadable(draw: st.DataObject) -> None:
    def change(part: bytes) -> bytes:
        data = bytearray(part)
        for _ in range(draw.draw(st.integers(1, 3))):
            at = draw.draw(st.integers(0, len(data) - 1))
            data[at : at + draw.draw(st.integers(0, 9))] = draw.draw(st.binary(max_size=9))
        return bytes(data)

    names = [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
    name = draw.draw(st.sampled_from(names))
    assert outcome(changed(WHOLE, name, change), read_xlsx_texts)
    assert outcome(change(WHOLE), read_xlsx_texts)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.text('text,;"\n\r\0a', max_size=60))
def test_random_bytes_and_signs_are_read_or_refused(data: bytes, signs: str) -> None:
    assert outcome(data, read_csv_texts)
    assert outcome(f"text,b\n{signs}".encode(), read_csv_texts)
    assert outcome(data, read_xlsx_texts)


def test_html_in_a_cell_is_read_as_a_page_is() -> None:
    (entry,) = read('text\n"<p>Ms Anna Novotn&aacute; (Norway)</p><p>left.</p>"\n')
    assert entry.text == "Ms Anna Novotná (Norway)\n\nleft."
    (place,) = entry.places
    assert (place.start, place.end) == (0, len(entry.text))


def test_the_line_that_says_what_parts_the_cells_is_no_row() -> None:
    (entry,) = read("sep=;\nid;text\n1;Ms Anna Holt left.\n")
    assert (entry.id, entry.text) == ("1", "Ms Anna Holt left.")
