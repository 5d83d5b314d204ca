"""Builds the output beside the old one and swaps the two: at no time is there half an output.

For `outputs/x` the new output grows in `outputs/.x.rollcall-new`; at the end `outputs/x` becomes
`outputs/.x.rollcall-old`, the new one takes its name, and the old one goes. A killed run leaves
one of the two behind, and the next run puts that right. `outputs/.x.rollcall-kept` is what was
read, kept for the next run.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.interrupts import held_back
from pipeline.write.faults import faults, refusal
from pipeline.write.lock import only_run
from pipeline.write.own_files import own_files


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Give the body an empty folder that takes the place of `folder` once the body is done.

    Whatever lies in the old output and no run wrote is carried over. If the body raises, the new
    folder goes and the old one stays as it was.
    """
    target = folder.resolve()
    with alone(folder):
        new = beside(target, "new")
        with faults(folder):
            _tidy(target)
            new.mkdir()
        try:
            yield new
            with faults(folder):
                _carry_over(target, new)
            with held_back():
                _swap(target)
        finally:
            with held_back():
                shutil.rmtree(new, ignore_errors=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder while the body runs; raises OutputError where one is in."""
    target = folder.resolve()
    with faults(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        touchable = beside(target, "lock")
        touchable.touch()
    with only_run(touchable, folder):
        yield


def put_right(folder: Path) -> None:
    """Give an output back its name that a killed run left under another."""
    target = folder.resolve()
    if beside(target, "old").exists():
        with alone(folder), faults(folder):
            _tidy(target)


def beside(folder: Path, what: str) -> Path:
    """Return the hidden neighbour `new`, `old`, `lock` or `kept` of a folder.

    >>> beside(Path("outputs/senate"), "new").as_posix()
    'outputs/.senate.rollcall-new'
    """
    return folder.parent / f".{folder.name}.rollcall-{what}"


def _tidy(folder: Path) -> None:
    """Put right what a killed run left behind; called while no other run can be at work."""
    new, old = beside(folder, "new"), beside(folder, "old")
    if new.exists():
        shutil.rmtree(new)
    if old.exists() and folder.exists():
        shutil.rmtree(old)
    elif old.exists():
        old.rename(folder)


def _carry_over(folder: Path, new: Path) -> None:
    """Copy what a person put into the old output: notes, scripts, a corrected copy."""
    for entry in own_files(folder):
        place = new / entry.relative_to(folder)
        if place.exists():
            raise OutputError(
                f"{str(entry)!r} came while the run was at work, which writes a file of that name; "
                "move it away and run again; the old output is whole"
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, place, symlinks=True)
        else:
            shutil.copy2(entry, place, follow_symlinks=False)


def _swap(folder: Path) -> None:
    """Put the new folder in the place of the old one; where that fails the old one comes back."""
    new, old = beside(folder, "new"), beside(folder, "old")
    had_old = folder.exists()
    try:
        if had_old:
            folder.rename(old)
        new.rename(folder)
    except OSError as error:
        if had_old and not folder.exists():
            old.rename(folder)
        raise OutputError(_not_swapped(folder, error)) from error
    shutil.rmtree(old, ignore_errors=True)


def _not_swapped(folder: Path, error: OSError) -> str:
    held = open_file(folder) if isinstance(error, PermissionError) else None
    if held is not None:
        return (
            f"{held!r} in {str(folder)!r} is open in another program; close it and run again; "
            "the old output is whole"
        )
    return f"{refusal(folder, error)}; or name a folder inside it: {str(folder / 'result')!r}"


def open_file(folder: Path) -> str | None:
    """Return the name of a file that another program holds open, or None."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        try:
            path.open("r+b").close()
        except OSError:
            return path.relative_to(folder).as_posix()
    return None
