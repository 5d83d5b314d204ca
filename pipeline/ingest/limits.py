"""How much of a source is read before it is given up; a limit costs the source that breaks it."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hostile or broken source may cost; all can be set by options."""

    max_bytes: int = 50 * MEBIBYTE
    """The largest file, line of a JSONL file, member of an archive or part of a message."""
    max_pages: int = 1000
    """Pages of a PDF."""
    max_entries: int = 100_000
    """Members of an archive, messages of a mailbox, rows of a sheet, items of a feed."""
    max_depth: int = 3
    """Archives and messages inside each other."""
    max_nesting: int = 2000
    """Elements inside each other in HTML and XML."""
    max_ratio: int = 200
    """By how much more a compressed member may unpack."""
    max_seconds: int = 60
    """Time to read one file of a format that a library takes apart."""
