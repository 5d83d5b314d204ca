"""The other senses of country names: what around a name shows that it means no country."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.errors import DataError, Fault
from pipeline.tables import OUR_DATA, Row, read_table


class SenseRow(Row):
    """A row of senses.csv: what shows that a name is used in another sense."""

    sense: str
    side: Literal["before", "after", "around", "name-before", "name-after", "release"]
    pattern: str
    why: str = ""


@dataclass(frozen=True)
class Sense:
    """A row of senses.csv with its expression ready."""

    row: SenseRow
    expression: "regex.Pattern[str]"


def load_senses(folders: Sequence[Path] = (OUR_DATA,)) -> tuple[Sense, ...]:
    """Return the senses of all `folders`; raises DataError with every pattern that is faulty."""
    senses: list[Sense] = []
    faults: list[Fault] = []
    for row in read_table("senses", SenseRow, folders):
        try:
            senses.append(Sense(row, regex.compile(row.pattern)))
        except regex.error as error:
            problem = f"pattern {row.pattern!r}: {error}"
            faults.append(Fault("senses.csv", row.sense, problem, "correct the pattern"))
    if faults:
        raise DataError(faults)
    return tuple(senses)
