"""Writes `records.json`: one object, its releases streamed one by one."""

from contextlib import suppress
from pathlib import Path

from pipeline.records import Extraction
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import Rows


class JsonFile:
    """The open file, and whether a release stands in it yet."""

    def __init__(self, folder: Path, options: WriteOptions) -> None:
        self._file = (folder / "records.json").open("w", encoding="utf-8", newline="\n")
        self._file.write('{"releases": [')
        self._before = "\n"

    def add(self, extraction: Extraction, rows: Rows) -> None:
        """Write the record of one release, on one line."""
        self._file.write(self._before + extraction.record.model_dump_json())
        self._before = ",\n"

    def finish(self, rows: Rows) -> tuple[str, ...]:
        """Close the object; JSON has no limits to tell of."""
        self._file.write("\n]}\n")
        self._file.close()
        return ()

    def close(self) -> None:
        """Close the file where it is still open."""
        with suppress(OSError):
            self._file.close()
