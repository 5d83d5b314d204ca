"""Opens a PDF and says why one cannot be used: encrypted, broken, cut off, too long."""

import logging
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import regex
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from pipeline.errors import UnreadableRelease
from pipeline.ingest.document_titles import title_of
from pipeline.ingest.limits import Limits
from pipeline.ingest.pdf_streams import check_streams

HEADER = b"%PDF-"
WITHIN = 1024
"""Bytes before the header that readers of PDF forgive."""
END = b"%%EOF"
OBJECT = regex.compile(rb"\b\d+\s+\d+\s+obj\b")
LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
SHORT_STREAM = 32
OBJECT_OF = PDFDocument.getobj
MOST_LEADS = 10
"""Objects that are nothing but a reference to the next: a sound file has none."""
FAULTY = (
    PdfminerException,
    MalformedPDFException,
    PSException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    OSError,
    EOFError,
    zlib.error,
    struct.error,
)
"""What pdfminer and pdfplumber raise for a file that is broken: they trust what it says."""
AGAIN = "fetch it anew, or open it in a PDF program and save it anew"


def open_pdf(data: bytes, limits: Limits) -> PDF:
    """Return an opened PDF; raises UnreadableRelease with the reason why it cannot be used."""
    if len(data) > limits.max_bytes:
        raise UnreadableRelease(f"too large: over the limit of {limits.max_bytes} bytes")
    if not data.strip(b"\0\t\n\f\r "):
        raise UnreadableRelease("empty: the file holds no bytes of a PDF")
    if HEADER not in data[:WITHIN]:
        raise UnreadableRelease("not a PDF: it does not begin with %PDF-; name it by what it is")
    last = data.rfind(END)
    if last < 0 or OBJECT.search(data, last):
        raise UnreadableRelease(f"broken: it is cut off before its end (no %%EOF): {AGAIN}")
    check_streams(data, limits)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    # its own follows an object that refers to itself for ever
    PDFDocument.getobj = _object_of  # type: ignore[method-assign, assignment]
    try:
        return PDF(BytesIO(data))
    except FAULTY as error:
        if _is_locked(error):
            reason = "encrypted: it needs a password; save it without one in a PDF program"
            raise UnreadableRelease(reason) from None
        raise UnreadableRelease(f"broken: not to be read as a PDF; {AGAIN}") from None


def _object_of(document: PDFDocument, number: int) -> object:
    """Return an object of a PDF; of one that refers to itself there is none."""
    found = OBJECT_OF(document, number)
    for _ in range(MOST_LEADS):
        if not isinstance(found, PDFObjRef):
            return found
        found = OBJECT_OF(document, found.objid)
    raise PDFObjectNotFound(number)


def pages_of(pdf: PDF, limits: Limits) -> Iterator[Page]:
    """Yield the pages of a PDF; raises UnreadableRelease where one is broken, or at the limit."""
    pages = PDFPage.create_pages(pdf.doc)
    number = 0
    while True:
        try:
            found = next(pages, None)
            page = None if found is None else Page(pdf, found, page_number=number + 1)
            lost = found is not None and any(map(_is_lost, found.contents))
        except FAULTY:
            raise broken_page(number + 1) from None
        if page is None:
            break
        number += 1
        if number > limits.max_pages:
            reason = f"too long: over the limit of {limits.max_pages} pages; raise it or split it"
            raise UnreadableRelease(reason)
        if lost:
            raise broken_page(number)
        yield page
    if number == 0:
        raise UnreadableRelease(f"no pages: the PDF holds none; {AGAIN}")


def broken_page(number: int) -> UnreadableRelease:
    """Return the reason that a page costs its file: a part of a release would be lost unseen."""
    return UnreadableRelease(f"broken: page {number} cannot be read; {AGAIN}")


def metadata_of(pdf: PDF) -> dict[str, str]:
    """Return the title and the language that a PDF says; its dates are not its publication."""
    try:
        language = _written(pdf.doc.catalog.get("Lang"))
    except FAULTY:
        language = ""
    known = {"title": title_of(_written(_first(pdf.doc.info, "Title")))}
    known["language"] = language if LANGUAGE.fullmatch(language) else ""
    return {key: value for key, value in known.items() if value}


def _first(infos: Sequence[Mapping[str, object]], key: str) -> object:
    return next((info[key] for info in infos if key in info), None)


def _written(value: object) -> str:
    """Return a text string of a PDF, in whichever of its encodings, or nothing."""
    try:
        value = resolve1(value)
        text = decode_text(value) if isinstance(value, bytes) else str(value or "")
    except FAULTY:
        return ""
    return "".join(char for char in text if char.isprintable() or char == " ").strip()


def _is_lost(content: object) -> bool:
    """Return whether a stream of a page's text is there and cannot be unpacked."""
    stream = resolve1(content)
    if not isinstance(stream, PDFStream):
        return content is not None
    packed = len(stream.rawdata or b"")
    return packed > SHORT_STREAM and not stream.get_data()


def _is_locked(error: BaseException) -> bool:
    inner = error.args[0] if error.args else None
    locks = (PDFPasswordIncorrect, PDFEncryptionError)
    return isinstance(error, locks) or isinstance(inner, locks)
