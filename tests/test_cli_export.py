"""The commands export and import: what they write, say and refuse."""

import json
from pathlib import Path

import pytest
from export.made import TEXTS, first, second, write_output
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.export.returned.stage import READERS
from pipeline.export.stage import FORMATS
from pipeline.written import read_output

RUN = CliRunner()


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output of two releases."""
    return write_output(tmp_path / "out", [first(), second()], TEXTS)


def test_every_form_is_written_beside_the_output_and_named(output: Path) -> None:
    for name, form in FORMATS.items():
        done = RUN.invoke(app, ["export", str(output), "--to", name])
        assert done.exit_code == 0
        assert f"Wrote {output}{form.suffix}" in done.output


def test_what_a_form_has_no_place_for_is_told_with_its_count(output: Path) -> None:
    done = RUN.invoke(app, ["export", str(output), "--to", "popolo"])
    assert "      1 families; Popolo knows single persons" in done.output


def test_a_second_export_is_refused_without_force(output: Path) -> None:
    command = ["export", str(output), "--to", "conll", "--label", "person"]
    assert RUN.invoke(app, command).exit_code == 0
    refused = RUN.invoke(app, command)
    assert (refused.exit_code, "give --force" in refused.output) == (2, True)
    assert RUN.invoke(app, [*command, "--force"]).exit_code == 0


def test_what_comes_back_is_decisions_or_gold(output: Path, tmp_path: Path) -> None:
    file = tmp_path / "back.spacy"
    RUN.invoke(app, ["export", str(output), "--to", "docbin", "--out", str(file)])
    command = ["import", str(output), str(file), "--from", "docbin"]
    done = RUN.invoke(app, command)
    assert f"Wrote 0 decisions to {tmp_path / 'rollcall-decisions.json'}" in done.output
    assert "Apply them: rollcall correct" in done.output
    done = RUN.invoke(app, [*command, "--gold", str(tmp_path / "gold")])
    assert "Made gold of 2 releases" in done.output
    done = RUN.invoke(app, [*command, "--gold", "a", "--out", "b"])
    assert (done.exit_code, "not both" in done.output) == (2, True)


def test_a_foreign_file_is_told_without_a_traceback(output: Path, tmp_path: Path) -> None:
    file = tmp_path / "foreign.json"
    file.write_text("{}")
    for name in READERS:
        done = RUN.invoke(app, ["import", str(output), str(file), "--from", name])
        assert done.exit_code in (0, 2)
        assert done.exception is None or isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(("command", "forms"), [("export", FORMATS), ("import", READERS)])
def test_the_help_teaches_every_form(command: str, forms: dict[str, object]) -> None:
    shown = RUN.invoke(app, [command, "--help"]).output
    assert all(f"  {name} " in shown for name in forms)
    assert f"rollcall {command} outputs/june" in shown


@pytest.mark.slow
def test_a_name_marked_in_another_program_is_in_the_records_of_the_next_run(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("Ms Pia Sund met 😀 zorvan plim in Oslo.\n", "utf-8")
    run = ["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--format", "json"]
    assert RUN.invoke(app, run).exit_code == 0
    out, file = str(tmp_path / "out"), tmp_path / "tasks.jsonl"
    RUN.invoke(app, ["export", out, "--to", "prodigy", "--label", "PERSON", "--out", str(file)])
    task = json.loads(file.read_text("utf-8"))
    start = task["text"].index("zorvan")
    task["spans"].append({"start": start, "end": start + 11, "label": "PERSON"})
    file.write_text(json.dumps(task | {"answer": "accept"}))
    RUN.invoke(app, ["import", out, str(file), "--from", "prodigy"])
    kept = RUN.invoke(app, ["correct", out, str(tmp_path / "rollcall-decisions.json")])
    assert kept.exit_code == 0, kept.output
    assert RUN.invoke(app, run).exit_code == 0
    names = {person.name for one in read_output(tmp_path / "out") for person in one.record.persons}
    assert names == {"Pia Sund", "zorvan plim"}
