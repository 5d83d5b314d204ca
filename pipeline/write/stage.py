"""The stage itself: takes extractions one by one, and leaves a whole output or the old one."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.corrections import APPLIED, UNFIT, Outcome
from pipeline.errors import OutputError, UsageError
from pipeline.identities import Identity
from pipeline.output_folder import is_ours
from pipeline.records import Extraction
from pipeline.types import Rejection
from pipeline.write import datapackage, readme, receipt, schema, texts
from pipeline.write.cells import RowsOf
from pipeline.write.counting import counted
from pipeline.write.faults import faults
from pipeline.write.folder import fresh
from pipeline.write.formats import parquet_files
from pipeline.write.formats.csv_files import CsvFiles
from pipeline.write.formats.every import WRITERS
from pipeline.write.formats.writer import Writer
from pipeline.write.options import Summary, WriteOptions
from pipeline.write.own_files import WORKBOOK, check_own, removed
from pipeline.write.tables import timex
from pipeline.write.tables.corrected import corrected_row
from pipeline.write.tables.every import AT_THE_END, Rows, rows_of
from pipeline.write.tables.identities import identity_row
from pipeline.write.tables.issues import rejected_row

FIGURES = (
    "releases", "rejected", "persons", "countries", "parties", "dates", "issues", "to_check",
    "corrected", "unfit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Job:
    """What one call of `write` was given, and the hidden folder that it fills."""

    new: Path
    folder: Path
    options: WriteOptions
    rejections: Sequence[Rejection]
    identities: Sequence[Identity]
    outcomes: Sequence[Outcome]


def check_folder(folder: Path) -> None:
    """Raise OutputError where `folder` cannot become an output; nothing is written."""
    shown = repr(str(folder))
    with faults(folder):
        target = folder.resolve()
        existing = next(one for one in (target, *target.parents) if one.exists())
        if not existing.is_dir():
            raise OutputError(f"{str(existing)!r} is a file; give another --out than {shown}")
        place = target.parent if existing == target else existing
        if not os.access(place, os.W_OK | os.X_OK):
            raise OutputError(f"{str(place)!r} may not be written to; give another --out")
        if existing == target and any(target.iterdir()) and not is_ours(target):
            raise OutputError(
                f"{shown} is not empty and was not written by rollcall; "
                "give another --out, or a new folder inside it"
            )


def write(
    extractions: Iterable[Extraction],
    folder: Path,
    options: WriteOptions,
    rejections: Sequence[Rejection],
    *,
    identities: Sequence[Identity] = (),
    outcomes: Sequence[Outcome] = (),
) -> Summary:
    """Return what was written into `folder`.

    `rejections`, `identities` and `outcomes` are read after the last extraction.
    """
    check_writing(options)
    check_folder(folder)
    check_own(folder, options)
    started = receipt.start()
    with fresh(folder) as new:
        job = _Job(new, folder, options, rejections, identities, outcomes)
        counts, notes = _fill(job, extractions)
        with faults(folder):
            schema.write_schema(new)
            if "csv" in options.formats:
                datapackage.write_datapackage(new, options)
            readme.write_readme(new, options, (*options.notes, *notes))
            receipt.write_receipt(new, started, options, counts)
            gone = removed(folder, options)
    return _summary(folder, options, counts, gone)


def check_writing(options: WriteOptions) -> None:
    """Raise UsageError where a format is unknown or the delimiter is no single sign."""
    for name in options.formats:
        if name not in WRITERS:
            raise UsageError(f"--format {name!r} is unknown; use {', '.join(WRITERS)}")
    if not options.formats:
        raise UsageError(f"no --format is given; use {', '.join(WRITERS)}")
    sign = options.delimiter
    if parquet_files.NAME in options.formats:
        parquet_files.check_installed()
    if len(sign) != 1 or sign == '"' or not (sign.isprintable() or sign == "\t"):
        raise UsageError(f"--delimiter {options.delimiter!r} is not one sign; use , or ;")


def _fill(job: _Job, extractions: Iterable[Extraction]) -> tuple["Counter[str]", tuple[str, ...]]:
    """Write every format and text, and return the counts and what a reader must know."""
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        with faults(job.folder):
            writers = [stack.enter_context(closing(one)) for one in _writers(job)]
            (job.new / texts.FOLDER).mkdir()
        for extraction in extractions:
            rows = rows_of(extraction)
            if timex.OPTION in job.options.columns:
                rows = timex.with_timex(rows)
            if extraction.record.duplicate_of is None:
                counts.update(counted(rows))
            with faults(job.folder):
                texts.write_text(job.new, extraction)
                for writer in writers:
                    writer.add(extraction, rows)
        counts["rejected"] = len(job.rejections)
        counts["corrected"] = sum(one.status == APPLIED for one in job.outcomes)
        counts["unfit"] = sum(one.status == UNFIT for one in job.outcomes)
        last: Rows = {
            "rejected": RowsOf(rejected_row, job.rejections),
            "identities": RowsOf(identity_row, job.identities),
            "corrected": RowsOf(corrected_row, job.outcomes),
        }
        with faults(job.folder):
            notes = [note for writer in writers for note in writer.finish(last)]
    return counts, tuple(notes)


def _writers(job: _Job) -> Iterator[Writer]:
    """Yield the writers of a run; the tables of no single release are CSV whatever the formats."""
    for name in dict.fromkeys(job.options.formats):
        yield WRITERS[name](job.new, job.options)
    if "csv" not in job.options.formats:
        yield CsvFiles(job.new, job.options, AT_THE_END)


def _summary(
    folder: Path, options: WriteOptions, counts: "Counter[str]", gone: tuple[str, ...]
) -> Summary:
    figures = {name: counts[name] for name in FIGURES}
    return replace(summary_of(folder, options, figures), removed=gone)


def summary_of(folder: Path, options: WriteOptions, figures: Mapping[str, int]) -> Summary:
    """Return the summary of a run with these figures."""
    workbook = folder / WORKBOOK if "xlsx" in options.formats else None
    told: dict[str, Any] = {**figures, "folder": folder, "workbook": workbook}
    return Summary(**told)


def figures_of(summary: Summary) -> dict[str, int]:
    """Return the figures of a summary by name, as `summary_of` takes them."""
    return {name: getattr(summary, name) for name in FIGURES}
