"""Leads a run to sources in object stores, and its output there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import regex

from pipeline.errors import UsageError
from pipeline.ingest.documents import is_document
from pipeline.ingest.limits import Limits
from pipeline.ingest.readers import find_reader
from pipeline.output_folder import FILES, RECEIPT
from pipeline.remote.fetching import fetched
from pipeline.remote.sending import NOTE, Receipt, check_sendable, send
from pipeline.remote.stores import is_address, shown
from pipeline.write.formats import parquet_files
from pipeline.write.own_files import INSIDE, own_files

LINES = (".jsonl", ".jsonl.gz")
"""Files whose limit is that of a line: they are fetched whole, however long."""
PATTERN = regex.compile(r"[*?\[\]]")
"""What makes a name stand for others too, in stores."""
NO_NAME = regex.compile(r"[^\w.-]+")


@contextmanager
def at_hand(sources: Sequence[str], limits: Limits) -> Iterator[list[str]]:
    """Give the body the sources as files of this machine: those of stores in a private folder."""
    if not any(map(is_address, sources)):
        yield list(sources)
        return
    with TemporaryDirectory(prefix="rollcall-") as room:
        yield [
            str(fetched(one, Path(room, str(number)), partial(_most, limits)))
            if is_address(one)
            else one
            for number, one in enumerate(sources)
        ]


def shown_sources(sources: Sequence[str]) -> tuple[str, ...]:
    """Return the sources as they may be told, without keys to a store.

    >>> shown_sources(["ftp://ada:secret@example.org/x", "a@b/letters"])
    ('ftp://example.org/x', 'a@b/letters')
    """
    return tuple(shown(one) if is_address(one) else one for one in sources)


def folder_of(out: str) -> Path:
    """Return the folder that a run writes: for an output in a store, one named after it.

    >>> folder_of("s3://bucket/may/letters").as_posix(), folder_of("outputs/x").as_posix()
    ('outputs/bucket-may-letters', 'outputs/x')
    """
    if not is_address(out):
        return Path(out)
    place = shown(out).partition("://")[2]
    return Path("outputs") / NO_NAME.sub("-", place).strip("-.")


def check_out(out: str) -> None:
    """Raise UsageError for a pattern, OutputError where an output would meet what no run wrote."""
    if is_address(out):
        if PATTERN.search(out):
            raise UsageError(f"--out {shown(out)!r} is a pattern: give the name of one place")
        check_sendable(out, _is_ours)


def sent(folder: Path, out: str) -> int:
    """Return how many files of a finished output went to a store; a person's own stay here."""
    own = own_files(folder)
    names = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(path.is_relative_to(one) for one in own)
    ]
    return send(folder, [one for one in names if one != RECEIPT], out, _is_ours)


def check_followed(sources: Sequence[str]) -> None:
    """Raise UsageError where a source lies in a store, which nobody can follow."""
    away = [shown(one) for one in sources if is_address(one)]
    if away:
        raise UsageError(f"--watch follows files and folders of this machine, and not {away[0]!r}")


def _most(limits: Limits, name: str) -> int | None:
    """Return how many bytes of a file are read: one more than the limit shows that it is over."""
    if name.lower().endswith(LINES):
        return None
    is_read = name == RECEIPT or find_reader(name) is not None or is_document(name)
    return limits.max_bytes + 1 if is_read else 0


def _is_ours(name: str, receipt: Receipt) -> bool:
    """Return whether a file of a store's output was written by a run, as its receipt tells."""
    top, _, inside = name.partition("/")
    if inside:
        asked = top != parquet_files.FOLDER or top in receipt.get("formats", ())
        return top in INSIDE and asked and INSIDE[top].fullmatch(inside) is not None
    return name in (RECEIPT, NOTE) or name in receipt.get(FILES, ())
