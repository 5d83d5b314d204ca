"""Reads everything once, keeping no text: to know what there is, and which texts come twice."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.ingest.confined import Documents
from pipeline.ingest.entry import Entry
from pipeline.ingest.find import Found, find_files
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.plain import plain_entry
from pipeline.ingest.readers import find_reader
from pipeline.ingest.sheet import Sheet, read_sheet
from pipeline.published import iso_date
from pipeline.records import make_id


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be read, in order, and what was learnt by reading it once."""

    files: tuple[Found, ...]
    options: IngestOptions
    sheet: Sheet | None
    piped: bytes
    """What standard input held: it can be read only once."""
    count: int
    """How many releases there are."""
    twins: dict[str, tuple[str, ...]]
    """The sources of each text that comes more than once, by release id."""
    documents: Documents
    """What was taken apart, so that it is done once."""


def checked(
    sources: Sequence[str], options: IngestOptions
) -> tuple[tuple[Found, ...], Sheet | None]:
    """Return the files of `sources` and the metadata sheet; none of the files is opened.

    Raises UsageError where sources or options are wrong.
    """
    if options.published is not None and iso_date(options.published) is None:
        raise UsageError(f"--published is {options.published!r}: give a date such as 2017-10-12")
    files = _without_sheet(find_files(sources), options.metadata)
    if sys.stdin is None and any(found.path is None for found in files):
        raise UsageError("standard input is closed: name a file or a folder in the place of -")
    return files, None if options.metadata is None else read_sheet(options.metadata)


def survey(sources: Sequence[str], options: IngestOptions) -> Plan:
    """Return the plan for reading `sources`; raises UsageError where they or options are wrong."""
    files, sheet = checked(sources, options)
    piped = b""
    if any(found.path is None for found in files):
        piped = sys.stdin.buffer.read(options.limits.max_bytes + 1)
    places: dict[str, list[str]] = {}
    documents = Documents(options.limits, memory=options.memory)
    for found in files:
        for entry in entries(found, piped, documents):
            if not entry.reason:
                source = found.source + entry.place
                places.setdefault(release_id(entry), []).append("" if entry.id else source)
    twins = {name: tuple(filter(None, where)) for name, where in places.items() if len(where) > 1}
    return Plan(files, options, sheet, piped, len(places), twins, documents)


def entries(found: Found, piped: bytes, documents: Documents) -> Iterator[Entry]:
    """Yield the texts and faults of one file; a text that is too long is a fault."""
    most = documents.limits.max_characters
    for entry in _read(found, piped, documents):
        if len(entry.text) > most:
            reason = f"too long: over {most} characters; no release is, split it or set --limit"
            yield Entry(place=entry.place, reason=reason)
        else:
            yield entry


def _read(found: Found, piped: bytes, documents: Documents) -> Iterator[Entry]:
    if found.path is None:
        yield plain_entry(piped, documents.limits.max_bytes)
    elif found.reason:
        yield Entry(reason=found.reason)
    elif reader := find_reader(found.path.name):
        yield from reader(found.path, documents.limits.max_bytes)
    else:
        yield from documents.read(found.path)


def release_id(entry: Entry) -> str:
    """Return the id that an entry came with, or one made from its text."""
    return entry.id or make_id("r", entry.text)


def _without_sheet(files: tuple[Found, ...], sheet: Path | None) -> tuple[Found, ...]:
    """Return the files less the metadata sheet itself, which often lies beside them."""
    if sheet is None or not sheet.exists():
        return files
    return tuple(one for one in files if one.path is None or not _same(one.path, sheet))


def _same(path: Path, sheet: Path) -> bool:
    return path.exists() and path.samefile(sheet)
