"""A page in the browser that says whatever it tries to load."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from report.made_output import made_output

from pipeline.report.stage import write_report


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of the invented releases."""
    return write_report(made_output(tmp_path_factory.mktemp("made") / "out")).path


@pytest.fixture
def visit(browser: Any, report: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that opens the report at an address behind #, in a browser of its own.

    The test fails where a script fails, where anything is asked for but the page itself, or where
    a dialog opens.
    """
    faults: list[str] = []
    contexts: list[Any] = []

    def opened(place: str = "", *, file: Path | None = None, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        target = (file or report).resolve().as_uri()
        context.route("**/*", lambda route: _only(route, target, faults))
        page = context.new_page()
        page.on("dialog", lambda one: (faults.append(f"dialog {one.message}"), one.dismiss()))
        page.on("pageerror", lambda error: faults.append(f"error {error}"))
        page.on("console", lambda said: faults.append(f"console {said.text}"))
        page.goto(f"{target}{'#' if place else ''}{place}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _only(route: Any, target: str, faults: list[str]) -> None:
    if route.request.url.split("#")[0] == target:
        route.continue_()
    else:
        faults.append(f"request {route.request.url}")
        route.abort()
