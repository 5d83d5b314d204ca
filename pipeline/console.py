"""What the commands share: the two consoles, the way errors are told, the progress bar."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.errors import RollcallError
from pipeline.interrupts import CODE, STOPPED, held_back, raised
from pipeline.types import Release
from pipeline.write.options import Summary

WRONG = 2

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

Decided = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        help="A .csv of who is the same across releases and who is not: decision,first,second,why.",
    ),
]
Known = Annotated[
    list[Path],
    typer.Option(
        "--known",
        help="The output of an earlier run: was this person named before? Several times.",
    ),
]


Hidden = Annotated[
    list[str],
    typer.Option(
        "--pseudonymise",
        help="Replace the names of those who appear as this, in the texts too, several times: "
        "detained, was-detained, subject and the other values of appears_as, minor, all.",
    ),
]
Secret = Annotated[
    Path | None,
    typer.Option(
        "--pseudonym-key",
        help="The key of the pseudonyms, made where it is absent; keep it away from the output.",
    ),
]
Limit = Annotated[
    list[str],
    typer.Option(
        "--limit",
        help="What a source may cost, name=number, several times: bytes, characters, pages, "
        "entries, depth, nesting, ratio, seconds.",
    ),
]


@contextmanager
def told() -> Iterator[None]:
    """Turn an error that the user can mend into its message and exit code 2; Ctrl-C into 130."""
    try:
        with raised():
            yield
    except RollcallError as error:
        err.print(f"rollcall: {escape(str(error))}")
        raise typer.Exit(WRONG) from None
    except OSError as error:
        err.print(f"rollcall: the system refused: {escape(str(error))}")
        raise typer.Exit(WRONG) from None
    except KeyboardInterrupt:
        with held_back():
            err.print(STOPPED, markup=False)
        raise typer.Exit(CODE) from None


def settings_of(**given: str | Path | list[Path] | list[str] | None) -> dict[str, str]:
    """Return options as run.json tells them: a file or folder by its name, blank for none.

    >>> settings_of(published=None, known=[Path("outputs/may"), Path("outputs/june")])
    {'published': '', 'known': 'may; june'}
    """
    return {name: "; ".join(map(_named, _listed(one))) for name, one in given.items()}


def _listed(given: str | Path | list[Path] | list[str] | None) -> Iterable[str | Path]:
    return given if isinstance(given, list) else [given or ""]


def _named(given: str | Path) -> str:
    return given.name if isinstance(given, Path) else given


@dataclass(frozen=True)
class Bar:
    """What is told while a run goes on: how many releases there are, and each that is done."""

    expect: Callable[[int], None]
    advance: Callable[[Release], None]


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


def closing_lines(summary: Summary) -> str:
    """Return the lines that end a run."""
    best = summary.workbook or summary.folder
    if summary.unchanged:
        return f"Nothing has changed since the last run; open {best}"
    told = f"{_corrected(summary)}\n" if summary.corrected or summary.unfit else ""
    return (
        f"Read {_some(summary.releases, 'release')}, rejected {summary.rejected}"
        f"{_since(summary)}.\n"
        f"Found {_some(summary.persons, 'person')}, {_some(summary.countries, 'country')}, "
        f"{_some(summary.parties, 'party')}, {_some(summary.dates, 'date')}.\n"
        f"{told}{_some(summary.to_check, 'row')} to check; open {best}"
    )


def _since(summary: Summary) -> str:
    """Return what was kept from the last run, and what is no longer there."""
    if not summary.kept and not summary.gone:
        return ""
    return f"; {summary.kept} as in the last run, {summary.gone} gone or changed"


def _corrected(summary: Summary) -> str:
    """Return what became of the kept corrections."""
    fit = "fits" if summary.unfit == 1 else "fit"
    unfit = f"; {summary.unfit} no longer {fit}: see corrected" if summary.unfit else ""
    return f"Applied {_some(summary.corrected, 'correction')}{unfit}."


def _some(number: int, noun: str) -> str:
    plural = noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
