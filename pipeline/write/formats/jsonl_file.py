"""Writes `records.jsonl`: one release a line."""

from contextlib import suppress
from pathlib import Path

from pipeline.records import Extraction
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import Rows


class JsonlFile:
    """The open file."""

    def __init__(self, folder: Path, options: WriteOptions) -> None:
        self._file = (folder / "records.jsonl").open("w", encoding="utf-8", newline="\n")

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the record of one release, on one line."""
        self._file.write(extraction.record.model_dump_json() + "\n")

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Complete the file; JSON has no limits to tell of."""
        self._file.close()
        return ()

    def close(self) -> None:
        """Close the file where it is still open."""
        with suppress(OSError):
            self._file.close()
