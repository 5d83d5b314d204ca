"""Reads `.txt` and `.md`: the whole file is one text; marks of Markdown stay as they are."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import UnreadableRelease
from pipeline.ingest.decode import decode
from pipeline.ingest.entry import Entry


def read_plain(path: Path, max_bytes: int) -> Iterator[Entry]:
    """Yield the one text of a file, or the reason why it cannot be used."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        yield Entry(reason=f"cannot be read: {error.strerror}")
        return
    yield plain_entry(data, max_bytes)


def plain_entry(data: bytes, max_bytes: int) -> Entry:
    """Return the text of `data`, or the reason why it cannot be used."""
    if len(data) > max_bytes:
        return Entry(reason=f"too large: over the limit of {max_bytes} bytes")
    try:
        decoded = decode(data)
    except UnreadableRelease as error:
        return Entry(reason=str(error))
    guessed = {"encoding_guessed": "true"} if decoded.guessed else {}
    return Entry(decoded.text, metadata={"encoding": decoded.encoding} | guessed)
