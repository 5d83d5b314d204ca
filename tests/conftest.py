"""What many tests share: the kit, built once."""

import os
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.run import load_kit


@pytest.fixture(scope="session")
def kit() -> Kit:
    """Return everything that a run knows."""
    return load_kit()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real releases and public data, or skip where it is absent."""
    folder = Path(os.environ.get("ROLLCALL_SHARED", "../shared"))
    if not folder.is_dir():
        pytest.skip(f"no {folder}: set ROLLCALL_SHARED to the folder of shared data")
    return folder
