"""One text by itself: a program hands it over, and its record comes back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.jsonl import entry_of
from pipeline.ingest.limits import Limits
from pipeline.ingest.survey import release_id
from pipeline.loading import load_kit
from pipeline.published import iso_date
from pipeline.read_all import in_order, readings
from pipeline.records import ReleaseRecord
from pipeline.spread.worker import Work
from pipeline.types import Release

SOURCE = "text"
"""What stands in `source` of a text that came from no file."""
MOST = Limits().max_characters
FIRST = """The vote, 2031-03-12

Ms Pia Sund, minister of health, told reporters that Mr Tomas Vale had been arrested. "We will
not wait," she said. On 2031-04-30 the assembly will vote.

Signed by:
Ms Pia Sund
Mr Tomas Vale
"""
"""Read before all others: expressions are compiled with the first text that needs them, which takes
ten times as long as the text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A press release and what is known of it besides its text, as a line of JSON Lines has it."""

    text: str
    published: str | None = None
    """Its day, as 2017-10-12; a month or a year where no more is known."""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    house: str | None = None
    """The parliament or assembly whose groups its abbreviations mean."""
    id: str | None = None
    """None for one made from the text: the same text has the same id."""


def release_of(given: Text, most: int = MOST) -> Release:
    """Return a text as it is read; raises UnreadableRelease with the reason where it cannot be."""
    if given.published is not None and iso_date(given.published) is None:
        reason = f"`published` is {given.published!r}: give a date such as 2017-10-12"
        raise UnreadableRelease(reason)
    return as_release(entry_of(asdict(given)), SOURCE, most)


def as_release(entry: Entry, source: str, most: int) -> Release:
    """Return the release that an entry holds; raises UnreadableRelease where it holds none."""
    if entry.reason:
        raise UnreadableRelease(entry.reason)
    if len(entry.text) > most:
        raise UnreadableRelease(f"too long: over {most} characters; no release is, split it")
    return Release(release_id(entry), entry.text, source, entry.metadata, entry.places)


def record_of(release: Release, kit: Kit) -> ReleaseRecord:
    """Return what one release says by itself."""
    (extraction,) = in_order(readings([release], kit))
    return extraction.record


def record_bytes(release: Release, kit: Kit) -> bytes:
    """Return the record of one release as JSON."""
    return record_of(release, kit).model_dump_json().encode("utf-8")


def reader_of(data: Sequence[Path]) -> Work:
    """Return what makes records as JSON of releases, once all that it knows is loaded and warm."""
    kit = load_kit(data)
    record_of(release_of(Text(FIRST)), kit)
    return partial(record_bytes, kit=kit)
