"""Makes sheets of releases and of metadata: CSV, and workbooks in raw XML."""

import csv
from html import escape
from io import StringIO

from hypothesis import strategies as st

from benchmarks.fuzzing.inside import packed
from benchmarks.fuzzing.made.words import CHARSET, ODD, SOME, WORD, encoded

NAMES = st.sampled_from(
    *[("text", "body", "Text", "id", "title", "Headline", "date", "published", "url", "publisher",
       "language", "file", "", " ", "content", "full text", "x")]
)  # fmt: skip
CELL = st.one_of(
    SOME, WORD, ODD, st.sampled_from(("", "a.txt", "./a.txt", "2017\\b.txt", "c.html"))
)


def _csv(head: list[str], rows: list[list[str]], looks: tuple[str, int, str, str]) -> bytes:
    delimiter, quoting, end, charset = looks
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=quoting, lineterminator=end,
                        escapechar="\\")  # fmt: skip
    writer.writerows([*row, "", ""] for row in (head, *rows))
    return encoded(buffer.getvalue(), charset)


LOOKS = st.tuples(
    st.sampled_from(",;\t|"),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE, csv.QUOTE_NONNUMERIC)),
    st.sampled_from(("\n", "\r\n", "\r", "\n\n")),
    CHARSET,
)
ROWS = st.lists(st.lists(CELL, max_size=5), max_size=5)


def _heads(first: str) -> st.SearchStrategy[list[str]]:
    return st.builds(lambda other: [first, *other], st.lists(NAMES, max_size=4)) | st.lists(NAMES)


CSV = st.builds(_csv, _heads("text"), ROWS, LOOKS)
SHEET_CSV = st.builds(_csv, _heads("file"), ROWS, LOOKS)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORMATS = "application/vnd.openxmlformats"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{FORMATS}-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/xl/{part}" '
        f'ContentType="{FORMATS}-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"),
                           ("worksheets/sheet2.xml", "worksheet"), ("styles.xml", "styles"),
                           ("sharedStrings.xml", "sharedStrings"))
    )
    + "</Types>"
)  # fmt: skip
ROOT_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATIONS}/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK_RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
    f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
    for number, (kind, target) in enumerate(
        (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"),
         ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")), 1)
) + "</Relationships>"  # fmt: skip
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="a" sheetId="1" r:id="r1"/><sheet name="b" sheetId="2" r:id="r2"/>'
    "</sheets></workbook>"
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs>'
    "</styleSheet>"
)


def _written(text: str) -> str:
    """Return a text as XML 1.0 can hold it."""
    kept = (char for char in text if char >= " " or char in "\t\n\r")
    return escape("".join(kept)).replace("\ufffe", "")


INLINE = CELL.map(lambda text: f'<c t="inlineStr"><is><t>{_written(text)}</t></is></c>')
SHARED = st.integers(-1, 5).map(lambda number: f'<c t="s"><v>{number}</v></c>')
NUMBER = st.builds(
    lambda style, kind, value: f'<c s="{style}"{kind}><v>{value}</v></c>',
    st.integers(0, 5),
    st.sampled_from(("", "", ' t="n"', ' t="b"', ' t="e"', ' t="str"', ' t="d"')),
    st.sampled_from(("0", "1", "43020", "43020.5", "-1", "1e999", "3.0", "x", "", "2017-10-12",
                     "#DIV/0!", "99999999999", "60", "0.5", "2017-10-12T10:00:00")),
)  # fmt: skip
PLACED = st.builds(
    lambda place, text: f'<c r="{place}" t="inlineStr"><is><r><t>{_written(text)}</t></r></is></c>',
    st.sampled_from(("A1", "B2", "ZZ9", "XFD1", "A0", "1A", "A1048577")), CELL,
)  # fmt: skip
FORMULA = WORD.map(lambda text: f'<c t="str"><f>1+1</f><v>{_written(text)}</v></c>')
CELLS = st.one_of(INLINE, INLINE, SHARED, NUMBER, PLACED, FORMULA)
LINE = st.builds(
    lambda number, cells: f"<row{number}>{''.join(cells)}</row>",
    st.sampled_from(("", "", "", ' r="1"', ' r="9"', ' r="1048577"', ' r="x"')),
    st.lists(CELLS, min_size=1, max_size=5),
)  # fmt: skip


def _sheet(head: list[str], rows: list[str]) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{_written(one)}</t></is></c>' for one in head)
    size = f'<dimension ref="A1:{"B2" if len(rows) % 2 else "XFD1048576"}"/>'
    data = f"<sheetData><row>{cells}</row>{''.join(rows)}</sheetData>"
    return f'<worksheet xmlns="{MAIN}">{size}{data}</worksheet>'


def _book(sheets: tuple[str, str], shared: list[str], without: str) -> bytes:
    items = "".join(f"<si><t>{_written(one)}</t></si>" for one in shared)
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": sheets[0],
        "xl/worksheets/sheet2.xml": sheets[1],
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{items}</sst>',
    }
    return packed([(name, text.encode()) for name, text in members.items() if name != without])


def _books(first: str) -> st.SearchStrategy[bytes]:
    sheets = st.builds(_sheet, _heads(first), st.lists(LINE, min_size=1, max_size=5))
    missing = st.sampled_from((*[""] * 12, "xl/styles.xml", "xl/sharedStrings.xml",
                               "xl/worksheets/sheet1.xml", "xl/workbook.xml"))  # fmt: skip
    return st.builds(_book, st.tuples(sheets, sheets), st.lists(CELL, max_size=4), missing)


XLSX = _books("text")
SHEET_XLSX = _books("file")
