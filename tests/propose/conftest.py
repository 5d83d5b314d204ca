"""A file of example lines, and a loader that reads only forms anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.forms import load_forms
from pipeline.tables import OUR_DATA

Load = Callable[[Sequence[Path]], Kit]


@pytest.fixture
def load(kit: Kit) -> Load:
    """Return a loader of our kit, with the forms of the folders that it is given."""

    def read(folders: Sequence[Path]) -> Kit:
        forms = load_forms(kit.gazetteer, kit.names, (OUR_DATA, *folders))
        return replace(kit, forms=forms) if folders else kit

    return read


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes lines into a file and returns its path."""

    def write(*texts: str) -> str:
        path = tmp_path / "lines.txt"
        path.write_text("\n".join(texts) + "\n", "utf-8")
        return str(path)

    return write
