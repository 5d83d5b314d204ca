"""How much of a source is read before it is given up; a limit costs the source that breaks it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from pipeline.errors import UsageError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hostile or broken source may cost; all can be set by options."""

    max_bytes: int = 50 * MEBIBYTE
    """The largest file, line of a JSONL file, member of an archive or part of a message."""
    max_characters: int = 1_000_000
    """The longest text: ten times the longest release, some 300 pages."""
    max_pages: int = 500
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


def limits_of(given: Sequence[str]) -> Limits:
    """Return the limits with some changed, each given as `name=number`; raises UsageError.

    >>> limits_of(["pages=20", "seconds=5"]).max_pages
    20
    """
    return changed(Limits(), given, "max_")


L = TypeVar("L", bound=Any)


def changed(limits: L, given: Sequence[str], prefix: str = "") -> L:
    """Return limits of any kind with some changed, each given as `name=number`, without a prefix.

    Raises UsageError with the names that there are.
    """
    names = {one.name.removeprefix(prefix): one.name for one in fields(limits)}
    values: dict[str, Any] = {}
    for one in given:
        name, _, number = one.partition("=")
        if name not in names or not number.isascii() or not number.isdigit() or int(number) < 1:
            known = ", ".join(names)
            raise UsageError(f"--limit is {one!r}: give name=number, such as pages=200 ({known})")
        values[names[name]] = int(number)
    return replace(limits, **values)
