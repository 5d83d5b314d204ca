"""What a reading depends on: a change of it is another fingerprint, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.keep.fingerprints import of_files

CHANGES: dict[str, Callable[[Path], object]] = {
    "a table": lambda folder: (folder / "titles.csv").write_text("text,kind\nMs,person\n"),
    "as long and a moment later": lambda folder: (folder / "titles.csv").write_text("text,kine\n"),
    "a new file": lambda folder: (folder / "rules" / "mine.toml").write_text(""),
    "a file that is gone": lambda folder: (folder / "titles.csv").unlink(),
    "another name": lambda folder: (folder / "titles.csv").rename(folder / "words.csv"),
}
NO_CHANGES: dict[str, Callable[[Path], object]] = {
    "a note for people": lambda folder: (folder / "README.md").write_text("Of other tables."),
    "what Python left": lambda folder: (folder / "rules" / "a.pyc").write_bytes(b"1"),
    "a hidden file": lambda folder: (folder / ".titles.csv.swp").write_bytes(b"1"),
    "the same once more": lambda folder: (folder / "titles.csv").write_text("text,kind\n"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of local knowledge."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "titles.csv").write_text("text,kind\n")
    (tmp_path / "README.md").write_text("Of these tables.")
    return tmp_path


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_read_makes_another(folder: Path, change: Callable[[Path], object]) -> None:
    before = of_files([folder])
    change(folder)
    assert of_files([folder]) != before


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_nothing_reads_makes_none(folder: Path, change: Callable[[Path], object]) -> None:
    before = of_files([folder])
    change(folder)
    assert of_files([folder]) == before
