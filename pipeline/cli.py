"""The command line: options in, one call each; the only place that prints.

Exit codes: 0 finished; 1 `--strict` and something was rejected, or a floor is broken; 2 wrong
options or faulty data; 3 nothing could be read; 130 stopped by Ctrl-C.
"""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from pipeline.cli_compare import diff_command
from pipeline.cli_correct import correct_command, promote_command
from pipeline.cli_export import export_command, import_command
from pipeline.cli_knowledge import form_command, gazetteer_command
from pipeline.cli_report import report_command
from pipeline.cli_run import run_command
from pipeline.cli_serve import serve_command
from pipeline.cli_train import thin_command, train_command
from pipeline.cli_workshop import (
    agreement_command,
    dictionary_command,
    evaluate_command,
    gold_command,
)
from pipeline.console import Data, out, told
from pipeline.examples import check_examples
from pipeline.explain import explain_release
from pipeline.ingest.options import IngestOptions
from pipeline.output_folder import TOOL
from pipeline.run import load_kit
from pipeline.write.receipt import version_of


def check_command(data: Data = []) -> None:  # noqa: B006
    """Look for faults in tables, rules and forms, ours and those of --data, and name them all."""
    with told():
        kit = check_examples(load_kit, data)
    tables = kit.gazetteer
    out.print(
        f"No fault in {len(tables.countries)} countries, {len(tables.parties)} parties, "
        f"{len(kit.rules.rules)} rules and {len(kit.forms)} forms."
    )


def explain_command(
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


app = typer.Typer(
    help="Press releases in, records out: persons, parties, countries, dates as CSV, JSON, XLSX.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        with told():
            out.print(f"rollcall {version_of(TOOL) or 'not installed'}")
        raise typer.Exit


@app.callback()
def every_command(
    which: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """What stands before the name of a command."""


app.command("run")(run_command)
app.command("report")(report_command)
app.command("correct")(correct_command)
app.command("diff")(diff_command)
app.command("export")(export_command)
app.command("import")(import_command)
app.command("serve")(serve_command)
app.command("explain")(explain_command)
app.command("check")(check_command)
app.command("gazetteer")(gazetteer_command)
app.command("form")(form_command)
app.command("promote")(promote_command)
app.command("gold")(gold_command)
app.command("agreement")(agreement_command)
app.command("evaluate")(evaluate_command)
app.command("dictionary")(dictionary_command)
app.command("train")(train_command)
app.command("thin")(thin_command)


def main() -> None:
    """Run the command line; a letter that the terminal does not know is shown as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
