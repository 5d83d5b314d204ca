"""Reads `.pdf`: the whole file is one text, in reading order, with the page of each paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from pdfplumber.page import Page

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf_columns import in_order
from pipeline.ingest.pdf_furniture import Sheet, without_furniture
from pipeline.ingest.pdf_letters import with_whole_words
from pipeline.ingest.pdf_line_numbers import without_line_numbers
from pipeline.ingest.pdf_lines import rows_of
from pipeline.ingest.pdf_measures import measure
from pipeline.ingest.pdf_open import FAULTY, broken_page, metadata_of, open_pdf, pages_of
from pipeline.ingest.pdf_pages import with_whole_rows
from pipeline.ingest.pdf_paragraphs import paragraphs
from pipeline.ingest.pdf_tables import ruled_tables
from pipeline.ingest.pdf_text import write
from pipeline.ingest.pdf_words import UNKNOWN, words_of

MOST_UNKNOWN = 0.3
"""A text with a larger share of letters that the file does not name is none."""
SCANNED = "run OCR first (for example `ocrmypdf in.pdf out.pdf`) and give its output"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page, and whether there are images on it."""

    sheet: Sheet
    images: bool


def read_pdf(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Yield the one text of a PDF; raises UnreadableRelease with the reason why there is none.

    `pages_without_text` in the metadata lists the pages that hold nothing but images.
    """
    pdf = open_pdf(data, limits)
    pages = [_read(page) for page in pages_of(pdf, limits)]
    sheets = [page.sheet for page in pages]
    bare = with_whole_rows(without_furniture(sheets))
    images = [
        str(number)
        for number, (page, sheet) in enumerate(zip(pages, bare, strict=True), 1)
        if page.images and not sheet.rows
    ]
    if not any(sheet.rows for sheet in bare):
        if images or not any(sheet.rows for sheet in sheets):
            raise _without_text(bool(images))
        bare = tuple(sheets)
    lines = [in_order(sheet.rows, number) for number, sheet in enumerate(bare, 1)]
    measures = measure([line for page in lines for line in page])
    written = write(list(paragraphs(lines, measures)), measures)
    letters = sum(not char.isspace() for char in written.text)
    if written.text.count(UNKNOWN) > MOST_UNKNOWN * letters:
        raise UnreadableRelease(
            f"no letters: its fonts do not say what letters they show; {SCANNED}"
        )
    metadata = metadata_of(pdf) | ({"pages_without_text": ", ".join(images)} if images else {})
    yield Entry(written.text, metadata=metadata, places=written.places)


def _read(page: Page) -> Read:
    """Return the rows of a page; raises UnreadableRelease where it is broken."""
    try:
        words = with_whole_words(without_line_numbers(words_of(page)))
        tables, rest = ruled_tables(page, words)
        read = Read(Sheet(rows_of(rest, tables), float(page.height)), bool(page.images))
        page.close()
    except FAULTY:
        raise broken_page(page.page_number) from None
    return read


def _without_text(scanned: bool) -> UnreadableRelease:
    if scanned:
        return UnreadableRelease(f"scanned: its pages are images without text; {SCANNED}")
    return UnreadableRelease("empty: there is no text on its pages")
