"""Keeps two runs from writing into one folder at a time; a killed run leaves no lock behind."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident
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


HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says where another run holds a lock."""
_HELD: dict[Path, tuple[int, IO[bytes]]] = {}
"""Lock files that this process holds: the thread that does, and the open file."""


def _let_go() -> None:
    """Close the lock files in a forked process: it would hold them when the run is gone."""
    for _, file in _HELD.values():
        file.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def only_run(path: Path, folder: Path) -> Iterator[None]:
    """Hold the lock file `path` while the body runs; raises OutputError where another run does.

    The thread that holds it may ask again.
    """
    owner = get_ident()
    if path in _HELD and _HELD[path][0] == owner:
        yield
        return
    with _seized(path, folder) as file:
        _HELD[path] = owner, file
        try:
            yield
        finally:
            del _HELD[path]
            with suppress(OSError):
                path.unlink()


def _seized(path: Path, folder: Path) -> IO[bytes]:
    """Return the lock file, held; one that its last holder removed meanwhile holds nobody out."""
    while True:
        file = path.open("wb")
        try:
            _seize(file)
            if _is_at(file, path):
                return file
        except OSError as error:
            file.close()
            raise _refused(error, folder) from None
        file.close()


def _is_at(file: IO[bytes], path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    return False


def _refused(error: OSError, folder: Path) -> OutputError:
    if error.errno in HELD:
        return OutputError(
            f"another run is writing to {str(folder)!r}; "
            "wait until it is finished, or give another --out"
        )
    return OutputError(
        f"{str(folder)!r} cannot be kept from other runs ({error.strerror}): "
        "give an --out on another drive"
    )
