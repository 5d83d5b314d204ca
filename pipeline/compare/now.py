"""Reads sources now, as the output that they are compared with was written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.compare.accept import is_pseudonymised, written_as
from pipeline.corrections import NAME as CORRECTIONS
from pipeline.errors import UsageError
from pipeline.ingest.options import IngestOptions
from pipeline.report.stage import write_report
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.types import Release
from pipeline.write.formats.proof import REPORT


@dataclass(frozen=True, slots=True)
class Now:
    """What is read now, and with which local knowledge; `settings` are told to run.json."""

    sources: tuple[str, ...]
    data: tuple[Path, ...]
    reading: IngestOptions
    settings: dict[str, str]


def run_now(like: Path, now: Now, folder: Path, progress: Callable[[Release], None]) -> None:
    """Write into `folder` what the sources say now, in the formats of the output `like`.

    The corrections that are kept in that output are applied. Raises UsageError where names were
    replaced in it, and where nothing can be read.
    """
    if is_pseudonymised(like):
        raise UsageError(
            f"{str(like)!r} was written with --pseudonymise: run the sources with the same "
            "--pseudonymise and key into another folder, and name that as B"
        )
    kept, report = like / CORRECTIONS, (like / REPORT).is_file()
    writing = replace(
        written_as(like),
        settings=now.settings,
        sources=now.sources,
        data=now.data,
        report=report,
    )
    corrections = kept if kept.is_file() else None
    options = RunOptions(now.reading, writing, now.data, corrections=corrections)
    if run(now.sources, folder, options, progress).releases == 0:
        raise UsageError(f"nothing could be read in {'; '.join(now.sources)}: nothing to compare")
    if report:
        write_report(folder, data=now.data)
