"""The main command: options in, one run out."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.afar import at_hand, folder_of, shown_sources
from pipeline.cli_afar import Delivery, check_places
from pipeline.cli_correct import Corrections, DiscardEdits
from pipeline.cli_report import Reported, check_report
from pipeline.cli_spread import On, Scheduler, Workers, watched
from pipeline.cli_watch import followed
from pipeline.console import (
    Data,
    Decided,
    Hidden,
    Known,
    Limit,
    Secret,
    closing_lines,
    err,
    out,
    progress,
    settings_of,
    told,
)
from pipeline.identify.options import IdentifyOptions
from pipeline.ingest.limits import limits_of
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.readers import SUFFIXES
from pipeline.pseudonymise.options import PseudonymiseOptions
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.watching import changes
from pipeline.write.options import Summary, WriteOptions

FINISHED, REJECTED, WRONG, NOTHING = 0, 1, 2, 3
WHERE = """Where to put your releases: anywhere. Name a file or a folder and rollcall does the rest:

  rollcall run letters/                          a folder of texts, web pages, PDF, Word, mail …
  rollcall run release.txt --published 2017-10-12
  rollcall run letters/ --metadata sheet.xlsx    title, published, url … per file
  cat release.txt | rollcall run -               standard input

The records go to outputs/<name of the source>; open rollcall.xlsx there.
`rollcall run --help` shows every option.
"""

Sources = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, addresses, or - for standard input.", show_default=False),
]
OutFolder = Annotated[
    str | None,
    typer.Option("--out", help="Where the records go [default: outputs/<name of the source>]."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", help="csv json jsonl xlsx parquet sqlite; several times [csv json xlsx]."
    ),
]
Published = Annotated[
    str | None, typer.Option(help="Publication date (YYYY-MM-DD) of releases that show none.")
]
Metadata = Annotated[
    Path | None,
    typer.Option(help="A .csv or .xlsx: column file, and title, published, url, publisher, house."),
]
Delimiter = Annotated[str, typer.Option(help="Between the cells of a CSV.")]
NoBom = Annotated[bool, typer.Option("--no-bom", help="CSV without byte-order mark.")]
Timex = Annotated[bool, typer.Option("--timex", help="Add type and value in TIMEX3 to the dates.")]
NoKeep = Annotated[
    bool,
    typer.Option("--no-keep", help="Keep nothing beside the output: the next run reads all anew."),
]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Go on: run again whenever the sources change; Ctrl-C ends it."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit code 1 if anything was rejected.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def run_command(
    sources: Sources = None,
    out_folder: OutFolder = None,
    formats: Formats = None,
    published: Published = None,
    metadata: Metadata = None,
    data: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
    decisions: Decided = None,
    known: Known = [],  # noqa: B006
    limit: Limit = [],  # noqa: B006
    pseudonymise: Hidden = [],  # noqa: B006
    pseudonym_key: Secret = None,
    delimiter: Delimiter = ",",
    no_bom: NoBom = False,
    timex: Timex = False,
    report: Reported = False,
    corrections: Corrections = None,
    discard_edits: DiscardEdits = False,
    workers: Workers = 0,
    on: On = "",
    scheduler: Scheduler = "",
    no_keep: NoKeep = False,
    watch: Watch = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Read press releases and write their records.

    Examples: `rollcall run letters/`, `rollcall run a.txt b.md --out outputs/mine`,
    `rollcall run - --published 2017-10-12 < release.txt`.
    Exit codes: 0 finished, 1 --strict and something was rejected, 2 wrong options or faulty data,
    3 nothing could be read.
    """
    if not sources:
        out.print(WHERE, markup=False)
        raise typer.Exit(WRONG)
    settings = settings_of(
        published=published, metadata=metadata, decisions=decisions, known=known, limit=limit,
        pseudonymise=pseudonymise, corrections=corrections,
    )  # fmt: skip
    writing = WriteOptions(
        formats=tuple(formats or ("csv", "json", "xlsx")),
        delimiter=delimiter,
        bom=not no_bom,
        columns=("timex",) if timex else (),
        settings=settings,
        discard_edits=discard_edits,
        sources=shown_sources(sources),
        data=tuple(data),
        report=report,
    )
    named = [] if pseudonymise else writing.sources  # a name may tell
    folder = default_folder(named) if out_folder is None else folder_of(out_folder)
    with told():
        check_report(report, writing.formats)
        reading = IngestOptions(metadata, published, limits_of(limit))
        joining = IdentifyOptions(decisions, tuple(known))
        hiding = PseudonymiseOptions(tuple(dict.fromkeys(pseudonymise)), pseudonym_key)
        then = Delivery(folder, out_folder, report, tuple(data), quiet)
        options = RunOptions(reading, writing, tuple(data), joining, hiding, corrections,
                             watched(workers, on, scheduler, quiet), not no_keep, then)  # fmt: skip
        check_places(sources, out_folder, watch)
        once = partial(_run, sources, folder, options, quiet, logs=watch)
        summary = followed(changes(sources), once) if watch else once()
    raise typer.Exit(exit_code(summary, strict))


def _run(
    sources: list[str], folder: Path, options: RunOptions, quiet: bool, *, logs: bool
) -> Summary:
    """Return what one run found, once its output is written and it is told."""
    with at_hand(sources, options.ingest.limits) as here, progress(quiet) as bar:
        heard = replace(options, ingest=replace(options.ingest, counted=bar.expect))
        summary = run(here, folder, heard, bar.advance)
    _tell(summary, quiet, logs=logs)
    return summary


def _tell(summary: Summary, quiet: bool, *, logs: bool) -> None:
    """Print what went, what is wrong, and for a terminal or who `logs` it the closing lines."""
    if summary.removed and not quiet:
        gone = ", ".join(summary.removed)
        err.print(f"rollcall: removed, as this run does not write them: {gone}", markup=False)
    if summary.releases == 0:
        rejected = summary.folder / "rejected.csv"
        err.print(f"rollcall: nothing could be read; {rejected} says why", markup=False)
    if not quiet and sys.stdout is not None and (logs or sys.stdout.isatty()):
        out.print(closing_lines(summary), markup=False)


def default_folder(sources: Sequence[str]) -> Path:
    """Return where a run goes that names no folder.

    >>> default_folder(["letters/"]).as_posix(), default_folder(["a.txt", "b.txt"]).as_posix()
    ('outputs/letters', 'outputs/run')
    """
    if len(sources) != 1 or sources[0] == "-":
        return Path("outputs/run")
    given = Path(sources[0])
    name = given.resolve().name if given.name in ("", "..") else given.name
    suffix = max((one for one in SUFFIXES if name.lower().endswith(one)), key=len, default="")
    return Path("outputs") / (name[: len(name) - len(suffix)] or "run")


def exit_code(summary: Summary, strict: bool) -> int:
    """Return the exit code of a finished run."""
    if summary.releases == 0:
        return NOTHING
    return REJECTED if strict and summary.rejected else FINISHED
