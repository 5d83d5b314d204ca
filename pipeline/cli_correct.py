"""Decisions of persons: options in, one call each: correct, promote."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import Data, err, out, told
from pipeline.deciding.stage import Answer, Asked, decide
from pipeline.promoting.stage import promote

REFUSED = 2
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections", help="The kept corrections [default: corrections.csv in the output]."
    ),
]
DiscardEdits = Annotated[
    bool,
    typer.Option(
        "--discard-edits", help="Write over tables that somebody edited; what was edited is lost."
    ),
]


def correct_command(
    output: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
    decisions: Annotated[
        list[Path],
        typer.Argument(
            help="What was decided: the .json of a report, a workbook, a table with the column "
            "decision as .csv."
        ),
    ],
    corrections: Corrections = None,
    check: Annotated[bool, typer.Option("--check", help="Only check: keep nothing.")] = False,
    data: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Check decisions against an output, and keep those that hold: every later run applies them.

    Examples: `rollcall correct outputs/june outputs/june/rollcall.xlsx`,
    `rollcall correct outputs/june rollcall-decisions.json --check`.
    Each decision that does not hold is told with its place and what to do. Exit codes: 0 all hold,
    2 one or more do not, or a file cannot be read.
    """
    with told():
        answer = decide(Asked(output, tuple(decisions), corrections, tuple(data), check))
    for fault in answer.refused:
        err.print(f"rollcall: not taken: {fault}", markup=False)
    for notice in answer.notices:
        err.print(f"rollcall: {notice}", markup=False)
    out.print(_summary(answer, check), markup=False)
    raise typer.Exit(REFUSED if answer.refused else 0)


def _summary(answer: Answer, check: bool) -> str:
    given = answer.sound + len(answer.refused)
    if not given:
        return "No decision is in there. Was the file saved, and the column decision filled in?"
    held = f"{answer.sound} of {given} decisions hold"
    if check:
        return f"{held}; nothing was kept (--check)."
    what = f"{held}: {answer.new} new, {answer.replaced} in the place of earlier ones."
    kept = f"{answer.all_kept} are kept in {answer.kept_in}; run again to apply them."
    return f"{what}\n{kept}"


def promote_command(
    output: Annotated[Path, typer.Argument(help="The folder that a run wrote.")],
    releases: Annotated[list[str], typer.Argument(help="Releases, by release_id or source.")],
    to: Annotated[
        Path, typer.Option("--to", file_okay=False, help="The corpus folder: corpus/train.")
    ],
    kind: Annotated[
        str, typer.Option(help="What sort of release it is: ngo-appeal, ministry-news …")
    ] = "release",
) -> None:
    """Make gold of corrected releases: a marked file with its text and gold, in a corpus folder.

    Example: `rollcall promote outputs/june letters/3.txt --to corpus/train --kind ngo-appeal`.
    Nothing is written over. What is to be checked by hand is told; mend the .marked file, then run
    `rollcall gold` on it.
    """
    with told():
        made = promote(output, releases, to, kind)
    for one in made:
        out.print(f"Made {one.path}, with its text and gold. To check by hand:", markup=False)
        for line in one.to_check:
            out.print(f"- {line}", markup=False)
