"""Takes a message apart, whatever was done to it: its headers, its bodies, its attachments."""

import codecs
import re
from collections.abc import Iterator, Sequence
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr

from pipeline.errors import UnreadableRelease
from pipeline.ingest.decode import decode
from pipeline.ingest.entry import stored
from pipeline.ingest.limits import Limits

HEADERS = ("from", "date", "subject", "to", "message-id", "received", "mime-version", "sender")
"""A file with none of them is no message."""
LONGEST_HEADER = 4000
ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
SIGNED = "signed-data"
NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape")
"""What Python decodes and no mail is written in; the first two take the square of the length."""
QUOTED = re.compile(r"(>*)(.*)", re.S)
SIGNATURE = "-- "
ODD = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the library raises for headers that are wrong; it reads all others."""


def parsed(data: bytes) -> Message:
    """Return the message that `data` is; raises UnreadableRelease where it is none.

    The old policy is used: the new one takes headers apart by a grammar that raises on some.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except ODD as error:
        raise UnreadableRelease(f"broken message: {type(error).__name__}; save it anew") from None
    if not any(name in message for name in HEADERS):
        raise UnreadableRelease("no mail message: it has no head with From, Date or Subject")
    return message


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold no others; an attached message is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() in ENCRYPTED and SIGNED not in str(part.get("content-type")):
            raise UnreadableRelease("encrypted: decrypt the message in the mail program, save it")
        is_message = part.get_content_maintype() == "message" and part is not message
        if part.is_multipart() and not is_message:
            waiting.extend(reversed(held_by(part)))
        else:
            yield part


def held_by(part: Message) -> Sequence[Message]:
    """Return the parts or the message that a part holds; the text of one is not looked at."""
    inner = part.get_payload() if part.is_multipart() else None
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def header(message: Message, name: str) -> str:
    """Return a header as it is read, on one line; nothing where there is none."""
    raw = _raw_header(message, name)
    try:
        return _clean(str(make_header(decode_header(raw))))
    except ODD:
        return _clean(raw)


def sender(message: Message) -> str:
    """Return the name of who sent a message; nothing where only the address is given."""
    try:
        name, _ = parseaddr(_raw_header(message, "from"))
        return _clean(str(make_header(decode_header(name))))
    except ODD:
        return ""


def file_name(part: Message) -> str:
    """Return the name of an attachment; nothing for a part that has none."""
    try:
        return _clean(str(make_header(decode_header(part.get_filename() or ""))))
    except ODD:
        return ""


def content(part: Message, limits: Limits) -> bytes:
    """Return the bytes of a part; raises UnreadableRelease where they are too many."""
    try:
        data = part.get_payload(decode=True)
    except ODD:
        data = None
    found = data if isinstance(data, bytes) else b""
    if len(found) > limits.max_bytes:
        raise UnreadableRelease(f"too large: a part over the limit of {limits.max_bytes} bytes")
    return found


def words_of(part: Message, limits: Limits) -> str:
    """Return the text of a part, decoded as it says, or by a guess; soft line ends are joined."""
    data = content(part, limits)
    text = _as_declared(part, data)
    if text is None:
        text = decode(data).text if data.strip() else ""
    try:
        is_flowed = str(part.get_param("format")).lower() == "flowed"
        deleted = str(part.get_param("delsp")).lower() == "yes"
    except ODD:
        return text
    return flowed(text, deleted) if is_flowed else text


def _as_declared(part: Message, data: bytes) -> str | None:
    """Return bytes decoded as their part says, or None where that cannot be done."""
    try:
        charset = codecs.lookup(str(part.get_content_charset("utf-8"))).name
        if charset in NO_CHARSETS:
            return None
        return stored(data.decode(charset)).encode("utf-8", "replace").decode("utf-8")
    except ODD:
        return None


def flowed(text: str, deleted: bool = False) -> str:
    """Return a text of RFC 3676 with its paragraphs on one line each.

    `deleted` says that the blank at the end of a soft line is none of the text.

    >>> flowed("One \\ntwo.\\n> Three \\n> four\\n-- \\nPia")
    'One two.\\n> Three four\\n-- \\nPia'
    """
    lines: list[list[str]] = []
    before: str | None = None
    for line in text.split("\n"):
        marks, words = _parts(line)
        is_soft = words.endswith(" ") and words != SIGNATURE
        piece = words[:-1] if is_soft and deleted else words
        if before == marks and words != SIGNATURE:
            lines[-1].append(piece)
        else:
            lines.append([f"{marks} " if marks else "", piece])
        before = marks if is_soft else None
    return "\n".join("".join(pieces) for pieces in lines)


def _parts(line: str) -> tuple[str, str]:
    """Return the marks of a quoted line and its words, without the blank that protects these."""
    found = QUOTED.fullmatch(line)
    marks, words = found.groups() if found else ("", line)
    return marks, words.removeprefix(" ")


def _raw_header(message: Message, name: str) -> str:
    """Return a header as it stands; bytes that are no ASCII are read as UTF-8, or as usual."""
    found = (str(value) for key, value in message.raw_items() if key.lower() == name)
    data = next(found, "")[:LONGEST_HEADER].encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _clean(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
