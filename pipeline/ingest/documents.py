"""The formats that a library takes apart: a suffix and the reader, by name, of a file's bytes.

They are named and not imported: only the child process that reads documents loads their libraries.
"""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import DataReader
from pipeline.ingest.limits import Limits
from pipeline.ingest.plain import plain_entry

PLAIN = (".txt", ".md", ".markdown")
WITH_MEMBERS = ("mail", "mhtml", "feed", "texts_sheet", "archive")
"""Modules whose readers are handed what reads the files inside theirs."""
DOCUMENTS = {
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".mhtml": "mhtml:read_mhtml",
    ".mht": "mhtml:read_mhtml",
    ".pdf": "pdf:read_pdf",
    ".docx": "docx:read_docx",
    ".eml": "mail:read_eml",
    ".mbox": "mail:read_mbox",
    ".rss": "feed:read_feed",
    ".atom": "feed:read_feed",
    ".xml": "feed:read_feed",
    ".csv": "texts_sheet:read_csv_texts",
    ".xlsx": "texts_sheet:read_xlsx_texts",
    ".zip": "archive:read_zip",
}


GZ = ".gz"
"""What is put behind the name of a file that is packed alone."""


def is_document(name: str) -> bool:
    """Return whether a file is read by a document reader.

    >>> is_document("Letter.PDF"), is_document("letter.txt"), is_document("letter.txt.gz")
    (True, False, True)
    """
    if name.lower().endswith(GZ):
        return name[: -len(GZ)].lower().endswith(PLAIN) or is_document(name[: -len(GZ)])
    return _suffix(name) is not None


def document_reader(name: str) -> DataReader | None:
    """Return the reader for a document by its name, or None where no suffix is known."""
    if name.lower().endswith(GZ):
        return _unpacked(inner_reader(name[: -len(GZ)]))
    suffix = _suffix(name)
    if suffix is None:
        return None
    module, _, function = DOCUMENTS[suffix].partition(":")
    found: Any = getattr(import_module(f"pipeline.ingest.{module}"), function)
    reader: DataReader = partial(found, by_suffix=inner_reader) if module in WITH_MEMBERS else found
    return reader


def inner_reader(name: str) -> DataReader | None:
    """Return the reader for what lies in an archive, a message or a feed, plain text included."""
    plain = name.lower().endswith(PLAIN)
    return _read_plain if plain else document_reader(name)


def _unpacked(reader: DataReader | None) -> DataReader | None:
    """Return what reads a file packed alone, by the reader of what is in it."""
    if reader is None:
        return None
    read_gz: Any = import_module("pipeline.ingest.archive").read_gz
    return partial(read_gz, reader=reader)


def _read_plain(data: bytes, limits: Limits) -> Iterator[Entry]:
    yield plain_entry(data, limits.max_bytes)


def _suffix(name: str) -> str | None:
    return next((one for one in DOCUMENTS if name.lower().endswith(one)), None)
