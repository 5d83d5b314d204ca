"""Where the proof of a row stands in the report."""

from pathlib import Path
from urllib.parse import quote

from pipeline.write.cells import Row
from pipeline.write.formats.keys import PRIMARY

REPORT = "report.html"
MARK = " – rollcall report</title>".encode()
"""What the title of every report ends with, near its beginning."""
HEAD = 4096


def anchor_of(table: str, row: Row) -> str:
    """Return the place of a row in the report: its id, as an address writes it.

    >>> anchor_of("persons", {"person_id": "p0c79c6a37ae2ac93"})
    'p0c79c6a37ae2ac93'
    >>> anchor_of("releases", {"release_id": "note 7/a"})
    'note%207%2Fa'
    """
    return quote(str(row[PRIMARY[table]]), safe="")


def is_report(path: Path) -> bool:
    """Return whether a file is a page that we made of an output."""
    with path.open("rb") as file:
        return MARK in file.read(HEAD)
