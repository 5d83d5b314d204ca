"""Writes the stored texts: what every offset leads into."""

from pathlib import Path

from pipeline.records import Extraction

FOLDER = "texts"


def write_text(folder: Path, extraction: Extraction) -> None:
    """Write the stored text of one release, byte for byte, under the name in its record."""
    path = folder / FOLDER / extraction.record.text_file
    path.write_bytes(extraction.release.text.encode("utf-8"))
