"""The formats of plain text: a suffix and the function that yields a file's texts."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.ingest.documents import DOCUMENTS
from pipeline.ingest.entry import Entry
from pipeline.ingest.jsonl import read_jsonl
from pipeline.ingest.plain import read_plain

Reader = Callable[[Path, int], Iterator[Entry]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl,
}


SUFFIXES = (*READERS, *DOCUMENTS)
"""All that can be read."""


def find_reader(name: str) -> Reader | None:
    """Return the reader for a file of plain text by its name, or None for any other.

    >>> find_reader("A.TXT") is read_plain, find_reader("a.jsonl.gz") is read_jsonl
    (True, True)
    >>> find_reader("a.pdf") is None
    True
    """
    matches = [suffix for suffix in READERS if name.lower().endswith(suffix)]
    return READERS[matches[0]] if matches else None
