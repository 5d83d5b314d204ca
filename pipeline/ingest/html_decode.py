"""Turns the bytes of a page into text: by its mark, by what it says of itself, or by a guess."""

import codecs
import re
from functools import cache

from pipeline.errors import UnreadableRelease
from pipeline.ingest.decode import MARKS, Decoded, decode
from pipeline.ingest.entry import stored
from pipeline.tables import Row, read_table

HEAD_BYTES = 4096
"""Where a page says its encoding; browsers look at the first 1024 bytes, some pages are later."""
SAID = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})",
    re.IGNORECASE,
)
UNSEEN = dict.fromkeys([*range(9), 11, *range(14, 32), *range(127, 133), *range(134, 160)])
"""Control characters, which a page has no use for: a null byte must not end a text."""
WIDE = ("<\0".encode("latin-1"), "utf-16-le"), ("\0<".encode("latin-1"), "utf-16-be")
MOST_NULLS = 0.05
"""A larger share of null bytes, in what is no UTF-16, means that the file is no page."""


class Encoding(Row):
    """What a page calls an encoding, and Python's name of how browsers read it."""

    text: str
    codec: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the label: a later row of the same label replaces an earlier one."""
        return (self.text,)


def decode_page(data: bytes) -> Decoded:
    """Return a page's text without control characters; raises UnreadableRelease with the reason.

    >>> decode_page(b'<meta charset="koi8-r">\\xf3')
    Decoded(text='<meta charset="koi8-r">С', encoding='koi8-r', guessed=False)
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableRelease("empty: the file holds nothing; save the page again")
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    decoded = (None if marked else _wide(data) or _as_said(data)) or decode(_printable(data))
    return Decoded(decoded.text.translate(UNSEEN), decoded.encoding, decoded.guessed)


def _wide(data: bytes) -> Decoded | None:
    """Return a page in UTF-16 without a mark, known by its first bracket."""
    for opening, codec in WIDE:
        if data.startswith(opening):
            return _strictly(data, codec)
    return None


def _as_said(data: bytes) -> Decoded | None:
    """Return a page read as it says; the bytes win where they are UTF-8 beyond doubt."""
    said = SAID.search(data[:HEAD_BYTES])
    codec = _codecs().get(said[1].decode("ascii", "replace").lower()) if said else None
    if codec is None or data.count(0) > MOST_NULLS * len(data):
        return None
    utf8 = None if data.isascii() else _strictly(data, "utf-8")
    return utf8 or _strictly(data, codec)


def _strictly(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(stored(data.decode(codec)), codec, False)
    except UnicodeDecodeError:
        return None


def _printable(data: bytes) -> bytes:
    """Return bytes without the few nulls that a page may hold; many are left for `decode`."""
    few = data.count(0) <= MOST_NULLS * len(data) and not data.startswith(codecs.BOM_UTF16_LE)
    return data.replace(b"\0", b"") if few and not data.startswith(codecs.BOM_UTF16_BE) else data


@cache
def _codecs() -> dict[str, str]:
    return {row.text: row.codec for row in read_table("web_encodings", Encoding)}
