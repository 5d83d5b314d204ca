"""The layout, loaded once, and a short way to a cleaned text."""

from collections.abc import Callable

import pytest

from pipeline.clean.stage import clean
from pipeline.layout import Layout, load_layout
from pipeline.types import Cleaned, Release

Clean = Callable[[str], Cleaned]


@pytest.fixture(scope="session")
def layout() -> Layout:
    return load_layout()


@pytest.fixture(scope="session")
def cleaned(layout: Layout) -> Clean:
    return lambda text: clean(Release("r1", text, "a.txt"), layout)
