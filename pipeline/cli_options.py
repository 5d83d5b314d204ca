"""The options of `evaluate` and `agreement`, each with its help: read by typer, by type."""

from pathlib import Path
from typing import Annotated

import typer

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
        "--rules",
        exists=True,
        file_okay=False,
        help="A folder of local knowledge, as --data of run.",
    ),
]
Facts = Annotated[
    bool, typer.Option("--facts", help="With --data: score persons' countries and parties.")
]
Audit = Annotated[
    bool,
    typer.Option(
        "--audit", help="Switch off each source in turn: does the audit point at what goes with it?"
    ),
]
