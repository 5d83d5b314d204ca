"""Keeps two runs from writing into one folder at a time; a killed run leaves no lock behind."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pipeline.errors import OutputError

if sys.platform == "win32":
    import msvcrt

    def _seize(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_run(path: Path, folder: Path) -> Iterator[None]:
    """Hold the lock file `path` while the body runs; raises OutputError where another run does."""
    with path.open("wb") as file:
        try:
            _seize(file)
        except OSError:
            raise OutputError(
                f"another run is writing to {str(folder)!r}; "
                "wait until it is finished, or give another --out"
            ) from None
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()
