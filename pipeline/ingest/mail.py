"""Reads `.eml` and `.mbox`: what the sender wrote or forwards, and what is attached."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from email.message import Message

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.inner import BySuffix, check_depth, read_html_part, read_inner, shown
from pipeline.ingest.limits import Limits
from pipeline.ingest.mail_attached import is_attached, is_file, is_message, named
from pipeline.ingest.mail_parts import (
    content,
    header,
    held_by,
    leaves,
    parsed,
    sender,
    words_of,
)
from pipeline.ingest.mail_text import bare, cut, is_forward, kept
from pipeline.ingest.mail_words import MailWords, mail_words
from pipeline.published import with_published

PLAIN_TYPE, HTML_TYPE = "text/plain", "text/html"
ATTACHED = "message.eml"
LONGEST_STUB, MUCH_MORE = 400, 3
"""Plain text of so many characters at most, with an HTML text so many times as long, is a stub."""
BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{1,2}:\d{2}[^\n]*\n")
"""The line above each message of a mailbox, with the time when it came."""
ESCAPED = re.compile(rb"^>(>*From )", re.M)
HANDED_DOWN = ("published", "published_from", "published_as_written", "publisher")
"""What is known of a message and holds for its attachments."""


def read_eml(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield the release of a message and those of its attachments, with `/name` for place.

    Metadata: title, published and publisher from Subject, Date and From; of a forwarded release
    its own. HTML is read by the reader for `.html`. Raises UnreadableRelease.
    """
    check_depth(limits)
    yield from _of_message(parsed(data), limits, by_suffix)


def read_mbox(data: bytes, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield what `read_eml` finds in each message; the place of message n begins with `#n`.

    A fault costs its message alone. Raises UnreadableRelease where `data` is no mailbox.
    """
    check_depth(limits)
    if BEGINS.match(data) is None:
        raise UnreadableRelease("no mailbox: it does not begin with a line such as 'From x 10:15'")
    begun: re.Match[bytes] | None = None
    number = 0
    for found in BEGINS.finditer(data):
        if begun is not None:
            number += 1
            yield from _numbered(data[begun.end() : found.start()], number, limits, by_suffix)
        if number == limits.max_entries:
            yield Entry(reason=f"too many messages: over the limit of {number}; split the mailbox")
            return
        begun = found
    if begun is not None:
        yield from _numbered(data[begun.end() :], number + 1, limits, by_suffix)


def _numbered(data: bytes, number: int, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    place = f"#{number}"
    try:
        for entry in read_eml(ESCAPED.sub(rb"\1", data), limits, by_suffix):
            yield replace(entry, place=place + entry.place)
    except UnreadableRelease as error:
        yield Entry(place=place, reason=str(error))


def _of_message(message: Message, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    words = mail_words()
    parts = list(leaves(message))
    metadata = _metadata(message, words)
    attached = [one for one in parts if is_attached(one, by_suffix)]
    is_cover = is_forward(header(message, "subject"), words) and any(map(is_message, attached))
    entry = None if is_cover else _body(message, parts, limits, by_suffix)
    if entry is not None:
        yield entry
    elif not attached:
        raise UnreadableRelease("empty: the message holds no text and nothing that can be read")
    known = {key: value for key, value in metadata.items() if key in HANDED_DOWN}
    for part in attached:
        for found in _attachment(part, limits, by_suffix):
            is_dated = "published" in found.metadata or "published_as_written" in found.metadata
            given = {k: v for k, v in known.items() if not (is_dated and k.startswith("published"))}
            yield replace(found, metadata=given | dict(found.metadata))


def _metadata(message: Message, words: MailWords) -> Mapping[str, str]:
    return _known(
        {
            "title": bare(header(message, "subject"), words),
            "published": words.day(header(message, "date")),
            "publisher": sender(message),
        }
    )


def _known(values: Mapping[str, str]) -> Mapping[str, str]:
    return with_published({key: value for key, value in values.items() if value}, "metadata")


def _body(
    message: Message, parts: Sequence[Message], limits: Limits, by_suffix: BySuffix
) -> Entry | None:
    """Return the text that a message itself holds, or None where it has none of its own."""
    words = mail_words()
    whole = _written(parts, limits, by_suffix)
    if whole is None or whole.reason:
        return whole
    found = kept(whole.text, header(message, "subject"), words)
    text, places = cut(whole.text, whole.places, found.spans)
    metadata = _told(found.head, words) if found.head else _metadata(message, words)
    return Entry(text, metadata=metadata, places=places) if text.strip() else None


def _told(head: Mapping[str, str], words: MailWords) -> Mapping[str, str]:
    """Return what the head of a forwarded message tells, and nothing of who forwards it."""
    name = re.split(r"[<\[(]", head.get("from", ""))[0].strip(" \"'*")
    return _known(
        {
            "title": bare(head.get("subject", ""), words),
            "published": words.day(head.get("date", "")),
            "publisher": "" if "@" in name else name,
        }
    )


def _written(parts: Sequence[Message], limits: Limits, by_suffix: BySuffix) -> Entry | None:
    """Return the text of the bodies: the plain ones, or else what the HTML says.

    Plain text that only leads to the HTML ("View this email in your browser") is not the release.
    """
    bodies = [one for one in parts if not is_message(one) and not is_file(one)]
    texts = [text for one in bodies if _is_plain(one) and (text := words_of(one, limits)).strip()]
    plain = "\n\n".join(text.strip("\n") for text in texts)
    if len(plain) > LONGEST_STUB:
        return Entry(plain)
    page = _page(bodies, limits, by_suffix)
    if plain and (page is None or len(page.text) < MUCH_MORE * len(plain)):
        return Entry(plain)
    return page


def _page(bodies: Sequence[Message], limits: Limits, by_suffix: BySuffix) -> Entry | None:
    """Return what the HTML of a message says."""
    for part in bodies:
        if part.get_content_type() == HTML_TYPE and (markup := words_of(part, limits)).strip():
            return read_html_part(markup, limits, by_suffix)
    return None


def _is_plain(part: Message) -> bool:
    """Return whether a part is plain text; one that was to hold others and holds none is, too."""
    return part.get_content_type() == PLAIN_TYPE or part.get_content_maintype() == "multipart"


def _attachment(part: Message, limits: Limits, by_suffix: BySuffix) -> Iterator[Entry]:
    """Yield what is attached; a fault costs this attachment alone."""
    name = named(part, by_suffix) or ATTACHED
    try:
        if not is_message(part):
            yield from read_inner(name, content(part, limits), limits, by_suffix)
            return
        within = replace(limits, max_depth=limits.max_depth - 1)
        check_depth(within)
        for message in held_by(part):
            for entry in _of_message(message, within, by_suffix):
                yield replace(entry, place=f"/{shown(name)}{entry.place}")
    except UnreadableRelease as error:
        yield Entry(place=f"/{shown(name)}", reason=str(error))
