"""The kept corrections: what persons decided, as readable text that every later run applies."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import field_validator

from pipeline.active_cells import guarded, unguarded
from pipeline.decided import ALLOWED, BARE
from pipeline.errors import DataError, Fault, OutputError, UsageError
from pipeline.spots import Spot
from pipeline.tables import Row, read_table
from pipeline.vocabulary import vocabulary

NAME = "corrections.csv"
"""Its name in an output: a person's own file, carried over from run to run."""
APPLIED, ALREADY, UNFIT, ELSEWHERE = vocabulary("correction_status")
SUFFIX = ".csv"
NOWHERE = -1
"""Where a decision begins that is about no words: one on a release. Blank in the file."""
ANEW = "mend the line, or remove it and decide again"


class Correction(Row):
    """One decision on one row of one release, with all that the row is found again by."""

    decision: str
    value: str = ""
    """A name, an id of a party, a code of a country, EDTF, or words of the text."""
    means: str = ""
    """The name of the party or country whose id or code `value` is."""
    table: str
    kind: str = ""
    """The kind of a tie, the label of a mention, the code of an issue."""
    name: str = ""
    """What the row was called: a person, a party, a country."""
    said: str = ""
    """The value that the row had."""
    quote: str = ""
    before: str = ""
    after: str = ""
    source: str = ""
    release_id: str = ""
    row_id: str = ""
    start: int = NOWHERE
    text_sha256: str = ""
    why: str = ""

    @field_validator("start", mode="before")
    @classmethod
    def nowhere(cls, start: object) -> object:
        """Return where a decision begins, of a blank cell that it begins nowhere."""
        return NOWHERE if start in ("", None) else start

    @property
    def spot(self) -> Spot:
        """Return the place of the text that it is about."""
        return Spot(self.quote, self.before, self.after, self.start, self.text_sha256)

    def order(self) -> tuple[object, ...]:
        """Return its place in the file: by source, then by place, whoever decided first."""
        rest = (self.table, self.kind, self.name, self.decision, self.value, self.row_id)
        return (self.source, self.release_id, self.start, *rest)

    def words(self) -> str:
        """Return what was decided, as a cell says it.

        >>> Correction(decision="country", value="FI", table="persons").words()
        'country FI'
        """
        return f"{self.decision} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction in a run; `reason` says why it does not fit."""

    correction: Correction
    status: str
    reason: str = ""
    release_id: str = ""
    """Of the release in this run; blank where none was read."""


def read_corrections(path: Path, *, asked: bool = False) -> tuple[Correction, ...]:
    """Return the corrections of a file; raises DataError for faults.

    Where there is no file there are none, but for one that was asked for: raises UsageError.

    Whether they fit the releases of a run is seen when they are applied.
    """
    if not path.exists() and not asked:
        return ()
    if not path.is_file() or path.suffix != SUFFIX:
        raise UsageError(f"--corrections {str(path)!r} is no {SUFFIX} file; name the table to read")
    rows = [_without_guards(row) for row in read_table(path.stem, Correction, (path.parent,))]
    faults = [fault for row in rows for fault in _faults(path.name, row)]
    if faults:
        raise DataError(faults)
    return tuple(sorted(rows, key=Correction.order))


def write_corrections(path: Path, rows: Sequence[Correction]) -> None:
    """Write a file of corrections, in their order; raises OutputError where it cannot be."""
    columns = tuple(Correction.model_fields)
    buffer = io.StringIO()
    lines = csv.writer(buffer, lineterminator="\n")
    lines.writerow(columns)
    for row in sorted(rows, key=Correction.order):
        lines.writerow(_cell(getattr(row, column)) for column in columns)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(buffer.getvalue().encode())
        beside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{str(path)!r} cannot be written: {error.strerror}; close it where it is open, "
            "or give another --corrections"
        ) from None


def _cell(value: str | int) -> str:
    """Return a value as a cell: no number of ours begins with a sign.

    >>> _cell(12), _cell(NOWHERE), _cell("=1+1")
    ('12', '', "'=1+1")
    """
    return "" if value == NOWHERE else guarded(str(value))


def for_release(rows: Iterable[Correction], release_id: str, source: str) -> tuple[Correction, ...]:
    """Return the corrections of a release: of its id, or of its source where the text changed."""
    return tuple(one for one in rows if one.release_id == release_id or one.source == source)


def _without_guards(row: Correction) -> Correction:
    cells = {
        name: unguarded(value)
        for name, value in row
        if isinstance(value, str) and value.startswith("'")
    }
    return row.model_copy(update=cells)


def _faults(file: str, row: Correction) -> Iterator[Fault]:
    key = f"the line {row.words()!r} on {row.quote[:40]!r}"
    if row.table not in ALLOWED:
        yield Fault(file, key, f"table is {row.table!r}", f"use one of {', '.join(ALLOWED)}")
    elif row.decision not in ALLOWED[row.table]:
        allowed = ", ".join(ALLOWED[row.table])
        yield Fault(file, key, f"decision is {row.decision!r}", f"{row.table} takes {allowed}")
    elif row.decision not in BARE and not row.value.strip():
        yield Fault(file, key, f"{row.decision} has no value", ANEW)
