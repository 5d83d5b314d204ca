"""Knows an output of ours by its receipt: a folder is read, replaced or refused by it."""

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Any

RECEIPT = "run.json"
TOOL = "rollcall"
FILES, TAKEN = "files", "decisions_taken"
"""Keys of the receipt: what the run wrote, and what a person decided in it and was kept since;
each is the SHA-256 of a file by its name."""
KEPT = "decisions_kept"
"""The key of the receipt for the marks of single decisions that were kept, by the name of their
file."""


def is_ours(folder: Path) -> bool:
    """Return whether a folder holds the receipt of an earlier run."""
    return bool(read_receipt(folder))


def read_receipt(folder: Path) -> dict[str, Any]:
    """Return the receipt of an earlier run; an empty one where there is none of ours."""
    try:
        found: Any = json.loads((folder / RECEIPT).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("tool") == TOOL else {}


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def is_known(folder: Path, name: str) -> bool:
    """Return whether a file is as a run wrote it, or all that was decided in it was kept.

    A file that no receipt speaks of is known: it is a person's own, or older than receipts of
    files.
    """
    receipt = read_receipt(folder)
    digests = [
        told.get(name) for key in (FILES, TAKEN) if isinstance(told := receipt.get(key), dict)
    ]
    known = [one for one in digests if isinstance(one, str)]
    return not known or not (folder / name).is_file() or digest_of(folder / name) in known


def kept_decisions(folder: Path, name: str) -> frozenset[str]:
    """Return the marks of the decisions in a file of the output that were kept."""
    every = read_receipt(folder).get(KEPT)
    marks = every.get(name) if isinstance(every, dict) else None
    return frozenset(map(str, marks)) if isinstance(marks, list) else frozenset()


def mark_kept(folder: Path, name: str, marks: Iterable[str]) -> None:
    """Note in the receipt that these decisions in a file of the output were kept."""
    every = read_receipt(folder).get(KEPT)
    told = dict(every) if isinstance(every, dict) else {}
    _note(folder, KEPT, told | {name: sorted({*kept_decisions(folder, name), *marks})})


def mark_taken(folder: Path, name: str) -> None:
    """Note in the receipt that everything decided in a file of the output was kept."""
    taken = read_receipt(folder).get(TAKEN)
    digests = dict(taken) if isinstance(taken, dict) else {}
    _note(folder, TAKEN, digests | {name: digest_of(folder / name)})


def _note(folder: Path, key: str, value: object) -> None:
    receipt = read_receipt(folder) | {key: value}
    text = json.dumps(receipt, indent=2, ensure_ascii=False)
    new = folder / f".{RECEIPT}.new"
    new.write_text(f"{text}\n", "utf-8", newline="\n")
    new.replace(folder / RECEIPT)
