"""Compares two outputs: `rollcall diff`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from pipeline.compare.accept import (
    accept,
    check_accept,
    check_pair,
)
from pipeline.compare.now import Now, run_now
from pipeline.compare.side import Side, open_side
from pipeline.compare.stage import COMPARED, CompareOptions, Comparison, check_tables
from pipeline.compare.telling import Telling, tell
from pipeline.console import Data, out, progress, settings_of, told
from pipeline.errors import UsageError
from pipeline.ingest.options import IngestOptions

SAME, DIFFER = 0, 1
COLOURS = {"  +": "green", "  -": "red", "  ~": "yellow", "  =": "cyan"}


def diff_command(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="The output before: a folder, or its records.json.")
    ],
    second: Annotated[
        Path | None, typer.Argument(metavar="B", help="The output after.", show_default=False)
    ] = None,
    sources: Annotated[
        list[str],
        typer.Option("--run", help="Instead of B: read this source now. Several times."),
    ] = [],  # noqa: B006 - typer reads the default, nobody writes to it
    data: Data = [],  # noqa: B006
    published: Annotated[str | None, typer.Option(help="With --run: as for run.")] = None,
    metadata: Annotated[Path | None, typer.Option(help="With --run: as for run.")] = None,
    tables: Annotated[
        list[str],
        typer.Option("--table", help=f"Compare only this, several times: {', '.join(COMPARED)}."),
    ] = [],  # noqa: B006
    strict: Annotated[
        bool, typer.Option("--strict", help="A value found another way is a difference, too.")
    ] = False,
    brief: Annotated[bool, typer.Option("--brief", help="Only the counts.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write a row per difference to FILE.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page to FILE.")] = None,
    accept_it: Annotated[
        bool, typer.Option("--accept", help="Renew the folder A from B; exit code 0.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit code 0 whatever differs.")
    ] = False,
) -> None:
    """Say how two outputs differ: releases, texts, records, and how values were found.

    Records are matched by their places, then by name, never by id; persons across releases by whom
    both have. A changed text is compared word by word. Columns of B alone are no difference.
    Examples: `rollcall diff outputs/may outputs/june --html june.html`,
    `rollcall diff outputs/may --run letters/ --data mine/`,
    `rollcall diff expected/ new/ --accept`.
    Exit codes: 0 no difference, or --accept or --exit-zero; 1 a difference; 2 wrong options.
    New, removed and changed releases and all records count; with --strict how a value was found.
    """
    options = CompareOptions(tuple(tables), strict)
    settings = settings_of(published=published, metadata=metadata)
    now = Now(tuple(sources), tuple(data), IngestOptions(metadata, published), settings)
    with told():
        _check(options, second, now, accept_it)
        if accept_it:
            check_accept(first)
        before = open_side(first)
        with _after(first, second, now) as after:
            if accept_it:
                check_pair(first, after.path.parent if second is None else second)
            tally = tell(Comparison(before, after, options), Telling(_line, csv, html, brief))
            if accept_it:
                _line(_accepted(first, after) if tally.found else "Nothing to renew.")
    wrong = tally.differ(options) and not (accept_it or exit_zero)
    raise typer.Exit(DIFFER if wrong else SAME)


def _check(options: CompareOptions, second: Path | None, now: Now, accept_it: bool) -> None:
    """Raise UsageError, before anything is read, where the options do not fit together."""
    check_tables(options)
    if (second is None) == (not now.sources):
        raise UsageError("name two outputs, or one and --run SOURCE: rollcall diff A B")
    if second is not None and (now.data or any(now.settings.values())):
        raise UsageError("--data, --published and --metadata are for --run: B is written already")
    if accept_it and options.tables:
        raise UsageError("--accept renews all of A: leave out --table, so that you see all of it")


@contextmanager
def _after(first: Path, second: Path | None, now: Now) -> Iterator[Side]:
    """Give the body the side B: the output that is named, or what the sources say now."""
    if second is not None:
        yield open_side(second)
        return
    with TemporaryDirectory(prefix="rollcall-") as room:
        folder = Path(room) / (first.resolve().name or "now")  # a report is called after it
        with progress(False) as bar:
            reading = replace(now.reading, counted=bar.expect)
            run_now(first, replace(now, reading=reading), folder, bar.advance)
        yield replace(open_side(folder), name=f"{'; '.join(now.sources)}, read now")


def _accepted(first: Path, after: Side) -> str:
    return f"Renewed in {first}: {', '.join(accept(first, after.path.parent))}."


def _line(line: str) -> None:
    out.print(line, markup=False, style=COLOURS.get(line[:3]))
