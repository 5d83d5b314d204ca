"""The workshops: options in, one call each: evaluate, agreement, gold."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import out, told
from pipeline.errors import OutputError
from pipeline.evaluate.agreement import agreement
from pipeline.evaluate.asked import Asked, evaluate
from pipeline.evaluate.bootstrap import with_intervals
from pipeline.evaluate.compare import compare
from pipeline.evaluate.floors import broken_floors, read_floors
from pipeline.evaluate.make import make_gold
from pipeline.evaluate.report import scores_csv, slips_csv, slips_table, table
from pipeline.evaluate.report_change import change_table
from pipeline.evaluate.report_regions import is_of_regions, regions_table
from pipeline.evaluate.result import Result
from pipeline.evaluate.saved import read_result, result_json
from pipeline.evaluate.shared import Choice

BROKEN = 1
EVERYTHING = 1_000_000

Csv = Annotated[Path | None, typer.Option("--csv", help="Write the scores to this file too.")]
Errors = Annotated[bool, typer.Option("--errors", help="List every miss and every false find.")]
ErrorsCsv = Annotated[
    Path | None, typer.Option("--errors-csv", help="Write the misses and false finds here.")
]
Data = Annotated[
    list[Path] | None,
    typer.Option("--data", help="Score a .jsonl or .jsonl.gz of annotated public data instead."),
]
Names = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, help="Score names of every region of this reference folder."
    ),
]
Toponyms = Annotated[
    Path | None,
    typer.Option(
        exists=True,
        file_okay=False,
        help="With --data: score the countries among toponyms, by the codes of this folder.",
    ),
]
Dates = Annotated[
    bool, typer.Option("--dates", help="With --data: score dates and their values, by kind.")
]
Facts = Annotated[
    bool, typer.Option("--facts", help="With --data: score persons' countries and parties.")
]
Alone = Annotated[
    bool, typer.Option("--alone", help="Score the recogniser alone: PERSON and PARTY spans.")
]
Floors = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help="A TOML file of least F values; exit code 1 below one."
    ),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="With --data: only the first records of each file.")
]
FirstByHash = Annotated[
    int | None,
    typer.Option(
        "--first-by-hash",
        min=1,
        help="With --data: only so many of each file, in the order of the hashes of their ids.",
    ),
]
Bootstrap = Annotated[
    int,
    typer.Option("--bootstrap", min=0, help="Draws for a 95 % interval of each F; 1000 will do."),
]
Save = Annotated[Path | None, typer.Option("--save", help="Keep the result in this JSON file.")]
Against = Annotated[
    Path | None, typer.Option("--against", help="List gains and losses on a result kept earlier.")
]
Rules = Annotated[
    list[Path],
    typer.Option(
        "--rules", exists=True, file_okay=False, help="Local knowledge, as --data of run."
    ),
]


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
) -> None:
    """Print precision, recall and F of spans, values, persons and ties, apart and per label.

    Examples: `rollcall evaluate corpus/dev --errors`,
    `rollcall evaluate --data ../shared/data/uner_ewt.dev.jsonl.gz --alone --bootstrap 1000`,
    `rollcall evaluate --names ../shared/reference`.
    """
    with told():
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
