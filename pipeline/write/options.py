"""What the room is told, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What is written, and how; `settings`, `sources` and `data` are told to run.json alone."""

    formats: tuple[str, ...] = ("csv", "json", "xlsx")
    delimiter: str = ","
    bom: bool = True
    columns: tuple[str, ...] = ()
    """Options of columns.csv that add columns: `timex`."""
    settings: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    data: tuple[Path, ...] = ()
    """Folders of local knowledge that the run used."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run read and found: the rows that count, and which file to open."""

    releases: int
    rejected: int
    persons: int
    countries: int
    parties: int
    dates: int
    issues: int
    to_check: int
    """Issues that are no mere notes."""
    folder: Path
    workbook: Path | None
    """None where the run wrote no workbook."""
