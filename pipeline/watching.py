"""Follows sources: says each time that they have changed and lie still again."""

import time
from collections.abc import Callable, Iterator, Sequence

from pipeline.errors import UsageError
from pipeline.ingest.find import STDIN, find_files

Snapshot = tuple[tuple[str, int, int], ...]
"""Of each file its name, size and time."""
EVERY = 2.0
"""Seconds between two looks: a file that still grows is left alone until the next."""


def changes(
    sources: Sequence[str], wait: Callable[[float], None] = time.sleep, every: float = EVERY
) -> Iterator[None]:
    """Yield at once, and again whenever files came, went or changed and have lain still since.

    Raises UsageError for standard input, which comes but once, and where the sources are absent at
    first; later they may be away for a while, which is a change.
    """
    if STDIN in sources:
        raise UsageError("--watch follows files and folders; standard input comes but once")
    read: Snapshot | None = None
    _snapshot(sources)
    while True:
        now = _lying(sources)
        if now != read:
            wait(every if read is not None else 0.0)
            while (later := _lying(sources)) != now:
                now = later
                wait(every)
            read = now
            yield
        wait(every)


def _lying(sources: Sequence[str]) -> Snapshot:
    """Return how the files lie now: none where the sources are away."""
    try:
        return _snapshot(sources)
    except UsageError:
        return ()


def _snapshot(sources: Sequence[str]) -> Snapshot:
    """Return how the files of the sources lie now; one that goes meanwhile is left out."""
    told = []
    for found in find_files(sources):
        try:
            stat = found.path.stat() if found.path else None
        except OSError:
            continue
        told.append((found.source, stat.st_size if stat else 0, stat.st_mtime_ns if stat else 0))
    return tuple(told)
