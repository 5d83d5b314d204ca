"""The formats that a library takes apart: a suffix and the reader, by name, of a file's bytes.

They are named and not imported: only the child process that reads documents loads their libraries.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits

DocumentReader = Callable[[bytes, Limits], Iterator[Entry]]

DOCUMENTS = {
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".pdf": "pdf:read_pdf",
    ".docx": "docx:read_docx",
    ".eml": "mail:read_eml",
    ".mbox": "mail:read_mbox",
    ".rss": "feed:read_feed",
    ".atom": "feed:read_feed",
    ".csv": "texts_sheet:read_csv_texts",
    ".xlsx": "texts_sheet:read_xlsx_texts",
    ".zip": "archive:read_zip",
}


def is_document(name: str) -> bool:
    """Return whether a file is read by a document reader.

    >>> is_document("Letter.PDF"), is_document("letter.txt")
    (True, False)
    """
    return _suffix(name) is not None


def document_reader(name: str) -> DocumentReader | None:
    """Return the reader for a file's name, or None where no suffix is known."""
    suffix = _suffix(name)
    if suffix is None:
        return None
    module, _, function = DOCUMENTS[suffix].partition(":")
    reader: DocumentReader = getattr(import_module(f"pipeline.ingest.{module}"), function)
    return reader


def _suffix(name: str) -> str | None:
    return next((one for one in DOCUMENTS if name.lower().endswith(one)), None)
