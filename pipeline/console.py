"""What the commands share: the two consoles, the way errors are told, the progress bar."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.errors import RollcallError
from pipeline.records import Extraction

WRONG = 2
INTERRUPTED = 130

out = Console(soft_wrap=True, highlight=False, emoji=False)
err = Console(stderr=True, soft_wrap=True, highlight=False, emoji=False)

Data = Annotated[
    list[Path],
    typer.Option(
        "--data",
        exists=True,
        file_okay=False,
        help="A folder of same-named tables, rules and forms, laid over ours.",
    ),
]


@contextmanager
def told() -> Iterator[None]:
    """Turn an error that the user can mend into its message and exit code 2."""
    try:
        yield
    except RollcallError as error:
        err.print(f"rollcall: {escape(str(error))}")
        raise typer.Exit(WRONG) from None
    except OSError as error:
        err.print(f"rollcall: the system refused: {escape(str(error))}")
        raise typer.Exit(WRONG) from None
    except KeyboardInterrupt:
        err.print("rollcall: stopped; the old output is whole")
        raise typer.Exit(INTERRUPTED) from None


@dataclass(frozen=True)
class Bar:
    """What is told while a run goes on: how many releases there are, and each that is done."""

    expect: Callable[[int], None]
    advance: Callable[[Extraction], None]


@contextmanager
def progress(quiet: bool) -> Iterator[Bar]:
    """Yield a bar to tell of each release; it is drawn on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield Bar(lambda _: None, lambda _: None)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err, transient=True) as shown:
        task = shown.add_task("releases", total=None)
        yield Bar(lambda count: shown.update(task, total=count), lambda _: shown.advance(task))
