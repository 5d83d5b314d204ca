"""What every writer can do."""

from typing import Protocol

from pipeline.records import Extraction
from pipeline.write.tables.every import Rows


class Writer(Protocol):
    """Writes one format into the folder that it was opened with."""

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write one release."""

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Write the rows of no release, complete the files, and return what a reader must know."""

    def close(self) -> None:
        """Let go of every open file, whether or not the writer could finish."""
