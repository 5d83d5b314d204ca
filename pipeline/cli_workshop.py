"""The workshops: options in, one call each: evaluate, agreement, gold, dictionary."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_options import (
    Against,
    Alone,
    Audit,
    Bootstrap,
    Csv,
    Data,
    Dates,
    Errors,
    ErrorsCsv,
    Facts,
    FirstByHash,
    Floors,
    Limit,
    Names,
    Rules,
    Save,
    Toponyms,
)
from pipeline.console import out, told
from pipeline.dictionary import dictionary
from pipeline.errors import OutputError, UsageError
from pipeline.evaluate.agreement import agreement
from pipeline.evaluate.asked import Asked, evaluate
from pipeline.evaluate.audit import audit_gold
from pipeline.evaluate.bootstrap import with_intervals
from pipeline.evaluate.compare import compare
from pipeline.evaluate.floors import broken_floors, read_floors
from pipeline.evaluate.make import make_gold
from pipeline.evaluate.report import scores_csv, slips_csv, slips_table, table
from pipeline.evaluate.report_audit import audit_spots, audit_table
from pipeline.evaluate.report_change import change_table
from pipeline.evaluate.report_regions import is_of_regions, regions_table
from pipeline.evaluate.result import Result
from pipeline.evaluate.saved import read_result, result_json
from pipeline.evaluate.shared import Choice

BROKEN = 1
EVERYTHING = 1_000_000


def evaluate_command(
    gold: Annotated[
        Path, typer.Argument(help="A folder of releases, each beside its gold.")
    ] = Path("corpus/dev"),
    files: Data = None,
    names: Names = None,
    toponyms: Toponyms = None,
    dates: Dates = False,
    facts: Facts = False,
    alone: Alone = False,
    limit: Limit = None,
    first_by_hash: FirstByHash = None,
    bootstrap: Bootstrap = 0,
    errors: Errors = False,
    csv: Csv = None,
    errors_csv: ErrorsCsv = None,
    floors: Floors = None,
    save: Save = None,
    against: Against = None,
    rules: Rules = [],  # noqa: B006 - typer reads the default, nobody writes to it
    audit: Audit = False,
) -> None:
    """Print precision, recall and F of spans, values, persons and ties, apart and per label.

    Examples: `rollcall evaluate corpus/dev --errors`,
    `rollcall evaluate --data ../shared/data/uner_ewt.dev.jsonl.gz --alone --bootstrap 1000`,
    `rollcall evaluate --names ../shared/reference`, `rollcall evaluate corpus/dev --audit`.
    """
    with told():
        if audit:
            return _audit(Asked(gold, files or (), names, alone=alone, rules=rules), errors)
        before = read_result(against) if against else None
        choice = Choice(limit, first_by_hash)
        asked = Asked(gold, files or (), names, choice, alone, rules, toponyms, dates, facts)
        result = evaluate(asked)
        result = with_intervals(result, bootstrap) if bootstrap else result
        _show(result, errors, csv)
        _keep(result, errors_csv, save)
        if before:
            out.print(change_table(compare(before, result)), markup=False)
        _hold(result, floors)


def agreement_command(
    first: Annotated[Path, typer.Argument(help="A folder of marked releases.")],
    second: Annotated[Path, typer.Argument(help="The same releases, marked by someone else.")],
    errors: Errors = False,
    csv: Csv = None,
) -> None:
    """Print how far two annotations of the same releases agree: F is the agreement.

    Example: `rollcall agreement corpus/dev corpus/second/dev`.
    """
    with told():
        _show(agreement(first, second), errors, csv)


def gold_command(
    paths: Annotated[list[Path], typer.Argument(help="Marked files, or folders of them.")],
) -> None:
    """Make the text and the gold beside each marked release; name every fault in the marks.

    Example: `rollcall gold corpus/dev`. The marked form is explained in corpus/README.md.
    """
    with told():
        made = make_gold(paths)
    out.print(f"Made {len(made)} files.")


def dictionary_command(
    to: Annotated[
        Path | None, typer.Option("--out", help="Write the page to this file [default: show it].")
    ] = None,
) -> None:
    """Say what every table, column, key and value means: the data dictionary as Markdown.

    Example: `rollcall dictionary --out data-dictionary.md`.
    """
    if to is None:
        out.print(dictionary(), markup=False)
        return
    with told():
        _save(to, dictionary())


def _show(result: Result, errors: bool, csv: Path | None) -> None:
    shown = regions_table(result) if is_of_regions(result) else table(result)
    out.print(shown, markup=False)
    if errors:
        out.print(slips_table(result, EVERYTHING), markup=False)
    if csv:
        _save(csv, scores_csv(result))


def _keep(result: Result, errors_csv: Path | None, save: Path | None) -> None:
    if errors_csv:
        _save(errors_csv, slips_csv(result))
    if save:
        _save(save, result_json(result))


def _audit(asked: Asked, errors: bool) -> None:
    if asked.files or asked.names or asked.alone:
        raise UsageError("--audit tries the product on our gold: leave --data, --names, --alone")
    found = audit_gold(asked.gold, asked.rules)
    out.print(audit_table(found), markup=False)
    if errors:
        out.print(audit_spots(found), markup=False)


def _save(path: Path, content: str) -> None:
    try:
        path.write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{str(path)!r} cannot be written: {error.strerror}") from None


def _hold(result: Result, floors: Path | None) -> None:
    if floors is None:
        return
    broken = broken_floors(result, read_floors(floors))
    for one in broken:
        out.print(f"broken floor: {one}", markup=False)
    if broken:
        raise typer.Exit(BROKEN)
    out.print("All floors hold.")
