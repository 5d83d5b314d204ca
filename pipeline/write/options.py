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
    notes: tuple[str, ...] = ()
    """What every reader must know: READ-ME.txt and the first sheet say it."""
    discard_edits: bool = False
    """Whether what a person wrote into the old tables may be lost."""
    beside: bool = False
    """Whether formats that take long may be written in processes of their own."""
    report: bool = False
    """Whether a report is written beside the rest, so that rows can lead to their proof in it."""


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
    corrected: int = 0
    """Corrections that were applied."""
    removed: tuple[str, ...] = ()
    """Files and folders of an earlier run that went, as this one did not write them."""
    unfit: int = 0
    """Corrections that no longer fit: the table `corrected` lists them."""
    kept: int = 0
    """Releases that were read by an earlier run, and not again."""
    unread: int = 0
    """Releases that ended or held up the process that read them: the next run tries them again."""
    gone: int = 0
    """Releases of the run before that are no longer there, or have changed."""
    unchanged: bool = False
    """Whether all is as the last run left it, and nothing was written."""
