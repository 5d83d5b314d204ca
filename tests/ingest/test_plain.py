"""What is read of a file that is one text."""

from pathlib import Path

from pipeline.ingest.plain import read_plain


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (entry,) = read_plain(tmp_path / "gone.txt", 10)
    assert entry.reason == "cannot be read: No such file or directory"


def test_a_file_over_the_limit_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Pia Sund spoke.")
    (entry,) = read_plain(tmp_path / "a.txt", 10)
    assert entry.reason == "too large: over the limit of 10 bytes"
