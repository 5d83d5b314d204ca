"""What a reader hands on: the texts of one file, or the reasons why there are none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import UnreadableRelease
from pipeline.types import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a file with what came beside it, or, where `reason` is not empty, a fault."""

    text: str = ""
    place: str = ""
    """What follows the file's name in `source`: `:12` for line 12 of a JSONL file."""
    id: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    places: tuple[Place, ...] = ()


def stored(text: str) -> str:
    """Return a decoded text as it is stored: without byte-order mark, lines ended by `\\n`.

    >>> stored("\\ufeffOne\\r\\ntwo\\rthree")
    'One\\ntwo\\nthree'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def usable(text: str) -> str:
    """Return a text that a program hands over as it is stored; raises UnreadableRelease.

    >>> usable("One\\r\\ntwo")
    'One\\ntwo'
    """
    kept = stored(text)
    if not kept.strip():
        raise UnreadableRelease("empty: `text` holds no text")
    if "\0" in kept:
        raise UnreadableRelease("binary: `text` holds a NUL character")
    if kept.encode("utf-8", "replace").decode("utf-8") != kept:
        raise UnreadableRelease("broken Unicode: `text` holds half of a surrogate pair")
    return kept
