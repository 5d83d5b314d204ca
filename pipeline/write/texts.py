"""Writes the stored texts: what every offset leads into."""

from pathlib import Path

import regex

from pipeline.records import Extraction

FOLDER = "texts"
FILE = regex.compile(r"r[0-9a-f]{16}\.txt|[A-Za-z0-9._-]*-[0-9a-f]{8}\.txt")
"""The names that texts have: what is called otherwise is a person's own."""


def write_text(folder: Path, extraction: Extraction) -> None:
    """Write the stored text of one release, byte for byte, under the name in its record."""
    path = folder / FOLDER / extraction.record.text_file
    path.write_bytes(extraction.release.text.encode("utf-8"))
