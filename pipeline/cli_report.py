"""The report: options in, one call: an output becomes one page of HTML to read and to decide on."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import Data, out, told
from pipeline.errors import UsageError
from pipeline.report.stage import Report, write_report
from pipeline.written import RECORDS

KILO = 1024
Reported = Annotated[
    bool, typer.Option("--report", help="Write report.html too: the run as one page to read.")
]


def report_command(
    folder: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help="A folder that `rollcall run` wrote.")
    ],
    page: Annotated[
        Path | None,
        typer.Option("--out", help="The page [default: report.html in OUTPUT]."),
    ] = None,
    data: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Write one HTML page of a run: its texts with what was found in them, and why.

    The page works from disk, loads nothing and sends nothing. In it: a list with search and
    filters, each text with its marks and records, pictures with their tables, and buttons whose
    decisions it saves as rollcall-decisions.json, for `rollcall correct OUTPUT`.
    A link to any row: report.html#ID, with the id that stands in the tables.

    Examples: `rollcall report outputs/letters`,
    `rollcall report outputs/letters --out letters.html`.
    """
    with told():
        written = write_report(folder, page, data)
    out.print(told_of(written), markup=False)


def check_report(asked: bool, formats: tuple[str, ...]) -> None:
    """Raise UsageError where a run with --report writes no records to make the report of."""
    if asked and not {f"records.{name}" for name in formats} & set(RECORDS):
        raise UsageError("--report needs the records: add --format json or --format jsonl")


def told_of(written: Report) -> str:
    """Return the line that ends the command.

    >>> told_of(Report(Path("out/report.html"), 2, 2048))
    'Wrote out/report.html: 2 releases, 2 kB; open it in a browser.'
    """
    noun = "release" if written.releases == 1 else "releases"
    return (
        f"Wrote {written.path.as_posix()}: {written.releases} {noun}, "
        f"{-(-written.size // KILO)} kB; open it in a browser."
    )
