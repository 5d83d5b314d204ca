"""Reads feeds, RSS and Atom: each item is a text with its title, date and address."""

from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry, stored
from pipeline.ingest.inner import BySuffix, read_html_part
from pipeline.ingest.limits import Limits
from pipeline.ingest.mail_words import mail_words
from pipeline.ingest.members import one_line
from pipeline.ingest.office import UNSAFE
from pipeline.published import iso_date, with_published

PLAIN_TYPE = "text/plain"
PAGE = "<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
ODD = (LookupError, AttributeError, TypeError, ValueError, RuntimeError)
"""What feedparser raises for sound XML that is no sound feed, such as a link inside a link."""
EMPTY = "empty: the item holds no text"
Item = Any
"""A dict of feedparser, which has no types."""


def read_feed(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the text of each item with its title, published and url; the place of item n is `#n`.

    HTML is read by the reader for `.html`. An item without text is an Entry with its reason.
    Raises UnreadableRelease for what is no feed, no sound XML, or declares entities.
    """
    _check(data, limits)
    feed = _parsed(data)
    if not feed.get("version"):
        raise UnreadableRelease("no feed: it is neither RSS nor Atom")
    if not feed.entries:
        raise UnreadableRelease("empty: the feed holds no item")
    language = _line(feed.feed.get("language"))
    for number, item in enumerate(feed.entries, 1):
        place = f"#{number}"
        if number > limits.max_entries:
            problem = f"too many items: over the limit of {limits.max_entries}"
            yield Entry(place=place, reason=f"{problem}; split the feed")
            return
        read = _text(item, limits, by_suffix)
        reason = read.reason or ("" if read.text.strip() else EMPTY)
        if reason:
            yield Entry(place=place, reason=reason)
        else:
            metadata = _metadata(item, language)
            yield Entry(read.text, place, metadata=metadata, places=read.places)


def _check(data: bytes, limits: Limits) -> None:
    """Raise UnreadableRelease where XML is broken, too deep, or declares what it may not."""
    depth = 0
    try:
        for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > limits.max_nesting:
                raise UnreadableRelease(f"nested too deeply: over {limits.max_nesting} elements")
            if event == "end":
                element.clear()
    except DefusedXmlException:
        raise UnreadableRelease(UNSAFE) from None
    except (ParseError, ValueError, LookupError) as error:
        reason = f"broken XML: {one_line(error)}; mend it or fetch the feed anew"
        raise UnreadableRelease(reason) from None


def _parsed(data: bytes) -> Item:
    """Return a feed taken apart; raises UnreadableRelease where its elements are out of place."""
    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except ODD as error:
        reason = f"no sound feed: its elements are out of place ({type(error).__name__})"
        raise UnreadableRelease(f"{reason}; mend it or fetch the feed anew") from None


def _text(item: Item, limits: Limits, by_suffix: BySuffix) -> Entry:
    """Return the longest text of an item, or its summary, or a reason."""
    found = [one for one in item.get("content", ()) if (one.get("value") or "").strip()]
    detail = item.get("summary_detail")
    if not found and detail and (detail.get("value") or "").strip():
        found = [detail]
    if not found:
        return Entry(reason=EMPTY)
    longest = max(found, key=lambda one: len(one["value"]))
    value = longest["value"]
    if longest.get("type") == PLAIN_TYPE or "<" not in value:
        text = value if longest.get("type") == PLAIN_TYPE else unescape(value)
        return Entry(stored(text).strip())
    page = PAGE.format(title=_line(item.get("title")).replace("<", " "), body=value)
    return read_html_part(page, limits, by_suffix)


def _metadata(item: Item, language: str) -> Mapping[str, str]:
    known = {
        "title": _line(item.get("title")),
        "published": _day(item.get("published") or item.get("updated")),
        "url": _line(item.get("link")),
        "publisher": _line(item.get("publisher")),
        "language": language,
    }
    return with_published({key: value for key, value in known.items() if value}, "metadata")


def _day(written: object) -> str:
    """Return the day that an item came out, in the zone of who wrote it."""
    text = _line(written)
    return iso_date(text) or mail_words().day(text)


def _line(value: object) -> str:
    """Return a value on one line, without the entities that titles are full of.

    >>> _line(" Fish &amp;\\n ports "), _line(None)
    ('Fish & ports', '')
    """
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""
