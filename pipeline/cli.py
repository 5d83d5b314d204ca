"""The command line: options in, one call each; the only place that prints.

Exit codes: 0 finished; 1 `--strict` and something was rejected, or a floor is broken; 2 wrong
options or faulty data; 3 nothing could be read.
"""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_knowledge import form_command, gazetteer_command
from pipeline.cli_train import train_command
from pipeline.cli_workshop import agreement_command, evaluate_command, gold_command
from pipeline.console import (
    Data,
    Decided,
    Known,
    Limit,
    closing_lines,
    err,
    out,
    progress,
    settings_of,
    told,
)
from pipeline.examples import check_examples
from pipeline.explain import explain_release
from pipeline.identify.options import IdentifyOptions
from pipeline.ingest.limits import limits_of
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.readers import SUFFIXES
from pipeline.run import RunOptions, load_kit, run
from pipeline.write.options import Summary, WriteOptions

FINISHED, REJECTED, WRONG, NOTHING = 0, 1, 2, 3
WHERE = """Where to put your releases: anywhere. Name a file or a folder and rollcall does the rest:

  rollcall run letters/                          a folder of .txt, .md, .jsonl, .jsonl.gz
  rollcall run release.txt --published 2017-10-12
  rollcall run letters/ --metadata sheet.xlsx    title, published, url … per file
  cat release.txt | rollcall run -               standard input

The records go to outputs/<name of the source>; open rollcall.xlsx there.
`rollcall run --help` shows every option.
"""

app = typer.Typer(
    help="Press releases in, records out: persons, parties, countries, dates as CSV, JSON, XLSX.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("evaluate")(evaluate_command)
app.command("agreement")(agreement_command)
app.command("gold")(gold_command)
app.command("gazetteer")(gazetteer_command)
app.command("form")(form_command)
app.command("train")(train_command)


@app.command("run")
def run_command(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, or - for standard input.", show_default=False),
    ] = None,
    out_folder: Annotated[
        Path | None,
        typer.Option("--out", help="Where the records go [default: outputs/<name of the source>]."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="csv, json, jsonl, xlsx; several times [csv json xlsx]."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(help="Publication date (YYYY-MM-DD) of releases that show none."),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            help="A .csv or .xlsx: column file, and title, published, url, publisher, house."
        ),
    ] = None,
    data: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
    decisions: Decided = None,
    known: Known = [],  # noqa: B006
    limit: Limit = [],  # noqa: B006
    delimiter: Annotated[str, typer.Option(help="Between the cells of a CSV.")] = ",",
    no_bom: Annotated[bool, typer.Option("--no-bom", help="CSV without byte-order mark.")] = False,
    timex: Annotated[
        bool, typer.Option("--timex", help="Add type and value in TIMEX3 to the dates.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 1 if anything was rejected.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = False,
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
        published=published, metadata=metadata, decisions=decisions, known=known, limit=limit
    )
    writing = WriteOptions(
        formats=tuple(formats or ("csv", "json", "xlsx")),
        delimiter=delimiter,
        bom=not no_bom,
        columns=("timex",) if timex else (),
        settings=settings,
        sources=tuple(sources),
        data=tuple(data),
    )
    folder = out_folder or default_folder(sources)
    with told(), progress(quiet) as bar:
        limits = limits_of(limit)
        reading = IngestOptions(metadata, published, limits, bar.expect)
        joining = IdentifyOptions(decisions, tuple(known))
        options = RunOptions(reading, writing, tuple(data), joining)
        summary = run(sources, folder, options, bar.advance)
    if summary.releases == 0:
        err.print(
            f"rollcall: nothing could be read; {folder / 'rejected.csv'} says why", markup=False
        )
    if not quiet and sys.stdout is not None and sys.stdout.isatty():
        out.print(closing_lines(summary), markup=False)
    raise typer.Exit(exit_code(summary, strict))


@app.command()
def check(data: Data = []) -> None:  # noqa: B006
    """Look for faults in tables, rules and forms, ours and those of --data, and name them all."""
    with told():
        kit = check_examples(load_kit, data)
    tables = kit.gazetteer
    out.print(
        f"No fault in {len(tables.countries)} countries, {len(tables.parties)} parties, "
        f"{len(kit.rules.rules)} rules and {len(kit.forms)} forms."
    )


@app.command()
def explain(
    release: Annotated[str, typer.Argument(help="A file with one release, or - .")],
    at: Annotated[
        int | None, typer.Option(help="Only what touches this offset of the stored text.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="Publication date, as for run.")] = None,
    data: Data = [],  # noqa: B006
) -> None:
    """Say why each record is there, and what was considered and left out.

    Examples: `rollcall explain release.txt`, `rollcall explain release.txt --at 1204`.
    """
    with told():
        kit = load_kit(data)
        for line in explain_release(release, IngestOptions(published=published), kit, at):
            out.print(line, markup=False)


def default_folder(sources: list[str]) -> Path:
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


def main() -> None:
    """Run the command line; a letter that the terminal does not know is shown as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
