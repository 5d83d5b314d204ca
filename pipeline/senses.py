"""The other senses of country names: what around a name shows that it means no country, or one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.alternatives import any_of
from pipeline.errors import DataError, Fault
from pipeline.expressions import compiled
from pipeline.gazetteer_rows import State
from pipeline.tables import OUR_DATA, Row, read_table

DOUBT = "other_sense"
"""The part of a mention that names a sense it may have that is no country."""
STATE = "{us_state}"
"""What stands in a pattern for the name of any state of the United States."""


class SenseRow(Row):
    """A row of senses.csv: what shows that a name is used in another sense, or that it is not."""

    sense: str
    side: Literal["before", "after", "around", "name-before", "name-after", "release", "house"]
    pattern: str
    of: Literal["", "every"] = ""
    """`every` name may have the sense; else those whose row in country_names.csv says so."""
    speaks: Literal["against", "for"] = "against"
    """Whether the pattern speaks against the country, or for it."""
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
    states = read_table("us_states", State, folders)
    state = any_of(text for row in states for text in (row.name, row.text))
    for row in read_table("senses", SenseRow, folders):
        try:
            senses.append(Sense(row, compiled(row.pattern.replace(STATE, state))))
        except regex.error as error:
            problem = f"pattern {row.pattern!r}: {error}"
            faults.append(Fault("senses.csv", row.sense, problem, "correct the pattern"))
    if faults:
        raise DataError(faults)
    return tuple(senses)
