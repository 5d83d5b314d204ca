"""The stage itself: an output in, one page of HTML out; one release in memory at a time."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shlex import quote
from typing import Any

from pipeline.errors import OutputError, UsageError
from pipeline.reasons import load_reasons, reason_of
from pipeline.records import Extraction
from pipeline.report.page import pieces
from pipeline.report.rows import release_data
from pipeline.report.summary import summary_of
from pipeline.report.words import meanings
from pipeline.write.formats.proof import REPORT
from pipeline.written import read_output

SUFFIX = ".html"
PLACEHOLDER = "OUTPUT"
"""Stands in a command for a folder that is not told."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written, and how large it is."""

    path: Path
    releases: int
    size: int
    """In bytes."""


class _Seen:
    """What the releases that have passed leave for the end of the page."""

    def __init__(self) -> None:
        self.count = 0
        self.codes: set[str] = set()
        self.digest = sha256()

    def shown(self, extraction: Extraction) -> dict[str, Any]:
        """Return what the page holds of one release, and remember its rules and its text."""
        record = extraction.record
        self.count += 1
        self.digest.update(f"{record.release_id}\x1f{record.text_sha256}\n".encode())
        data = release_data(extraction)
        self.codes.update(data["codes"])
        return {
            "summary": summary_of(record),
            "text": extraction.release.text,
            "records": {key: value for key, value in data.items() if key != "codes"},
        }


def write_report(folder: Path, path: Path | None = None, data: Sequence[Path] = ()) -> Report:
    """Return where the page of an output was written; the old page stays until it is complete.

    Raises UsageError where `folder` is no output, and OutputError where the page cannot be written.
    """
    target = path or folder / REPORT
    if target.suffix.lower() != SUFFIX:
        raise UsageError(f"--out {str(target)!r} does not end in {SUFFIX}; name a file that does")
    reasons = load_reasons(data)
    extractions = read_output(folder)
    first = next(extractions, None)
    every = extractions if first is None else chain([first], extractions)
    seen = _Seen()
    named = (folder.resolve().name, in_a_command(folder))
    size = _written(target, pieces(named, _passing(every, seen), _end(seen, reasons)))
    return Report(target, seen.count, size)


def in_a_command(folder: Path) -> str:
    """Return a folder as a command names it: as it was given, or a word to put it in for.

    A whole path may name a person or a case, and a page is handed on: it is not told.

    >>> in_a_command(Path("outputs/june letters")), in_a_command(Path("/home/ada/case/out"))
    ("'outputs/june letters'", 'OUTPUT')
    """
    return PLACEHOLDER if folder.is_absolute() or folder.drive else quote(folder.as_posix())


def _passing(extractions: Iterator[Extraction], seen: _Seen) -> Iterator[dict[str, Any]]:
    for extraction in extractions:
        yield seen.shown(extraction)


def _end(seen: _Seen, reasons: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield, once the last release has passed, what all of them share."""
    yield {
        "key": seen.digest.hexdigest()[:16],
        "reasons": {code: reason_of(code, reasons) for code in sorted(seen.codes)},
        "meanings": meanings(),
    }


def _written(path: Path, text: Iterator[str]) -> int:
    """Write a page beside the old one, then put it in its place; return its size in bytes."""
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8", newline="\n") as file:
            for piece in text:
                file.write(piece)
        size = new.stat().st_size
        new.replace(path)
    except OSError as error:
        raise OutputError(
            f"{str(path)!r} cannot be written ({error.strerror}); give another --out"
        ) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return size
