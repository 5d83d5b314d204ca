"""Turns bytes into text: by the byte-order mark, as UTF-8, or by a guess that is recorded."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import stored

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other."""

CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\v\x1b")
MOST_CONTROLS = 0.01
"""More control characters than this share of a text mean a binary file (a PDF has about 5 %)."""

USUAL = "cp1252"
"""What old files in Western languages hold: taken where no other encoding fits better."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A stored text, and how its bytes were read."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes) -> Decoded:
    """Return the stored text of `data`; raises UnreadableRelease with the reason.

    >>> decode("Zoë\\r\\n".encode("utf-16"))
    Decoded(text='Zoë\\n', encoding='utf-16', guessed=False)
    """
    decoded = _by_mark(data) or _as_utf8(data) or _by_guess(data)
    text = decoded.text
    if sum(map(text.count, CONTROLS)) > MOST_CONTROLS * len(text):
        raise UnreadableRelease("binary file: it holds control characters, not text")
    if not text.strip():
        raise UnreadableRelease("empty: the file holds no text")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(stored(data.decode(encoding)), encoding, False)
            except UnicodeDecodeError as error:
                reason = f"broken {encoding.upper()} at byte {error.start}: save it as UTF-8"
                raise UnreadableRelease(reason) from None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(stored(data.decode("utf-8")), "utf-8", False)
    except UnicodeDecodeError:
        return None


def _by_guess(data: bytes) -> Decoded:
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise UnreadableRelease("unknown encoding: save it as UTF-8")
    for match in matches:
        as_good = match.chaos <= best.chaos and match.coherence >= best.coherence
        if as_good and USUAL in match.could_be_from_charset:
            return Decoded(stored(data.decode(USUAL)), USUAL.replace("_", "-"), True)
    return Decoded(stored(str(best)), best.encoding.replace("_", "-"), True)
