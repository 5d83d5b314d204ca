"""Reads `.jsonl` and `.jsonl.gz`: one record a line; a faulty line costs that line alone."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import Any

import regex

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry, usable
from pipeline.published import with_published

CONTROL = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
BROKEN = (OSError, EOFError, zlib.error)
"""What reading a file raises when it cannot be opened, ends too early or is no gzip."""


def read_jsonl(path: Path, max_bytes: int) -> Iterator[Entry]:
    """Yield the record or the fault of each line; the place of an entry is its line."""
    number = 0
    is_empty = True
    try:
        with _open(path) as file:
            while line := file.readline(max_bytes + 1):
                number += 1
                if len(line) > max_bytes:
                    _skip_line(file, line, max_bytes)
                if line.strip():
                    is_empty = False
                    yield _entry(line, number, max_bytes)
    except BROKEN as error:
        reason = f"cannot be read after line {number}: {getattr(error, 'strerror', None) or error}"
        yield Entry(reason=reason)
        return
    if is_empty:
        yield Entry(reason="empty: the file holds no record")


def _open(path: Path) -> gzip.GzipFile | BufferedReader:
    return gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb")


def _skip_line(file: gzip.GzipFile | BufferedReader, line: bytes, max_bytes: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(max_bytes)


def _entry(line: bytes, number: int, max_bytes: int) -> Entry:
    place = f":{number}"
    if len(line) > max_bytes:
        return Entry(place=place, reason=f"too large: over the limit of {max_bytes} bytes")
    try:
        return entry_of(_record(line), place)
    except UnreadableRelease as error:
        return Entry(place=place, reason=str(error))


def entry_of(record: Mapping[str, Any], place: str = "") -> Entry:
    """Return the text of a record with `text`, perhaps `id`, and anything else as metadata.

    Raises UnreadableRelease where it has no text that can be used.
    """
    text = _text(record.get("text"))
    given = record.get("id")
    identity = _one_line(_written(given)) if given is not None else ""
    metadata = {
        _one_line(_clean(key)): CONTROL.sub(" ", _written(value))
        for key, value in record.items()
        if value is not None and key not in ("text", "id")
    }
    return Entry(text, place, identity or None, with_published(metadata, "metadata"))


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableRelease("not UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableRelease(f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise UnreadableRelease("not a JSON object with `id` and `text`")
    return record


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise UnreadableRelease("no `text`: a record needs its text as a string")
    return usable(value)


def _written(value: object) -> str:
    """Return a JSON value as text: strings as they are, everything else as JSON.

    >>> _written("a"), _written(True), _written({"b": [1]})
    ('a', 'true', '{"b": [1]}')
    """
    if isinstance(value, str):
        return _clean(value)
    return _clean(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _one_line(text: str) -> str:
    """Return an id or a key without control characters, which no table and no terminal takes.

    >>> _one_line("a\\x00b\\x1b[31m")
    'a b [31m'
    """
    return CONTROL.sub(" ", text).strip()


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
