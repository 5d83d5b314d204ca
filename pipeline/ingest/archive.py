"""Reads `.zip` and `.gz` in memory: each member goes through the reader for its suffix."""

import gzip
import stat
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import BySuffix, DataReader, check_depth, read_inner, shown
from pipeline.ingest.limits import Limits
from pipeline.ingest.members import CHUNK, FAULTY, SMALL, one_line, open_zip, read_member

MACOS = "__MACOSX"


def read_zip(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the texts and faults of the members, in the order of their names.

    The place of an entry is `/member name`, then its place in the member. A member that is
    unsafe, encrypted, broken or too large is an Entry with its reason. Raises UnreadableRelease
    where the archive as a whole cannot be used. Nothing is written to disk.
    """
    check_depth(limits)
    left = max(SMALL, len(data) * limits.max_ratio)
    found = False
    with open_zip(data, limits.max_entries) as archive:
        for info in _wanted(archive.infolist()):
            found = True
            place = f"/{shown(info.filename)}"
            try:
                content = _content(archive, info, limits)
                left -= len(content)
                if left < 0:
                    ratio = limits.max_ratio
                    problem = f"the archive unpacks to more than {ratio} times its size"
                    raise UnreadableRelease(f"too large: {problem}")
            except UnreadableRelease as error:
                yield Entry(place=place, reason=str(error))
                if left < 0:
                    return
                continue
            yield from read_inner(info.filename, content, limits, by_suffix)
    if not found:
        raise UnreadableRelease("empty: the archive holds no file that could be read")


def read_gz(data: bytes, limits: Limits, reader: DataReader) -> Iterator[Entry]:
    """Yield what `reader` finds in the one file that a `.gz` holds, with its places.

    Raises UnreadableRelease where it is broken or unpacks to too much.
    """
    most = min(limits.max_bytes, max(SMALL, len(data) * limits.max_ratio))
    chunks: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as file:
            while chunk := file.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise UnreadableRelease(f"too large: it unpacks to more than {most} bytes")
                chunks.append(chunk)
    except FAULTY as error:
        raise UnreadableRelease(f"broken gzip file: {one_line(error)}; pack it anew") from None
    yield from reader(b"".join(chunks), limits)


def _wanted(members: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """Yield the files that are no hidden ones, by name; of one name the last, as unpackers do."""
    names = (one for one in members if not one.filename.endswith("/"))
    files = [one for one in names if not _is_hidden(one.filename)]
    for _, twins in groupby(sorted(files, key=_name), key=_name):
        yield list(twins)[-1]


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename


def _is_hidden(name: str) -> bool:
    parts = _parts(name)
    return MACOS in parts or any(one.startswith(".") and one.strip(".") for one in parts)


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").split("/")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    parts = _parts(info.filename)
    if not all(parts) or ".." in parts or ":" in parts[0]:
        raise UnreadableRelease("unsafe name: it leads out of the archive; pack it anew")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableRelease("a symbolic link: pack the file that it leads to")
    return read_member(archive, info, limits)
