"""Opens workbooks of Excel, and says what their cells are as text: those read in, and read back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import IO, Any


@contextmanager
def opened(source: Path | IO[bytes], *, data_only: bool = False) -> Iterator[Any]:
    """Yield a workbook, to be read from top to bottom; with `data_only`, formulas as their results.

    Raises whatever openpyxl stumbles over where it is none: who calls this names it all.
    """
    book = _openpyxl().load_workbook(source, read_only=True, data_only=data_only, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def cell_text(value: object) -> str:
    """Return a cell as text: a day in ISO form, a whole number without decimals.

    >>> cell_text(datetime(2017, 10, 12)), cell_text(3.0), cell_text(None), cell_text(" wrong ")
    ('2017-10-12', '3', '', ' wrong ')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _plain(value) if isinstance(value, str) else str(value)


def _plain(text: str) -> str:
    """Return a text without the escapes that a workbook writes for signs that XML forbids."""
    return str(_openpyxl().utils.escape.unescape(text)) if "_x" in text else text


@cache
def _openpyxl() -> ModuleType:
    """Return what reads workbooks, loaded when one comes: it takes as long as all our tables."""
    import openpyxl
    import openpyxl.utils.escape

    library: ModuleType = openpyxl
    return library
