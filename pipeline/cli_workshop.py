"""The commands of the workshops: evaluate, agreement, gold. Options in, one call each."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import out, told
from pipeline.errors import OutputError
from pipeline.evaluate.against_gold import evaluate_gold
from pipeline.evaluate.agreement import agreement
from pipeline.evaluate.floors import broken_floors, read_floors
from pipeline.evaluate.make import make_gold
from pipeline.evaluate.report import scores_csv, slips_csv, slips_table, table
from pipeline.evaluate.result import Result
from pipeline.evaluate.shared import evaluate_shared
from pipeline.run import extract, load_kit

BROKEN = 1
EVERYTHING = 1_000_000

Csv = Annotated[Path | None, typer.Option("--csv", help="Write the scores to this file too.")]
Errors = Annotated[bool, typer.Option("--errors", help="List every miss and every false find.")]


def evaluate_command(
    gold: Annotated[
        Path, typer.Argument(help="A folder of releases, each beside its gold.")
    ] = Path("corpus/dev"),
    files: Annotated[
        list[Path] | None,
        typer.Option(
            "--data", help="Score a .jsonl or .jsonl.gz of annotated public data instead."
        ),
    ] = None,
    errors: Errors = False,
    csv: Csv = None,
    errors_csv: Annotated[
        Path | None, typer.Option("--errors-csv", help="Write the misses and false finds here.")
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="A TOML file of least F values; exit code 1 below one.",
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Only the first records of each file.")] = None,
    rules: Annotated[
        list[Path],
        typer.Option(
            "--rules",
            exists=True,
            file_okay=False,
            help="A folder of local knowledge, as --data of run.",
        ),
    ] = [],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Print precision, recall and F of spans, values, persons and ties, apart and per label.

    Examples: `rollcall evaluate corpus/dev --errors`,
    `rollcall evaluate --data ../shared/data/uner_ewt.dev.jsonl.gz`.
    """
    with told():
        kit = load_kit(rules)
        if files:
            result = evaluate_shared(files, lambda texts: extract(texts, kit), limit)
        else:
            result = evaluate_gold(gold, lambda texts: extract(texts, kit))
        _show(result, errors, csv)
        if errors_csv:
            _save(errors_csv, slips_csv(result))
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
    out.print(table(result), markup=False)
    if errors:
        out.print(slips_table(result, EVERYTHING), markup=False)
    if csv:
        _save(csv, scores_csv(result))


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
