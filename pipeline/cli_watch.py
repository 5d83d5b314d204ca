"""What `run --watch` does where a later run goes wrong: it says so, and waits for a change."""

from collections.abc import Callable, Iterator

from pipeline.console import err
from pipeline.errors import RollcallError
from pipeline.write.options import Summary

WAITS = "waiting for the next change"


def followed(rounds: Iterator[None], once: Callable[[], Summary]) -> Summary:
    """Return what the last run found that could be finished; the first one must be.

    A folder that is away for a moment, another run at the same output, a table that is saved half
    or a full disk ends no watch.
    """
    next(rounds)
    summary = once()
    for _ in rounds:
        try:
            summary = once()
        except (RollcallError, OSError) as error:
            err.print(f"rollcall: {error}; {WAITS}", markup=False)
    return summary
