"""What a reader hands on: the texts of one file, or the reasons why there are none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
