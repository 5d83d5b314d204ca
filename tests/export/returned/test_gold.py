"""What came back becomes gold in the marked form, which says the same and can be edited."""

import json
from pathlib import Path

import pytest
from export.made import FIRST, TEXTS, first, write_output
from export.returned.conftest import Finish
from export.returned.test_decisions import draw, drop, mark, region

from pipeline.errors import UsageError
from pipeline.evaluate.gold_files import read_gold
from pipeline.evaluate.make import stale_gold
from pipeline.export.asked import Asked
from pipeline.export.returned.saving import Given, save_gold
from pipeline.records import ReleaseRecord


@pytest.fixture
def gold(output: Path, tmp_path: Path):
    """Return a function that makes gold of a file of Label Studio."""

    def make(path: Path):
        done = save_gold(Asked(output), Given(path, "labelstudio"), tmp_path / "gold")
        return tmp_path / "gold" / "r1-a.marked", done

    return make


def spans(record: ReleaseRecord) -> set[tuple[str, int, int, str | None]]:
    """Return what stands where, with its value."""
    return {
        *(("PERSON", one.start, one.end, who.name) for who in record.persons
          for one in who.mentions),
        *(("PARTY", one.start, one.end, what.party_id) for what in record.parties
          for one in what.mentions),
        *(("COUNTRY", one.start, one.end, what.code) for what in record.countries
          for one in what.mentions),
        *(("EMBEDDED", one.start, one.end, one.value) for one in record.embedded),
        *(("DATE", one.start, one.end, one.value) for one in record.dates),
        *(("ROLE", one.start, one.end, who.name) for who in record.persons for one in who.roles),
    }  # fmt: skip


def test_gold_of_what_nobody_changed_says_what_the_output_says(studio: Finish, gold) -> None:
    marked, done = gold(studio())
    assert (done.count, dict(done.notes)) == (2, {
        "COUNTRY marks have no value yet: ? stands there; write what the text says": 1,
    })  # fmt: skip
    assert "house: pace\npublished: 2031-05-03\n" in marked.read_text("utf-8")
    read = read_gold(marked.parent)[0]
    assert read.text == FIRST
    assert spans(read.record) == spans(first())
    ties = [(one.name, tie.code, tie.kind) for one in read.record.persons for tie in one.countries]
    assert ("Pia Sund", "FI", "delegation") in ties
    assert ("Eva Holt", "GE", "nationality") in ties
    (labour,) = [tie for one in read.record.persons for tie in one.parties
                 if tie.party_id == "pf:1516"]  # fmt: skip
    assert labour.status == "former"
    assert {one.name: one.honorific for one in read.record.persons}["Ned Hall"] == "Lord"


def test_the_files_are_those_that_the_corpus_makes(studio: Finish, gold) -> None:
    marked, _ = gold(studio())
    assert stale_gold([marked]) == []
    assert json.loads(marked.with_name("r1-a.gold.json").read_text())["source"] == "r1-a.txt"


def test_changes_stand_in_the_marks(studio: Finish, gold) -> None:
    def change(result) -> None:
        drop(result, "Ned Hall", "PERSON")
        mark(result, "Bank", "PARTY", "b")
        mark(result, "OSLO", "PERSON", "o")
        mark(result, "wrote", "ROLE", "w")
        mark(result, "had left", "ROLE", "l")
        draw(result, "o", region(result, "Norway", "COUNTRY")["id"], "residence", "former")
        draw(result, "w", "o", "role")

    marked, done = gold(studio(change))
    text = marked.read_text("utf-8")
    assert "\np1: OSLO; mentioned\n" in text
    assert "⟦P p1|OSLO⟧" in text
    assert "and Lord Ned Hall (⟦C MT|Malta⟧" in text
    assert "⟦R p1|wrote⟧" in text
    assert "⟦C NO p4:residence p1:residence:former|Norway⟧" in text
    assert "⟦G ?|Bank⟧" in text
    assert done.notes["roles are tied to nobody; the marked form has no place for them"] == 1


def test_marks_that_cross_are_left_out_and_counted(studio: Finish, gold) -> None:
    marked, done = gold(studio(lambda result: mark(result, "(Finland, ALDE", "DATE")))
    assert done.notes["marks cross others or lie in one that holds none; left out"] == 2
    assert "⟦D -|(Finland, ALDE⟧" in marked.read_text("utf-8")


def test_gold_that_is_there_is_not_written_over(studio: Finish, gold) -> None:
    marked, _ = gold(studio())
    marked.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        gold(studio())
    assert marked.read_text() == "mine"


def test_a_text_that_the_marked_form_cannot_hold_is_counted(tmp_path: Path, exported) -> None:
    text = FIRST.replace("OSLO", "OS⟦O")
    record = first().model_copy(update={"characters": len(text)})
    folder = write_output(tmp_path / "odd", [record], TEXTS | {"r1-a.txt": text})
    path = exported("conll")
    done = save_gold(Asked(folder), Given(path, "conll"), tmp_path / "gold")
    assert (done.count, done.files) == (0, ())
    assert any("signs that the marked form cannot hold" in note for note in done.notes)
