"""Reads files of any format for tests, each alone, with one child process for all."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.ingest.confined import Documents
from pipeline.ingest.find import Found
from pipeline.ingest.limits import Limits
from pipeline.ingest.survey import entries
from pipeline.records import ReleaseRecord
from pipeline.run import extract
from pipeline.types import Release


def read_files(
    files: Mapping[str, bytes], folder: Path, kit: Kit
) -> dict[str, tuple[ReleaseRecord, str]]:
    """Return the record and the stored text of each file, which must hold one release."""
    read = {}
    with Documents(Limits()) as documents:
        for number, (name, data) in enumerate(files.items()):
            path = folder / f"{number} {name.rpartition(' ')[2]}"
            path.write_bytes(data)
            (entry,) = entries(Found(name, path), b"", documents)
            assert not entry.reason, (name, entry.reason)
            release = Release("r0", entry.text, name, entry.metadata, entry.places)
            (found,) = extract([release], kit)
            read[name] = (found.record, entry.text)
    return read
