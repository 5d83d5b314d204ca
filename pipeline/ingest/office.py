"""Looks at a file of an office program before a library takes it apart: packed XML, no tricks."""

from pipeline.errors import UnreadableRelease
from pipeline.ingest.limits import Limits
from pipeline.ingest.members import SMALL, check_member, open_zip, read_member

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an encrypted file begins with, and one of before 2007."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
XML = (".xml", ".rels", ".vml")
MOST_PARTS = 10_000
"""An album of pictures has some hundred."""
UNSAFE = "unsafe XML: it declares a document type or entities; save it anew without"
DECLARED = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
"""Files of office programs never declare entities: who does wants to be expensive."""


def check_office(data: bytes, limits: Limits, suffix: str) -> None:
    """Raise UnreadableRelease where `data` is no file of `suffix` that is safe to open."""
    if data.startswith(OLE):
        if LOCKED in data:
            raise UnreadableRelease("encrypted: save it without a password")
        raise UnreadableRelease(f"an old or foreign office file: save it as {suffix}")
    left = max(SMALL, len(data) * limits.max_ratio)
    with open_zip(data, MOST_PARTS) as archive:
        for info in archive.infolist():
            check_member(info, limits)
            left -= info.file_size
            if left < 0:
                raise UnreadableRelease("too large: it unpacks to far more than its size")
            if info.filename.lower().endswith(XML):
                check_xml(read_member(archive, info, limits))


def check_xml(data: bytes) -> None:
    """Raise UnreadableRelease where XML declares a document type, and with it entities."""
    if any(one in data for one in DECLARED):
        raise UnreadableRelease(UNSAFE)
