from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.evaluate.make import make_gold, stale_gold
from pipeline.evaluate.marked import Marked
from pipeline.records import ReleaseRecord

GOOD = "kind: note\nformat: md\np1: Pia Sund; mentioned\n=====\n**⟦P p1|Pia Sund⟧** left.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.marked").write_text(GOOD, "utf-8")
    return tmp_path


def test_text_and_gold_stand_beside_the_marked_file(corpus: Path) -> None:
    written = make_gold([corpus])
    assert [path.name for path in written] == ["a.md", "a.gold.json"]
    assert (corpus / "a.md").read_bytes() == b"**Pia Sund** left.\n"


def test_the_gold_is_an_entry_of_records_json_and_ends_with_a_newline(corpus: Path) -> None:
    make_gold([corpus / "a.marked"])
    content = (corpus / "a.gold.json").read_text("utf-8")
    assert ReleaseRecord.model_validate_json(content).persons[0].name == "Pia Sund"
    assert content.endswith("}\n")


def test_gold_made_twice_is_the_same_and_not_stale(corpus: Path) -> None:
    make_gold([corpus])
    before = (corpus / "a.gold.json").read_bytes()
    make_gold([corpus])
    assert (corpus / "a.gold.json").read_bytes() == before
    assert stale_gold([corpus]) == []


def test_gold_is_stale_once_the_marked_file_has_changed(corpus: Path) -> None:
    make_gold([corpus])
    (corpus / "a.marked").write_text(GOOD.replace("left", "stayed"), "utf-8")
    assert [path.name for path in stale_gold([corpus])] == ["a.md", "a.gold.json"]


def test_nothing_is_written_when_one_file_is_faulty(corpus: Path) -> None:
    (corpus / "b.marked").write_text("no head", "utf-8")
    with pytest.raises(DataError):
        make_gold([corpus])
    assert not (corpus / "a.md").exists()


def test_a_marked_text_and_its_json_are_the_same_record(good: Marked) -> None:
    assert ReleaseRecord.model_validate_json(good.record.model_dump_json()) == good.record
