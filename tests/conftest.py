"""What many tests share: the kit, built once, and a real browser without a window."""

import os
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate.kit import Kit
from pipeline.records import ReleaseRecord
from pipeline.run import extract, load_kit
from pipeline.types import Release

EXTRAS = frozenset(
    {
        *("torch", "onnx", "safetensors", "sklearn", "transformers", "rigour", "pyarrow"),
        *("distributed", "fastapi", "starlette", "uvicorn"),
    }
)
"""Packages of the extras `train`, `gather`, `parquet`, `dask` and `serve`: modules that need an
absent one have no doctests to run. Any other import that fails is a fault, of a test module above
all."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class WithoutExtras:
    """Passes over the modules of the workshop that need a package of an extra which is absent."""

    @staticmethod
    def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
        """Return True for a module of the package that an absent extra keeps from its import."""
        package = config.rootpath / "pipeline"
        if collection_path.suffix != ".py" or package not in collection_path.parents:
            return None
        name = ".".join(collection_path.relative_to(config.rootpath).with_suffix("").parts)
        try:
            import_module(name.removesuffix(".__init__"))
        except ModuleNotFoundError as error:
            return True if error.name in EXTRAS else None
        return None


def pytest_configure(config: pytest.Config) -> None:
    """Have it asked about all paths: what stands in this file is asked about tests alone."""
    config.pluginmanager.register(WithoutExtras())


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return Chromium, or skip with what to install."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install -e '.[dev]'")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on the path: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()
