"""Reads `.mhtml`: a page that a browser saved as one file, its images and styles beside it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import Message

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import BySuffix, read_html_part
from pipeline.ingest.limits import Limits
from pipeline.ingest.mail_parts import header, leaves, parsed, words_of

HTML_TYPES = ("text/html", "application/xhtml+xml")
ADDRESSES = ("snapshot-content-location", "content-location")
"""Headers that hold the address a page was saved from."""


def read_mhtml(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the text of a saved page, read by the reader for `.html`; raises UnreadableRelease.

    Its address is that of the page's own head, or the one it was saved from.
    """
    message, page = _page(data)
    entry = read_html_part(words_of(page, limits), limits, by_suffix)
    if entry.reason:
        raise UnreadableRelease(entry.reason)
    saved = [header(part, name).strip() for part in (message, page) for name in ADDRESSES]
    address = next((one for one in saved if one.startswith(("https://", "http://"))), "")
    known = {"url": address} if address else {}
    yield replace(entry, metadata=known | dict(entry.metadata))


def _page(data: bytes) -> tuple[Message, Message]:
    """Return the whole and its first part of HTML."""
    with suppress(UnreadableRelease):  # what it says is meant for mail
        message = parsed(data)
        for part in leaves(message):
            if part.get_content_type() in HTML_TYPES:
                return message, part
    raise UnreadableRelease("no saved page: no part of it is HTML; save the page anew")
