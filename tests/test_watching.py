"""Watched sources are read again when they have changed and lie still."""

import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.watching import changes


def test_a_change_is_told_once_and_only_when_it_lies_still(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    steps = iter(
        [
            lambda: None,  # before the first look
            lambda: None,  # nothing came
            lambda: (tmp_path / "b.txt").write_text("Tw"),
            lambda: (tmp_path / "b.txt").write_text("Two."),  # it still grows
            lambda: None,
            lambda: None,
            lambda: (tmp_path / "a.txt").unlink(),
            lambda: None,
            lambda: None,
        ]
    )
    waited = []

    def wait(_: float) -> None:
        waited.append(sorted(one.name for one in tmp_path.iterdir()))
        next(steps)()

    watched = changes([str(tmp_path)], wait, 1.0)
    next(watched)
    assert len(waited) == 1
    next(watched)
    assert (tmp_path / "b.txt").read_text() == "Two."
    next(watched)
    assert waited[-1] == ["b.txt"]
    assert len(list(steps)) <= 2


def test_a_file_whose_size_stays_is_seen_to_change(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    told = changes([str(tmp_path)], lambda _: None, 1.0)
    next(told)
    path.write_text("Two.")
    os.utime(path, ns=(1, 1))
    next(told)


def test_standard_input_cannot_be_watched() -> None:
    with pytest.raises(UsageError, match="comes but once"):
        next(changes(["-"]))
