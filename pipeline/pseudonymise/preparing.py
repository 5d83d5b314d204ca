"""What must hold before a run that replaces names reads its first release."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.pseudonymise.key import Key, check_place, read_key
from pipeline.pseudonymise.options import PseudonymiseOptions, check_roles


def check_hiding(options: PseudonymiseOptions, folder: Path, carried: Sequence[Path]) -> None:
    """Raise UsageError for faulty options, OutputError where anything would be carried over.

    `carried` is what the old output holds besides our files: it would go into the new one as it
    is. No key is made.
    """
    check_roles(options)
    if options.key is None:
        return
    if carried:
        shown = ", ".join(repr(one.name) for one in carried)
        raise OutputError(
            f"{str(folder)!r} holds files that would stay there and may hold names: {shown}; "
            "move them away, or give another --out (corrections are read with --corrections)"
        )
    check_place(options.key, folder)
    if options.key.exists():
        read_key(options.key)


def prepared(options: PseudonymiseOptions) -> Key | None:
    """Return the key of a run that replaces names, made where it is absent, or None for others."""
    return None if options.key is None else read_key(options.key)
