"""What a run is told, and what is wrong with it: all of that is said before anything is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.corrections import NAME as CORRECTIONS
from pipeline.corrections import Correction, read_corrections
from pipeline.identify.options import IdentifyOptions
from pipeline.identify.stage import check_identify
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import check_ingest
from pipeline.pseudonymise.options import PseudonymiseOptions
from pipeline.pseudonymise.preparing import check_hiding
from pipeline.spread.options import SpreadOptions
from pipeline.write.options import Summary, WriteOptions
from pipeline.write.own_files import check_own, own_files
from pipeline.write.stage import check_folder, check_writing


def _nothing(_: Summary) -> None:
    pass


@dataclass(frozen=True)
class RunOptions:
    """What a run is told besides its sources and its folder."""

    ingest: IngestOptions = field(default_factory=IngestOptions)
    write: WriteOptions = field(default_factory=WriteOptions)
    data: tuple[Path, ...] = ()
    """Folders of local knowledge, merged over ours in this order."""
    identify: IdentifyOptions = field(default_factory=IdentifyOptions)
    pseudonymise: PseudonymiseOptions = field(default_factory=PseudonymiseOptions)
    corrections: Path | None = None
    """A table of kept corrections; None for the one in the folder that is written."""
    spread: SpreadOptions = field(default_factory=SpreadOptions)
    keep: bool = True
    """Whether what is read is kept beside the folder for the next run; no run with a key does."""
    then: Callable[[Summary], None] = _nothing
    """What is done behind a finished output, while no other run may touch it."""


def check_options(sources: Sequence[str], folder: Path, options: RunOptions) -> None:
    """Raise what is wrong with the options of a run, before a release or a table is opened."""
    check_folder(folder)
    check_writing(options.write)
    check_own(folder, options.write)
    check_ingest(sources, options.ingest)
    check_identify(options.identify)
    check_hiding(options.pseudonymise, folder, own_files(folder))
    kept_corrections(folder, options)


def kept_corrections(folder: Path, options: RunOptions) -> tuple[Correction, ...]:
    """Return the corrections that a run applies; raises UsageError and DataError for faults."""
    table = options.corrections or folder / CORRECTIONS
    return read_corrections(table, asked=table is options.corrections)
