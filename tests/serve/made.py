"""A service for tests: with the real application, and a team that reads at once in this process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.testclient import TestClient

from pipeline.errors import UnreadableRelease
from pipeline.serve.app import make_app
from pipeline.serve.asked import Version
from pipeline.serve.desk import Desk
from pipeline.serve.options import ServeOptions
from pipeline.spread.answers import Answer

HERE = "http://localhost:8017"


@dataclass
class Here:
    """Reads in this process, in the place of a `Standing`."""

    work: Callable[[Any], bytes]
    ready: int = 1
    read: list[Any] = field(default_factory=list)

    def ask(self, piece: Any) -> Answer:
        """Return the answer to a piece."""
        self.read.append(piece)
        try:
            return Answer(piece, self.work(piece))
        except UnreadableRelease as error:
            return Answer(piece, reason=str(error))

    def close(self) -> None:
        """End nothing."""


def client(
    work: Callable[[Any], bytes],
    options: ServeOptions | None = None,
    lines: list[str] | None = None,
    **given: Any,
) -> TestClient:
    """Return a client of the application."""
    options = options or ServeOptions()
    log = (lines if lines is not None else []).append
    desk = Desk(Here(work), 1, options.limits)  # type: ignore[arg-type]
    app = make_app(desk, options, Version(rollcall="1.2.3", knowledge="ab"), log)
    return TestClient(app, base_url=HERE, **given)
