"""Measures what the compressed streams of a PDF unpack to, before a library unpacks them."""

import zlib
from collections.abc import Iterator

import regex

from pipeline.errors import UnreadableRelease
from pipeline.ingest.limits import MEBIBYTE, Limits

STREAM = regex.compile(rb"stream\r?\n")
IMAGE = regex.compile(rb"/Subtype\s*/Image\b")
BEFORE = 600
"""So many bytes before a stream hold what is said of it."""
PART = 65536
"""Bytes that are unpacked at a time, into a mebibyte at most.

A stream that unpacks to less than that may have any ratio: tables of blanks are honest.
"""
DEEPEST = 3
"""Streams may be compressed so often; one that is a bomb twice packed has to be unpacked twice."""


def check_streams(data: bytes, limits: Limits) -> None:
    """Raise UnreadableRelease where the streams of a PDF unpack to more than the limits allow.

    Images are passed over: they are not unpacked when text is read, and a white page is honest.
    """
    total = 0
    for start in _starts(data):
        total += _unpacked(data, start, limits, 1)
        if total > 4 * limits.max_bytes:
            raise _bomb(limits)


def _starts(data: bytes) -> Iterator[int]:
    for found in STREAM.finditer(data):
        start = found.end()
        head = data[max(0, start - BEFORE) : start]
        own = head[head.rfind(b" obj") :] if b" obj" in head else head
        if _is_packed(data[start : start + 2]) and IMAGE.search(own) is None:
            yield start


def _is_packed(head: bytes) -> bool:
    """Return whether two bytes open a stream of zlib (RFC 1950)."""
    return len(head) == 2 and head[0] & 15 == 8 and (256 * head[0] + head[1]) % 31 == 0


def _unpacked(data: bytes, start: int, limits: Limits, depth: int) -> int:
    """Return how many bytes the stream at `start` unpacks to, as far as it is sound."""
    unpacking = zlib.decompressobj()
    packed, size, head = start, 0, b""
    inner: list[bytes] = []
    try:
        while (unpacking.unconsumed_tail or packed < len(data)) and not unpacking.eof:
            chunk = unpacking.unconsumed_tail or data[packed : packed + PART]
            packed += 0 if unpacking.unconsumed_tail else len(chunk)
            out = unpacking.decompress(chunk, MEBIBYTE)
            head = head or out[:2]
            size += len(out)
            if depth < DEEPEST and _is_packed(head):
                inner.append(out)
            left = len(unpacking.unconsumed_tail) + len(unpacking.unused_data)
            swells = size > MEBIBYTE and size > limits.max_ratio * (packed - start - left)
            if swells or size > limits.max_bytes:
                raise _bomb(limits)
    except zlib.error:
        pass
    return size + (_unpacked(b"".join(inner), 0, limits, depth + 1) if inner else 0)


def _bomb(limits: Limits) -> UnreadableRelease:
    return UnreadableRelease(
        f"unpacks too far: a stream holds over {limits.max_bytes} bytes or {limits.max_ratio} "
        "times its size; save the PDF anew, or raise the limit"
    )
