"""What `run --watch` does where a later run goes wrong: it says so once, and tries again."""

import time
from collections.abc import Callable, Iterator

from pipeline.console import err
from pipeline.errors import RollcallError
from pipeline.write.options import Summary

AGAIN = "it is tried again every minute"
MINUTE = 60.0


def followed(
    rounds: Iterator[None],
    once: Callable[[], Summary],
    wait: Callable[[float], None] = time.sleep,
) -> Summary:
    """Return what the last run found; the first one must succeed, a later one is tried again.

    A folder that is away for a moment, another run at the same output, a table that is saved half
    or a full disk ends no watch.
    """
    next(rounds)
    summary = once()
    for _ in rounds:
        summary = _at_last(once, wait)
    return summary


def _at_last(once: Callable[[], Summary], wait: Callable[[float], None]) -> Summary:
    """Return what a run found, however often it is tried; each reason is told once."""
    heard: set[str] = set()
    while True:
        try:
            return once()
        except (RollcallError, OSError) as error:
            if str(error) not in heard:
                err.print(f"rollcall: {error}; {AGAIN}", markup=False)
            heard.add(str(error))
        wait(MINUTE)
