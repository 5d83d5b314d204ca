"""Renews an output from another one: the whole of it or nothing, and nothing of a person's own."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.output_folder import read_receipt
from pipeline.write.edits import check_edits
from pipeline.write.faults import faults
from pipeline.write.folder import fresh
from pipeline.write.options import WriteOptions
from pipeline.write.own_files import OURS
from pipeline.written import check_output

HIDDEN = "pseudonymise"
"""The setting of a run that replaced names."""


def check_accept(old: Path) -> None:
    """Raise UsageError or OutputError where an output cannot be renewed without losing something.

    What a person decided or edited in its tables is not written over.
    """
    if not old.is_dir():
        raise UsageError(f"--accept renews a folder: {str(old)!r} is none")
    check_output(old)
    check_edits(old, WriteOptions())


def check_pair(old: Path, new: Path) -> None:
    """Raise UsageError where `new` is nothing to renew `old` from, or holds less than it."""
    if not new.is_dir():
        raise UsageError(f"--accept renews a folder from a folder: {str(new)!r} is none")
    check_output(new)
    if old.resolve() == new.resolve():
        raise UsageError(f"--accept would renew {str(old)!r} from itself; name two folders")
    lacking = sorted(one for one in OURS if (old / one).exists() and not (new / one).exists())
    if lacking:
        raise UsageError(
            f"{str(new)!r} holds no {', '.join(lacking)}, which {str(old)!r} has: "
            "run it again with the same --format and --report before --accept"
        )
    if is_pseudonymised(old) and not is_pseudonymised(new):
        raise UsageError(
            f"{str(old)!r} was written with --pseudonymise and {str(new)!r} was not: "
            "run it again with the same --pseudonymise and key before --accept"
        )


def is_pseudonymised(folder: Path) -> bool:
    """Return whether names were replaced in an output."""
    settings = read_receipt(folder).get("settings")
    return bool(settings.get(HIDDEN)) if isinstance(settings, dict) else False


def written_as(folder: Path) -> WriteOptions:
    """Return how an output was written: its formats, its CSV, columns that were asked for.

    What a receipt does not say, an old one or none, is as a run does it that is told nothing.
    """
    receipt, usual = read_receipt(folder), WriteOptions(formats=("json",))
    csv = receipt.get("csv")
    told = csv if isinstance(csv, dict) else {}
    return WriteOptions(
        formats=tuple(map(str, receipt.get("formats") or usual.formats)),
        delimiter=str(told.get("delimiter", usual.delimiter)),
        bom=told.get("bom", usual.bom) is not False,
        columns=tuple(map(str, receipt.get("columns") or ())),
    )


def accept(old: Path, new: Path) -> Sequence[str]:
    """Return the names of what was renewed in `old` from `new`; the old output stays until then."""
    check_accept(old)
    check_pair(old, new)
    names = [one.name for one in sorted(new.iterdir()) if one.name in OURS]
    with fresh(old) as folder, faults(old):
        for name in names:
            _copy(new / name, folder / name)
    return names


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)
