"""`outputs/example` is what a run over three releases of the corpus writes, byte for byte."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.write.options import WriteOptions

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "outputs" / "example"
SOURCES = (
    "corpus/train/train-a-01-remand-isolation.txt",
    "corpus/train/train-b-10-ministry-lake-bond.txt",
    "corpus/train/train-b-13-congress-two-georgias.txt",
)
OTHERWISE = ("run.json", "rollcall.xlsx", "READ-ME.txt")
"""Not compared byte for byte: the one with the clock, the zip (its cells are), the one that names
the version."""


@pytest.fixture(scope="module")
def written(tmp_path_factory, monkeypatch_module):
    """Return the folder of a fresh run over the example's releases."""
    monkeypatch_module.chdir(ROOT)
    folder = tmp_path_factory.mktemp("example") / "out"
    run(SOURCES, folder, RunOptions(write=WriteOptions(sources=SOURCES)))
    return folder


@pytest.fixture(scope="module")
def monkeypatch_module():
    """Return a monkeypatch that lasts for the module."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def names(folder):
    """Return the files of an output, relative to it."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def cells(path):
    """Return the values of every sheet of a workbook."""
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_example_has_the_files_of_a_run(written):
    assert names(EXAMPLE) == names(written)


def test_the_example_is_reproduced_byte_for_byte(written):
    changed = [
        name
        for name in names(written)
        if name not in OTHERWISE and (written / name).read_bytes() != (EXAMPLE / name).read_bytes()
    ]
    assert changed == [], (
        "read the difference; if it is right: rollcall run … --out outputs/example"
    )


def test_the_example_workbook_holds_the_same_cells(written):
    ours, theirs = cells(written / "rollcall.xlsx"), cells(EXAMPLE / "rollcall.xlsx")
    assert ours.keys() == theirs.keys()
    for sheet in list(ours)[1:]:
        assert ours[sheet] == theirs[sheet], sheet
