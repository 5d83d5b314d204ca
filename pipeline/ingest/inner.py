"""Reads a file that lies inside another: a member of an archive, an attachment of a message."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits

DataReader = Callable[[bytes, Limits], Iterator[Entry]]
"""Yields the texts of one file, given as its bytes."""
BySuffix = Callable[[str], DataReader | None]
"""Returns the reader for a file's name, or None where no suffix is known."""
HTML = ".html"


def read_inner(name: str, data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the texts and faults of an inner file; the place of each begins with `/name`.

    A fault costs this file alone: it becomes an Entry with its reason.
    """
    place = f"/{shown(name)}"
    reader = by_suffix(name)
    if reader is None:
        yield Entry(place=place, reason="unknown format: there is no reader for this suffix")
    elif len(data) > limits.max_bytes:
        yield Entry(place=place, reason=f"too large: over the limit of {limits.max_bytes} bytes")
    else:
        yield from _entries(place, reader, data, replace(limits, max_depth=limits.max_depth - 1))


def _entries(place: str, reader: DataReader, data: bytes, limits: Limits) -> Iterator[Entry]:
    try:
        for entry in reader(data, limits):
            yield replace(entry, place=place + entry.place)
    except UnreadableRelease as error:
        yield Entry(place=place, reason=str(error))
    except MemoryError:
        raise
    except Exception as error:  # a library may raise anything; the other members are still good
        yield Entry(place=place, reason=f"broken: {type(error).__name__}: save it anew")


def read_html_part(markup: str, limits: Limits, by_suffix: BySuffix) -> Entry:
    """Return the text of HTML that is part of something else, as the reader for `.html` reads it.

    It is handed on as UTF-8 with a byte-order mark, whatever its own head says. A fault is an
    Entry with its reason.
    """
    reader = by_suffix(HTML)
    if reader is None:
        return Entry(reason="HTML: there is no reader for it; give the release as text")
    try:
        found = list(reader(markup.encode("utf-8-sig", "replace"), limits))
    except UnreadableRelease as error:
        return Entry(reason=str(error))
    return next(iter(found), Entry(reason="empty: its HTML holds no text"))


def check_depth(limits: Limits) -> None:
    """Raise UnreadableRelease where a file that holds files lies too deep in others."""
    if limits.max_depth <= 0:
        raise UnreadableRelease("nested too deeply: take the inner files out and give them alone")


def shown(name: str) -> str:
    """Return a name with what cannot be printed on one line written as an escape.

    >>> shown("a/b.txt"), shown("a\\n\\u202eb")
    ('a/b.txt', 'a\\\\x0a\\\\u202eb')
    """
    return "".join(one if one.isprintable() else _escape(ord(one)) for one in name)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
