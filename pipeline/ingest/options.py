"""What may be chosen when sources are read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pipeline.ingest.limits import Limits


def _unheard(_: int) -> None:
    pass


class Memory(Protocol):
    """What earlier runs took files apart to, by all that tells one file from another."""

    def get(self, *told: bytes) -> bytes | None:
        """Return what was put for the same bytes, or None."""

    def put(self, value: bytes, *told: bytes) -> None:
        """Keep a value for these bytes."""

    def miss(self) -> None:
        """Note a file that could not be taken apart now, and another time may be."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """The choices of a run that concern its sources; all have defaults."""

    metadata: Path | None = None
    """A sheet (.csv or .xlsx) with a column `file` and what is known of each file."""
    published: str | None = None
    """The publication date, in ISO form, of every release that comes with none."""
    limits: Limits = field(default_factory=Limits)
    """What a source may cost."""
    counted: Callable[[int], None] = _unheard
    """Is told the number of releases once it is known, before the first one: for progress."""
    memory: Memory | None = None
    """What is known of files that were taken apart before."""
