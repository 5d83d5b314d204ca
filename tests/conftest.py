"""What many tests share: the kit, built once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.records import ReleaseRecord
from pipeline.run import extract, load_kit
from pipeline.types import Release


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Return the name of a test of bytes: of the argument, as packed files hold the time."""
    return argname if isinstance(val, bytes) else None


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


@pytest.fixture(scope="session")
def say(kit: Kit) -> Callable[[str], ReleaseRecord]:
    """Return a function that says what a text of one release holds."""

    def record(text: str) -> ReleaseRecord:
        (extraction,) = extract([Release("r0", text, "made.txt")], kit)
        return extraction.record

    return record
