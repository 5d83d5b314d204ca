"""Turns bytes into text: by the byte-order mark, as UTF-8, or by a guess that is recorded."""

import codecs
from dataclasses import dataclass

import regex
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
"""What old files in Western languages hold: taken where it makes no odd words."""


MOST_ACCENTS = 0.25
"""Share of bytes beyond ASCII; Cyrillic and Greek have most of theirs there, French a tenth."""
ODD = regex.compile(
    r"(?<=\p{L})[^\x00-\x7f\p{L}\p{Pd}’‘“”«»…·ªº\xa0\xad](?=\p{L})"
    r"|(?<=\p{Ll})[^\x00-\x7f\P{Lu}]|(?<=\p{L})[^\x00-\x7f\P{Lu}](?=\p{Ll})"
    r"|(?<=[A-Za-z]{2})[¹²³¿¼½¾‚„†‡‰‹›¤¦§¨¬¯´¸]|(?<!\w)[ßøþð](?=\p{Ll})"
)
"""What no word holds in the usual encoding: a sign inside, a capital behind small letters."""


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
    usual = _as_usual(data)
    if usual is not None:
        return Decoded(stored(usual), USUAL, True)
    matches = from_bytes(data)
    best = next((one for one in matches if not ODD.search(str(one))), matches.best())
    if best is None:
        raise UnreadableRelease("unknown encoding: save it as UTF-8")
    return Decoded(stored(str(best)), best.encoding.replace("_", "-"), True)


def _as_usual(data: bytes) -> str | None:
    """Return a text of few accents in the usual encoding, or None where that makes odd words.

    A library that guesses by language takes the few names with accents in an English text for
    those of another encoding.
    """
    try:
        text = data.decode(USUAL)
    except UnicodeDecodeError:
        return None
    few = sum(byte > 127 for byte in data) <= MOST_ACCENTS * len(data)
    return text if few and not ODD.search(text) else None
