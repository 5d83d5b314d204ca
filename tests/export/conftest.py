"""The output that the tests of all formats export."""

from collections.abc import Callable
from pathlib import Path

import pytest
from export.made import TEXTS, first, second, write_output

from pipeline.export.asked import Asked
from pipeline.export.stage import export

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output of two releases."""
    folder = tmp_path_factory.mktemp("export") / "out"
    return write_output(folder, [first(), second()], TEXTS)


@pytest.fixture
def exported(output: Path, tmp_path: Path) -> Export:
    """Return a function that exports the output to a form, and returns the file."""

    def write(name: str, *labels: str) -> Path:
        return export(Asked(output, labels), name, tmp_path / f"made.{name}").files[0]

    return write
