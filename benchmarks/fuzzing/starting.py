"""What the kept corpus began with: the release of the tests in every format, and their pages.

It needs the tests beside it, and is called only when the corpus is made anew.
"""

import csv
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import xlsxwriter
from PIL import Image

from benchmarks.fuzzing.inside import packed

TESTS = Path(__file__).parents[2] / "tests"
sys.path[:0] = [str(TESTS)]

from ingest.made_pdf import Layout, drawn_pdf, made_pdf  # noqa: E402
from made_release import BLOCKS, MADE  # noqa: E402

DAY = datetime(2018, 3, 12)
TEXT = MADE["release.txt"].decode()
RECORD = {"id": "a", "title": BLOCKS[0][1], "published": "2018-03-12", "text": TEXT}
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = "EncryptedPackage".encode("utf-16-le")
BORDER = b"From x Thu Oct 12 10:15:00 2017\n"
TABLE = [
    ("title", "On rivers"),
    ("table", [["Name", "Vote"], ["Pia Sund", "for"]]),
    ("note", "1 A"),
]
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><entry><title>On "
    "rivers</title><updated>"
    "2018-03-12T10:00:00Z</updated><link href='https://x.example/a'/><content type='xhtml'><div "
    "xmlns='http://www.w3.org/1999/xhtml'><p>A text of <b>two</b> "
    "words.</p></div></content></entry></feed>"
)


def _of(*suffixes: str) -> list[bytes]:
    return [data for name, data in MADE.items() if name.endswith(suffixes)]


def _pages() -> list[bytes]:
    return [one.read_bytes() for one in sorted((TESTS / "ingest" / "pages").glob("*.html"))]


def _say(canvas: Any, _: int) -> None:
    canvas.drawString(70, 700, "A text of some words.")


def _rows(first: str) -> Iterator[list[str]]:
    yield [first, "title", "published", "id", "url", "x"]
    for number in range(3):
        yield [
            "a.txt" if first == "file" else TEXT,
            "On rivers",
            "2018-03-12",
            f"r{number}",
            "",
            "y",
        ]


def _sheet(first: str) -> bytes:
    buffer = StringIO()
    csv.writer(buffer).writerows(_rows(first))
    return buffer.getvalue().encode()


def _book(first: str) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(_rows(first)):
            sheet.write_row(number, 0, row)
        sheet.write_formula(5, 1, "=1+1", None, "2")
        sheet.write_datetime(5, 2, DAY, book.add_format({"num_format": "yyyy-mm-dd"}))
    return buffer.getvalue()


STARTING: Mapping[str, Callable[[], list[bytes]]] = {
    "plain": lambda: [*_of(".txt", ".md"), TEXT.encode("utf-16"), TEXT.encode("cp1252", "replace")],
    "jsonl": lambda: [*_of(".jsonl"), f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n".encode()],
    "jsonl_gz": lambda: [gzip.compress(f"{json.dumps(RECORD)}\n".encode(), mtime=0)],
    "csv": lambda: [*_of(".csv"), _sheet("text")],
    "xlsx": lambda: [_book("text"), OLE],
    "sheet_csv": lambda: [_sheet("file")],
    "sheet_xlsx": lambda: [_book("file")],
    "html": lambda: [*_of(".html"), *_pages()],
    "mhtml": lambda: [*_of(".mhtml")],
    "eml": lambda: [*_of(".eml")],
    "mbox": lambda: [*_of(".mbox"), b"\n\n".join([BORDER + one for one in _of(".eml")])],
    "feed": lambda: [*_of(".rss"), ATOM.encode()],
    "zip": lambda: [*_of(".zip"), packed(list(MADE.items())[:5])],
    "gz": lambda: [gzip.compress(TEXT.encode(), mtime=0)],
    "docx": lambda: [*_of(".docx"), OLE + LOCKED],
    "pdf": lambda: [
        *_of(".pdf"),
        made_pdf(TABLE, Layout(title="On rivers", language="en")),
        drawn_pdf(_say, encrypt="secret"),
        drawn_pdf(_say, lambda canvas, _: canvas.drawInlineImage(Image.new("L", (9, 9)), 9, 9)),
    ],
}
"""By the name of the target."""
