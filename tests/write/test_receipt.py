"""The receipt: what ran, with which knowledge, and no path of this machine."""

import json
from pathlib import Path

import pytest

from pipeline.output_folder import is_ours
from pipeline.write.options import WriteOptions
from pipeline.write.receipt import hashes, without_path
from pipeline.write.stage import write


@pytest.fixture
def receipt(make, tmp_path: Path) -> dict:
    """Return the receipt of a run with absolute paths among its settings."""
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "parties.csv").write_text("party_id,name\n")
    options = WriteOptions(
        sources=(str(tmp_path / "releases"), "-"),
        settings={"metadata": str(tmp_path / "sheet.csv"), "published": "2017-10"},
        data=(tmp_path / "local",),
    )
    write([make()], tmp_path / "out", options, [])
    return json.loads((tmp_path / "out" / "run.json").read_bytes())


def test_a_receipt_says_what_ran(receipt: dict) -> None:
    assert receipt["tool"] == "rollcall"
    assert receipt["packages"]["pydantic"].startswith("2.")
    assert receipt["counts"]["persons"] == 2
    assert receipt["started"] <= receipt["finished"]


def test_a_receipt_names_every_table_with_its_hash(receipt: dict) -> None:
    assert len(receipt["data"]["data/vocabularies.csv"]) == 64
    assert len(receipt["data"]["local/parties.csv"]) == 64
    assert any(name.endswith("meta.json") for name in receipt["model"])


def test_a_receipt_holds_no_absolute_path(receipt: dict, tmp_path: Path) -> None:
    assert str(tmp_path) not in json.dumps(receipt)
    assert receipt["sources"] == ["releases", "-"]
    assert receipt["settings"] == {"metadata": "sheet.csv", "published": "2017-10"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/srv/in", "in"),
        ("C:\\Users\\ada\\in", "in"),
        ("\\\\server\\share\\in", "in"),
        ("in/2017", "in/2017"),
        ("../in", "../in"),
        ("-", "-"),
    ],
)
def test_a_path_is_told_as_far_as_it_says_nothing_of_the_machine(given: str, kept: str) -> None:
    assert without_path(given) == kept


def test_a_hash_changes_with_one_byte(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a")
    before = hashes([tmp_path])
    (tmp_path / "a.csv").write_bytes(b"b")
    assert hashes([tmp_path]).keys() == before.keys()
    assert hashes([tmp_path]) != before


def test_a_folder_without_a_receipt_is_not_ours(tmp_path: Path) -> None:
    assert not is_ours(tmp_path)
