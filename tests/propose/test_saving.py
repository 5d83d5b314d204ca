"""A block is added to what stands in the folder already, or it is said why it cannot be."""

from pathlib import Path

import pytest

from pipeline.errors import DataError, OutputError
from pipeline.propose.saving import save

BLOCK = "[[form]]\nid = 'a'\n"


def test_a_block_is_added_and_what_was_written_by_hand_stays(tmp_path: Path) -> None:
    path = save(tmp_path, BLOCK)
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    save(tmp_path, BLOCK.replace("'a'", "'b'"))
    text = path.read_text("utf-8")
    assert text.index("id = 'a'") < text.index("# mine") < text.index("id = 'b'")
    assert [one.name for one in path.parent.iterdir()] == ["proposed.toml"]


def test_a_file_that_is_no_toml_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "proposed.toml").write_text("[[form", "utf-8")
    with pytest.raises(DataError, match=r"proposed\.toml"):
        save(tmp_path, BLOCK)
    assert (tmp_path / "forms" / "proposed.toml").read_text("utf-8") == "[[form"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        save(tmp_path / "mine", BLOCK)
