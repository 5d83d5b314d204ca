"""The options of `run` that say who reads, each with its help: read by typer, by type."""

from typing import Annotated

import typer

from pipeline.console import err
from pipeline.spread.options import SpreadOptions

Workers = Annotated[
    int, typer.Option(min=0, help="Processes that read releases [default: 0, one a processor].")
]
On = Annotated[
    str, typer.Option("--on", help="dask: the workers of a Dask cluster read (extra `dask`).")
]
Scheduler = Annotated[
    str,
    typer.Option(
        help="With --on dask: the cluster, such as tcp://10.0.0.5:8786 [default: --workers here]."
    ),
]


def watched(workers: int, on: str, scheduler: str, quiet: bool) -> SpreadOptions:
    """Return who reads; unless it is to be quiet, where that can be watched is printed."""
    if quiet:
        return SpreadOptions(workers, on=on, scheduler=scheduler)
    return SpreadOptions(workers, on=on, scheduler=scheduler, told=_tell)


def _tell(line: str) -> None:
    err.print(f"rollcall: {line}", markup=False)
