"""Decisions on persons of public data: which are names, and where the name stands in them."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DataError
from pipeline.evaluate.decided import Decision, as_decided, read_decisions
from pipeline.evaluate.label_maps import LabelMap, read_label_maps

LABELS = LabelMap(id="x", why="", labels={"PERSON": ("Person",)}, span="name", decided="x")
TEXT = "Mr Ned Hall, he said."
ENTRY = {
    "id": "e1",
    "dataset": "x",
    "text": TEXT,
    "entities": [
        {"start": 0, "end": 11, "label": "Person", "text": "Mr Ned Hall"},
        {"start": 13, "end": 15, "label": "Person", "text": "he"},
        {"start": 3, "end": 6, "label": "Place", "text": "Ned"},
    ],
}
NAME = Decision(id="e1", start=0, end=11, name_start=3, name_end=11, why="")
PRONOUN = Decision(id="e1", start=13, end=15, name_start="", name_end="", why="pronoun")


def decisions(*rows: Decision) -> dict[tuple[str, int, int], Decision]:
    return {(row.id, row.start, row.end): row for row in rows}


def test_a_name_gets_its_own_span_and_a_pronoun_is_taken_out() -> None:
    entities = as_decided(ENTRY, LABELS, decisions(NAME, PRONOUN))["entities"]
    assert [(one["text"], one.get("attrs")) for one in entities] == [
        ("Mr Ned Hall", {"name": [3, 11]}),
        ("Ned", None),
    ]


def test_the_entry_that_was_given_stays_as_it_was() -> None:
    as_decided(ENTRY, LABELS, decisions(NAME, PRONOUN))
    assert "attrs" not in ENTRY["entities"][0]


def test_a_person_without_a_decision_is_a_fault_that_says_where() -> None:
    with pytest.raises(DataError, match="e1 13-15"):
        as_decided(ENTRY, LABELS, decisions(NAME))


def test_a_table_is_read_with_blanks_for_what_is_no_name(tmp_path: Path) -> None:
    rows = "id,start,end,name_start,name_end,why\ne1,0,11,3,11,\ne1,13,15,,,pronoun\n"
    (tmp_path / "x.csv").write_text(rows, "utf-8")
    assert read_decisions("x", (tmp_path,)) == decisions(NAME, PRONOUN)


@pytest.fixture(scope="module")
def published() -> list[Any]:
    """Return the decisions that we publish."""
    tables = [one.decided for one in read_label_maps().values() if one.decided]
    return [row for table in tables for row in read_decisions(table).values()]


def test_every_person_that_is_left_out_has_a_reason_and_no_name(published: list[Any]) -> None:
    for row in published:
        assert bool(row.why) == (row.name_start == "") == (row.name_end == "")


def test_a_name_touches_the_entity_that_it_was_decided_for(published: list[Any]) -> None:
    names = [row for row in published if row.name_start != ""]
    assert all(row.name_start < row.end and row.start < row.name_end for row in names)


def test_177_of_the_334_persons_of_re3d_are_kept_on_135_names() -> None:
    rows = read_decisions("re3d_persons").values()
    kept = [row for row in rows if row.name_start != ""]
    assert (len(rows), len(kept)) == (334, 177)
    assert len({(row.id, row.name_start, row.name_end) for row in kept}) == 135
