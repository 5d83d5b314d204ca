"""Tells what is attached to a message, by the name of a part or by its type."""

from email.message import Message
from mimetypes import guess_extension

from pipeline.ingest.inner import BySuffix
from pipeline.ingest.mail_parts import file_name

MESSAGE_TYPE = "message/rfc822"
ATTACHED_FILE = "attachment"
BESIDE = (".p7s", ".p7m", ".asc", ".sig", ".dat", ".ics", ".vcf")
"""Attachments that hold no text: signatures, calendars, cards, what Outlook packs for itself."""


def is_message(part: Message) -> bool:
    """Return whether a part is a message of its own."""
    return part.get_content_type() == MESSAGE_TYPE


def is_file(part: Message) -> bool:
    """Return whether a part is attached, and no body of the message."""
    return bool(file_name(part)) or part.get_content_disposition() == "attachment"


def is_attached(part: Message, by_suffix: BySuffix) -> bool:
    """Return whether a part is a file that can be read, or one that should have been."""
    if is_message(part):
        return True
    known = by_suffix(named(part, by_suffix)) is not None
    written = part.get_content_maintype() == "application" and not file_name(part).endswith(BESIDE)
    return (known and (is_file(part) or written)) or (bool(file_name(part)) and written)


def named(part: Message, by_suffix: BySuffix) -> str:
    """Return the name of an attachment; one that says nothing ends as its type does."""
    name = file_name(part)
    suffix = guess_extension(part.get_content_type()) or ""
    says = by_suffix(name) is not None or by_suffix(suffix) is None
    return name if says else f"{name or ATTACHED_FILE}{suffix}"
