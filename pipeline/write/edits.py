"""Tells what a person changed in the tables of an output, so that no run writes over it."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.decided import COLUMN, ID_COLUMNS, mark_of
from pipeline.errors import OutputError, RollcallError
from pipeline.filled_tables import CSV, WORKBOOK, FilledRow, read_filled
from pipeline.output_folder import is_known, is_ours, kept_decisions
from pipeline.vocabulary import columns
from pipeline.write.formats.fitting import fitted, readable
from pipeline.write.formats.sheet import LIMITS
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import NAMES, TABLES, rows_of
from pipeline.written import RECORDS, read_output

GUARDED = (*(f"{name}{CSV}" for name in NAMES), f"rollcall{WORKBOOK}", *RECORDS)
"""What a person may have worked in; the rest of an output is only read."""
SHOWN = 3
"""Edited cells that a message names."""
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edits:
    """What was changed in one file: rows with a decision, and other cells, in words."""

    decisions: tuple[FilledRow, ...]
    others: tuple[str, ...]


def check_edits(folder: Path, options: WriteOptions) -> None:
    """Raise OutputError where a table was edited since it was written, and nothing keeps that."""
    if options.discard_edits or not is_ours(folder):
        return
    for name in GUARDED:
        if not is_known(folder, name):
            _check(folder, name)


def _check(folder: Path, name: str) -> None:
    path = folder / name
    shown = repr(str(path))
    discard = "or run with --discard-edits to lose that"
    if name in RECORDS:
        raise OutputError(f"{shown} was edited since it was written; copy it elsewhere, {discard}")
    try:
        edits = edits_of(folder, path)
    except RollcallError as error:
        raise OutputError(
            f"{shown} was edited since it was written, and cannot be read ({error}); "
            f"copy it elsewhere, {discard}"
        ) from None
    kept = kept_decisions(folder, name)
    left = sum(mark_of(one.table, one.cells) not in kept for one in edits.decisions)
    if left:
        rows = "1 row" if left == 1 else f"{left} rows"
        raise OutputError(
            f"{shown} holds decisions that are not kept yet ({rows}); keep "
            f"them with `rollcall correct {folder} {path}`, mend or empty those that it does not "
            f"take, {discard}"
        )
    if edits.others:
        raise OutputError(
            f"{shown} was edited since it was written: {_some(edits.others)}. Only the column "
            f"{COLUMN} is kept, with `rollcall correct {folder} {path}`; copy the file elsewhere, "
            f"{discard}"
        )


def _some(others: tuple[str, ...]) -> str:
    more = f"; and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    return "; ".join(others[:SHOWN]) + more


def edits_of(folder: Path, path: Path) -> Edits:
    """Return what was changed in a table or workbook of an output since it was written.

    A file that lies elsewhere may hold some of the rows. Raises UsageError where it cannot be read.
    """
    rows = list(read_filled(path))
    decisions = tuple(
        one for one in rows if one.table in TABLES and one.cells.get(COLUMN, "").strip()
    )
    return Edits(decisions, tuple(_others(folder, path, rows)))


def _others(folder: Path, path: Path, rows: list[FilledRow]) -> Iterator[str]:
    """Yield each cell that is not as it was written, and each row that came or went."""
    whole = path.parent.resolve() == folder.resolve()
    tables = dict.fromkeys(one.table for one in rows)
    for table in tables or [one for one in (path.stem,) if one in NAMES]:
        mine = [one for one in rows if one.table == table]
        if table in TABLES:
            gone = yield from _of_releases(folder, path, table, mine)
            yield from (f"the row {one} of {table} is gone" for one in gone if whole)
        elif whole:
            yield from _of_the_end(folder, path, table, mine)


def _of_releases(
    folder: Path, path: Path, table: str, rows: list[FilledRow]
) -> Generator[str, None, tuple[str, ...]]:
    """Yield what differs in the rows of a table, and return the ids of those that are missing."""
    key = ID_COLUMNS[table]
    left: dict[str, Cells] = {}
    for extraction in read_output(folder):
        for row in rows_of(extraction)[table]:
            cells = {name: "" if cell is None else str(cell) for name, cell in row.items()}
            left[cells[key]] = cells
    is_cut = path.suffix == WORKBOOK and len(left) >= LIMITS.rows - 1
    for one in rows:
        was = left.pop(one.cells.get(key, ""), None)
        if was is None and not is_cut:
            yield f"{one.place} is no row that was written"
        elif was is not None:
            yield from _changed(one, was, path)
    return () if is_cut else tuple(left)


def _changed(row: FilledRow, was: Cells, path: Path) -> Iterator[str]:
    for name in columns(row.table):
        if name not in row.cells:
            yield f"{row.place}: the column {name} is gone"
        elif not _is_same(row.cells[name], was[name], path):
            yield f"{row.place}, {name}: {row.cells[name]!r} where the run wrote {was[name]!r}"


def _is_same(cell: str, was: str, path: Path) -> bool:
    if cell == was or _on_one_line(cell) == _on_one_line(was):
        return True
    if path.suffix != WORKBOOK:
        return False
    shown = readable(was)
    cut = fitted(shown, LIMITS.characters, "")
    return cell == shown or (cut != shown and cell[: len(cut) // 2] == shown[: len(cut) // 2])


def _on_one_line(text: str) -> str:
    """Return a text as it is whatever a spreadsheet makes of its line breaks and outer blanks."""
    return " ".join(text.split())


def _of_the_end(folder: Path, path: Path, table: str, rows: list[FilledRow]) -> Iterator[str]:
    """Yield that a table of no release was edited; only its CSV knows what was written."""
    if path.suffix == CSV or not is_known(folder, f"{table}{CSV}"):
        yield _unlike(table)
        return
    names = columns(table)
    written = [
        [_on_one_line(readable(one.cells.get(name, ""))) for name in names]
        for one in read_filled(folder / f"{table}{CSV}")
    ]
    now = [[_on_one_line(one.cells.get(name, "")) for name in names] for one in rows]
    if sorted(now) != sorted(written):
        yield _unlike(table)


def _unlike(table: str) -> str:
    told = f"{table} is not as it was written"
    if table == "identities":
        return f"{told} (who is the same across releases is said in a table for run --decisions)"
    return told
