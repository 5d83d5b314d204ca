"""An output is written in each form: whole, the same each time, and over nothing by accident."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.export.asked import Asked
from pipeline.export.stage import FORMATS, default_file, export

EVERY_FORM = pytest.mark.parametrize("name", FORMATS)
AGAIN = """
import sys
from pathlib import Path
from pipeline.export.asked import Asked
from pipeline.export.stage import FORMATS, export
for name in FORMATS:
    export(Asked(Path(sys.argv[1])), name, Path(sys.argv[2]) / f"made.{name}")
"""


@pytest.mark.slow
def test_another_process_writes_the_same_bytes(output: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", AGAIN, str(output), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment)
    for one in sorted((tmp_path / "1").iterdir()):
        assert one.read_bytes() == (tmp_path / "2" / one.name).read_bytes(), one.name


@EVERY_FORM
def test_a_file_that_is_there_stays_as_it_is_without_force(
    name: str, output: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there.x"
    there.write_text("mine")
    with pytest.raises(UsageError, match="is there already; give --force"):
        export(Asked(output), name, there)
    assert there.read_text() == "mine"
    export(Asked(output), name, there, force=True)
    assert there.read_bytes() != b"mine"


def test_the_configuration_of_label_studio_is_in_nobodys_way(output: Path, tmp_path: Path) -> None:
    (tmp_path / "tasks.xml").write_text("mine")
    with pytest.raises(UsageError, match=r"tasks\.xml"):
        export(Asked(output), "labelstudio", tmp_path / "tasks.json")
    assert [one.name for one in tmp_path.iterdir()] == ["tasks.xml"]


@EVERY_FORM
def test_nothing_is_left_of_a_file_that_could_not_be_finished(
    name: str, output: Path, tmp_path: Path
) -> None:
    half = tmp_path / "half"
    (half / "texts").mkdir(parents=True)
    (half / "run.json").write_bytes((output / "run.json").read_bytes())
    (half / "records.jsonl").write_bytes((output / "records.jsonl").read_bytes() + b"{}\n")
    for one in (output / "texts").iterdir():
        (half / "texts" / one.name).write_bytes(one.read_bytes())
    with pytest.raises(UsageError, match="run it again"):
        export(Asked(half), name, tmp_path / "made")
    assert [one.name for one in tmp_path.iterdir()] == ["half"]


@pytest.mark.parametrize(
    ("folder", "name", "labels", "problem"),
    [
        ("out", "pdf", (), "no form 'pdf' to export to; there are popolo, ftm"),
        ("out", "popolo", ("PERSON",), "popolo knows no labels; leave out --label"),
        ("nothing", "popolo", (), "no output of rollcall"),
    ],
)
def test_what_cannot_be_exported_is_told(
    folder: str, name: str, labels: tuple[str, ...], problem: str, output: Path
) -> None:
    with pytest.raises(UsageError, match=problem):
        export(Asked(output.parent / folder, labels), name, output.parent / "made")


def test_a_file_inside_the_output_is_refused(output: Path) -> None:
    with pytest.raises(UsageError, match="which the next run replaces"):
        export(Asked(output), "ftm", output / "texts" / "made.json", force=True)


def test_a_file_stands_beside_its_output_with_its_name(tmp_path: Path) -> None:
    assert default_file(tmp_path / "june" / "..", ".spacy") == tmp_path.with_suffix(".spacy")


@EVERY_FORM
def test_an_output_without_releases_is_written_too(name: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "run.json").write_text('{"tool": "rollcall"}')
    (empty / "records.json").write_text('{"releases": [\n]}\n')
    assert export(Asked(empty), name, tmp_path / "made").files[0].is_file()
