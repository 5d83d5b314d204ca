"""Reads what was decided about entities of public data one by one: which of them are names.

A table of decisions stands beside this module. It holds offsets and reasons, and none of the text.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pipeline.annotated_data import Entry
from pipeline.errors import DataError, Fault
from pipeline.evaluate.label_maps import LabelMap
from pipeline.tables import Row, read_table

FOLDER = Path(__file__).parent
PERSON = "PERSON"
Place = tuple[str, int, int]
"""The id of an entry and the span of one of its entities."""
Decisions = Mapping[Place, "Decision"]


class Decision(Row):
    """A row of a table of decisions: an entity, and the name in it, or why it holds none.

    The name may reach beyond the entity, where that stops in the midst of it.
    """

    id: str
    start: int
    end: int
    name_start: int | Literal[""]
    name_end: int | Literal[""]
    why: str

    def key(self) -> tuple[str, ...]:
        """Return what an entity is known by."""
        return (self.id, str(self.start), str(self.end))


def read_decisions(table: str, folders: Sequence[Path] = (FOLDER,)) -> Decisions:
    """Return the decisions of a table by the place of their entity."""
    return {(row.id, row.start, row.end): row for row in read_table(table, Decision, folders)}


def as_decided(entry: Entry, labels: LabelMap, decisions: Decisions) -> Entry:
    """Return an entry whose persons are the names that were decided on, under `attrs.name`.

    The others are taken out: a person found there is a false find. Raises DataError for a person
    on which nothing was decided.
    """
    persons = labels.labels.get(PERSON, ())
    entities = [
        decided
        for one in entry["entities"]
        if (decided := _decided(entry, one, decisions) if one["label"] in persons else one)
    ]
    return {**entry, "entities": entities}


def _decided(entry: Entry, entity: dict[str, Any], decisions: Decisions) -> dict[str, Any] | None:
    decision = decisions.get((str(entry["id"]), entity["start"], entity["end"]))
    if decision is None:
        place = f"{entry['id']} {entity['start']}-{entity['end']}"
        problem = "is a person on which nothing was decided"
        raise DataError([Fault(entry["dataset"], place, problem, "add a row to its decisions")])
    if decision.name_start == "":
        return None
    name = [decision.name_start, decision.name_end]
    return {**entity, "attrs": {**entity.get("attrs", {}), "name": name}}
