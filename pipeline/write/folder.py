"""Builds the output beside the old one and swaps the two: at no time is there half an output.

For `outputs/x` the new output grows in `outputs/.x.rollcall-new`; at the end `outputs/x` becomes
`outputs/.x.rollcall-old`, the new one takes its name, and the old one goes. A killed run leaves
one of the two behind, and the next run puts that right.
"""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.write.lock import only_run

RECEIPT = "run.json"
TOOL = "rollcall"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of an output, and its neighbours while a run writes."""

    folder: Path

    def beside(self, what: str) -> Path:
        """Return the hidden neighbour `new`, `old` or `lock`."""
        return self.folder.parent / f".{self.folder.name}.{TOOL}-{what}"


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Turn what the system refuses inside the body into an OutputError that says what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(_refusal(folder, error)) from error


def _refusal(folder: Path, error: OSError) -> str:
    whole = "the old output, if there was one, is whole"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{str(folder)!r} cannot be written: the disk is full; free some space; {whole}"
    reason = error.strerror or str(error)
    return f"{str(folder)!r} cannot be written: {reason}; give another --out; {whole}"


@contextmanager
def fresh(folder: Path, ours: frozenset[str]) -> Iterator[Path]:
    """Give the body an empty folder that takes the place of `folder` once the body is done.

    Whatever lies in the old output and is not of `ours` is carried over. If the body raises, the
    new folder goes and the old one stays as it was.
    """
    place = Place(folder.resolve())
    with faults(folder):
        place.folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(place):
        new = place.beside("new")
        with faults(folder):
            _tidy(place)
            new.mkdir()
        try:
            yield new
            with faults(folder):
                _carry_over(place.folder, new, ours)
            _swap(place)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    lock = only_run(place.beside("lock"))
    with faults(place.folder):
        lock.__enter__()
    with _exiting(lock):
        yield


def _tidy(place: Place) -> None:
    """Put right what a killed run left behind; called while no other run can be at work."""
    new, old = place.beside("new"), place.beside("old")
    if new.exists():
        shutil.rmtree(new)
    if old.exists() and place.folder.exists():
        shutil.rmtree(old)
    elif old.exists():
        old.rename(place.folder)
