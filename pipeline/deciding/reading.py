"""Reads decisions: the file that a report saves, a workbook, or a table with a column decision."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.decided import ALLOWED, BARE, COLUMN, ID_COLUMNS, read_cell
from pipeline.deciding.given import LONGEST, Given
from pipeline.errors import Fault, UsageError
from pipeline.filled_tables import CSV, WORKBOOK, FilledRow, read_filled

MARK, VERSION = "rollcall_decisions", 1
JSON = ".json"
TEXTS = ("decision", "value", "table", "release_id", "row_id", "quote", "why")
MOST_BYTES = 64 << 20
MOST_QUOTE = 100_000
"""Characters of a quotation that a decision may give."""
Read = list[Given | Fault]


def read_given(path: Path) -> Read:
    """Return every decision of a file, or what is wrong with it.

    Raises UsageError where the file is none that holds decisions.
    """
    if not path.is_file():
        raise UsageError(f"{str(path)!r} is no file; name a .json, .xlsx or .csv with decisions")
    suffix = path.suffix.lower()
    if suffix == JSON:
        return [_of_entry(path.name, number, one) for number, one in enumerate(_entries(path), 1)]
    if suffix in (WORKBOOK, CSV):
        rows = list(read_filled(path))
        if suffix == CSV and rows and COLUMN not in rows[0].cells:
            raise UsageError(
                f"{str(path)!r} has no column {COLUMN}, and edited cells are no decisions: add the "
                "column, and write into it ok, wrong, rename NAME …"
            )
        return [one for row in rows for one in _of_row(path.name, row)]
    raise UsageError(f"{str(path)!r} is no .json, .xlsx or .csv; decisions are in one of these")


def _entries(path: Path) -> Sequence[Any]:
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(f"{str(path)!r} is too large to be a file of decisions")
    try:
        found: Any = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UsageError(f"{str(path)!r} is no sound JSON: {reason[:200]}") from None
    if not isinstance(found, dict) or found.get(MARK) != VERSION or found.get(MARK) is True:
        raise UsageError(
            f"{str(path)!r} is no file of decisions of this version: it lacks "
            f'"{MARK}": {VERSION}; save it from the report again'
        )
    decisions = found.get("decisions")
    if not isinstance(decisions, list):
        raise UsageError(f"{str(path)!r}: decisions is no list; save it from the report again")
    return decisions


def _of_entry(file: str, number: int, entry: Any) -> Given | Fault:
    place = f"decision {number}"
    remedy = "save the decisions from the report again, or mend the entry"
    if not isinstance(entry, dict):
        return Fault(file, place, f"it is {_short(entry)}, no object", remedy)
    fault = _fault_of(entry)
    if fault:
        return Fault(file, place, fault, remedy)
    texts = {name: str(entry.get(name) or "") for name in TEXTS}
    start, end = (-1 if entry.get(name) is None else entry[name] for name in ("start", "end"))
    decision, value = texts.pop("decision").strip().lower(), texts.pop("value").strip()
    return Given(file, place, decision, value, **texts, start=start, end=end)


def _fault_of(entry: Mapping[str, Any]) -> str:
    """Return what is wrong with the kinds and sizes of an entry's values, blank for nothing."""
    for name in TEXTS:
        text = entry.get(name)
        longest = MOST_QUOTE if name == "quote" else 10 * LONGEST
        if text is None:
            continue
        if not isinstance(text, str):
            return f"{name} is {_short(text)}, no text"
        if len(text) > longest:
            return f"{name} has {len(text)} characters"
        if not _is_writable(text):
            return f"{name} holds half a character"
    for name in ("start", "end"):
        at = entry.get(name)
        if at is not None and (not isinstance(at, int) or isinstance(at, bool) or at < -1):
            return f"{name} is {_short(at)}, no number of characters"
    return ""


def _short(value: object) -> str:
    try:
        shown = repr(value)
    except (ValueError, RecursionError):  # a number of more digits than Python writes
        return f"a {type(value).__name__}"
    return shown if len(shown) <= 40 else f"{shown[:40]} …"


def _is_writable(text: str) -> bool:
    """Return whether a text can be written as UTF-8: JSON can hold half a character."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _of_row(file: str, row: FilledRow) -> Iterator[Given | Fault]:
    """Yield the decisions of a row; those of a table that takes none are not meant for us."""
    cell = row.cells.get(COLUMN, "").strip()
    if not cell or row.table not in ALLOWED:
        return
    if len(cell) > 10 * LONGEST:
        yield Fault(file, row.place, f"decision has {len(cell)} characters", "shorten it")
        return
    try:
        said = read_cell(cell.removeprefix("'"))
    except ValueError as error:
        yield Fault(file, row.place, f"decision is {cell[:80]!r}", str(error))
        return
    for verb, value in said:
        bare = verb in BARE
        yield Given(
            file,
            row.place,
            verb,
            "" if bare else value,
            row.table,
            row.cells.get("release_id", ""),
            row.cells.get(ID_COLUMNS[row.table], ""),
            start=_number(row.cells, "start"),
            why=value if bare else "",
        )


def _number(cells: Mapping[str, str], name: str) -> int:
    text = cells.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else -1
