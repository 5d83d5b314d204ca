"""What may be chosen when releases are read by several processes."""

from collections.abc import Callable
from dataclasses import dataclass

HERE, DASK = "", "dask"


def _unheard(_: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class SpreadOptions:
    """In how many processes releases are read, where, and how long one release may take."""

    workers: int = 0
    """0 for as many as there are processors; a scheduler's workers are as many as it has."""
    seconds: float = 600.0
    on: str = HERE
    """Processes of this machine, or the workers of a Dask cluster."""
    scheduler: str = ""
    """The address of the cluster; blank for one on this machine that ends with the run."""
    told: Callable[[str], None] = _unheard
    """Is told where the work of a cluster can be watched."""
