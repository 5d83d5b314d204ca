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
    >>> is_document("letter.txt.gz.gz")  # packed twice: a name of a thousand would be, too
    False
    """
    packed = _packed(name)
    if packed is not None:
        return packed.lower().endswith(PLAIN) or _suffix(packed) is not None
    return _suffix(name) is not None


def document_reader(name: str) -> DataReader | None:
    """Return the reader for a document by its name, or None where no suffix is known."""
    packed = _packed(name)
    if packed is not None:
        return None if _packed(packed) is not None else _unpacked(inner_reader(packed))
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


def _packed(name: str) -> str | None:
    """Return the name of the file that is packed alone in one of this name, or None."""
    return name[: -len(GZ)] if name.lower().endswith(GZ) else None


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
