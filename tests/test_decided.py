"""Decisions in cells: verbs and values, several in one, and what is none."""

import pytest

from pipeline.decided import ALLOWED, COLUMN, ID_COLUMNS, read_cell
from pipeline.vocabulary import all_columns, columns, vocabulary


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("ok", [("ok", "")]),
        (" WRONG ", [("wrong", "")]),
        ("rename Pia Sund", [("rename", "Pia Sund")]),
        ("rename: Pia Sund;country=FI", [("rename", "Pia Sund"), ("country", "FI")]),
        ("role head of a; b", [("role", "head of a; b")]),
        ("ok; looked at it", [("ok", "looked at it")]),
        ("wrong a street", [("wrong", "a street")]),
        ("date 2031-10-30; ", [("date", "2031-10-30")]),
        ("party", [("party", "")]),
    ],
)
def test_a_cell_says_what_was_decided(cell: str, said: list[tuple[str, str]]) -> None:
    assert read_cell(cell) == said


@pytest.mark.parametrize("cell", ["?", "yes", "okay", "=1+1", "wrongly named", "Pia Sund; wrong"])
def test_a_cell_that_says_nothing_known_names_the_verbs(cell: str) -> None:
    with pytest.raises(ValueError, match="begin it with one of ok, wrong, rename"):
        read_cell(cell)


def test_each_column_decision_says_whether_a_person_or_the_run_fills_it() -> None:
    meanings = {one.table: one.meaning for one in all_columns() if one.column == COLUMN}
    assert set(ALLOWED) < set(meanings)
    for table, meaning in meanings.items():
        is_mine = meaning.startswith("Yours to fill in")
        assert is_mine == (table in ALLOWED)
        assert meaning.startswith("Filled by the run, and read by none") != is_mine


def test_every_table_that_takes_decisions_has_the_column_of_its_ids() -> None:
    assert ALLOWED.keys() == ID_COLUMNS.keys() <= set(vocabulary("table"))
    assert all(ID_COLUMNS[table] in columns(table) for table in ALLOWED)


def test_every_verb_is_taken_by_some_table() -> None:
    assert {verb for verbs in ALLOWED.values() for verb in verbs} == set(vocabulary("decision"))
