"""Unpacks members of zip archives in memory, counting what comes out and trusting no header."""

import struct
import zipfile
import zlib
from io import BytesIO

from pipeline.errors import UnreadableRelease
from pipeline.ingest.limits import MEBIBYTE, Limits

CHUNK = 64 * 1024
SMALL = MEBIBYTE
"""What unpacks to less than this may be packed as tightly as it likes: blank tables are."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others unpack without bound in one step (bzip2), or take memory as they please (LZMA)."""
ENCRYPTED = 0x1
FAULTY = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    OverflowError,
)
"""What zipfile raises for an archive that is broken, cut short or made by hand."""


def open_zip(data: bytes, most: int) -> zipfile.ZipFile:
    """Return the archive that `data` is; raises UnreadableRelease where it is none.

    Or where it holds more than `most` members.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except FAULTY as error:
        raise UnreadableRelease(f"not a zip archive: {one_line(error)}; pack it anew") from None
    count = len(archive.infolist())
    if count > most:
        problem = f"{count} members, over the limit of {most}"
        raise UnreadableRelease(f"too many members: {problem}; split it")
    return archive


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    """Return what a member holds; raises UnreadableRelease where it cannot or may not be read."""
    check_member(info, limits)
    most = _most(info, limits)
    chunks: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as file:
            while chunk := file.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise UnreadableRelease(_too_large(limits))
                chunks.append(chunk)
    except FAULTY as error:
        raise UnreadableRelease(f"broken member: {one_line(error)}; pack it anew") from None
    return b"".join(chunks)


def check_member(info: zipfile.ZipInfo, limits: Limits) -> None:
    """Raise UnreadableRelease where the header alone says that a member may not be read."""
    if info.flag_bits & ENCRYPTED:
        raise UnreadableRelease("encrypted: save it without a password")
    if info.compress_type not in METHODS:
        raise UnreadableRelease("packed in an unusual way: pack it as an ordinary zip (deflate)")
    if info.file_size > _most(info, limits):
        raise UnreadableRelease(_too_large(limits))


def _most(info: zipfile.ZipInfo, limits: Limits) -> int:
    """Return how many bytes a member may unpack to."""
    return min(limits.max_bytes, max(SMALL, info.compress_size * limits.max_ratio))


def _too_large(limits: Limits) -> str:
    size, ratio = limits.max_bytes, limits.max_ratio
    return f"too large: it unpacks to more than {size} bytes or {ratio} times its size"


def one_line(error: BaseException) -> str:
    """Return what an exception says, on one line and not at length."""
    return " ".join(str(error).split())[:200] or type(error).__name__
