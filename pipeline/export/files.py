"""Writes one file whole or not at all, and never over one that was not to be overwritten."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from pipeline.errors import OutputError, UsageError


def check_target(path: Path, *, force: bool, output: Path | None = None) -> None:
    """Raise UsageError where a file stands in the way, or lies in an output that a run replaces."""
    if output is not None and output.resolve() in path.resolve().parents:
        raise UsageError(
            f"{str(path)!r} lies inside the output {str(output)!r}, which the next run replaces; "
            "name a file beside it"
        )
    if path.is_dir():
        raise UsageError(f"{str(path)!r} is a folder; name a file in it")
    if path.exists() and not force:
        raise UsageError(f"{str(path)!r} is there already; give --force, or another name")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes its name when all is written; else nothing is left of it.

    Raises OutputError where it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{str(path)!r} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            part.unlink()
