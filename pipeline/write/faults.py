"""Turns what the system refuses into an error that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError

FULL = (errno.ENOSPC, errno.EDQUOT)
WHOLE = "the old output, if there was one, is whole"


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Turn an OSError inside the body into an OutputError about `folder`."""
    try:
        yield
    except OSError as error:
        raise OutputError(refusal(folder, error)) from error


def refusal(folder: Path, error: OSError) -> str:
    """Return what the system refused, and what to do.

    >>> refusal(Path("out"), OSError(errno.ENOSPC, "No space left on device"))
    "'out' cannot be written: the disk is full; free some space; the old output, if there was one,
    is whole"
    """
    if error.errno in FULL:
        return f"{str(folder)!r} cannot be written: the disk is full; free some space; {WHOLE}"
    reason = error.strerror or str(error)
    return f"{str(folder)!r} cannot be written: {reason}; give another --out; {WHOLE}"
