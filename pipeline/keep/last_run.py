"""Notes what the last run into a folder was made of, so that the same run again does nothing."""

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.keep import fingerprints
from pipeline.keep.store import Store

NOTES = "notes"
STATE, LEFT, FIGURES = b"state", b"left", b"figures"


def unchanged(store: Store, state: bytes, left: bytes) -> dict[str, int] | None:
    """Return the figures of the last run where it was made of the same, and its files still lie.

    `state` is all that the output depends on, `left` how its files lie now.
    """
    if not state or store.get(NOTES, STATE) != state or store.get(NOTES, LEFT) != left:
        return None
    noted = store.get(NOTES, FIGURES)
    return None if noted is None else dict(json.loads(noted))


def remember(store: Store, state: bytes, left: bytes, figures: dict[str, int]) -> None:
    """Note what a finished run was made of, how it left its files, and what it found."""
    store.put(NOTES, FIGURES, json.dumps(figures).encode("ascii"))
    store.put(NOTES, LEFT, left)
    store.put(NOTES, STATE, state)
    store.commit()


def forget(store: Store) -> None:
    """Let no run be taken for the last one while another is under way."""
    store.put(NOTES, STATE, b"")
    store.commit()


def lying(folder: Path, names: Iterable[str]) -> bytes:
    """Return the fingerprint of how the files of an output lie: their sizes and times."""
    told = []
    for name in sorted(names):
        top = folder / name
        for path in (top, *(sorted(top.rglob("*")) if top.is_dir() else ())):
            if path.is_file():
                stat = path.stat()
                told.append(f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}")
    return fingerprints.of_bytes("\n".join(told).encode("utf-8", "surrogatepass"))
