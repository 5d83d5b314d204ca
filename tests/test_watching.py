"""Watched sources are read again when they have changed and lie still."""

import os
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import cli_run
from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.cli import app
from pipeline.cli_watch import followed
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


def test_sources_that_are_absent_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="absent"):
        next(changes([str(tmp_path / "absent")]))


def test_sources_that_are_away_for_a_while_are_a_change(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("One.")
    told = changes([str(folder)], lambda _: None, 1.0)
    next(told)
    folder.rename(tmp_path / "elsewhere")
    next(told)
    (tmp_path / "elsewhere").rename(folder)
    next(told)


def test_a_watch_tells_each_run_and_tries_again_what_went_wrong(
    tmp_path: Path, kit: Kit, monkeypatch
) -> None:
    folder, away, out = tmp_path / "in", tmp_path / "away", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("Ms Pia Sund spoke.\n")

    def rounds(_):
        yield
        folder.rename(away)
        yield

    waited = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        assert (out / "persons.csv").exists()
        if len(waited) == 3:
            (away / "b.txt").write_text("Mr Ari Holm spoke.\n")
            away.rename(folder)

    monkeypatch.setattr(corridor, "load_kit", lambda data=(): kit)
    monkeypatch.setattr(cli_run, "changes", rounds)
    monkeypatch.setattr(cli_run, "followed", partial(followed, wait=wait))
    done = CliRunner().invoke(app, ["run", str(folder), "--watch", "--out", str(out)])
    assert done.exit_code == 0
    assert done.stderr.count("it is tried again every minute") == 1
    assert [one for one in done.stdout.split("\n") if one.startswith("Read ")] == [
        "Read 1 release, rejected 0.",
        "Read 2 releases, rejected 0; 1 as in the last run, 0 gone or changed.",
    ]
    assert len((out / "persons.csv").read_text("utf-8-sig").splitlines()) == 3


def test_a_watch_ends_where_the_first_run_goes_wrong(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["run", str(tmp_path / "absent"), "--watch"])
    assert done.exit_code == 2
    assert "absent" in done.stderr
