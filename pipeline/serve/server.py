"""Starts and stops the service: processes that read, a socket, and uvicorn between them."""

import os
import signal
import socket
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn

from pipeline.errors import UsageError
from pipeline.keep import fingerprints
from pipeline.loading import check_data
from pipeline.one_text import reader_of
from pipeline.output_folder import TOOL
from pipeline.serve.app import make_app
from pipeline.serve.asked import Version
from pipeline.serve.connections import Connection
from pipeline.serve.desk import Desk
from pipeline.serve.doors import Log
from pipeline.serve.options import ServeOptions, check_serving
from pipeline.spread.options import SpreadOptions
from pipeline.spread.pool import Team
from pipeline.spread.standing import Standing, Wear
from pipeline.tables import OUR_DATA
from pipeline.teams import workers_of
from pipeline.types import Release
from pipeline.write import receipt

GRACE = 10
"""Seconds that requests have to end in when the service is stopped."""
KEEP_ALIVE = 5
HEADS = 16 * 1024
"""Bytes of the head of a request."""
WAITING = 128
"""Connections that the system holds until they are taken up."""
CHARACTERS = 3_000_000
"""What a process reads until another takes its place. Tried on a million characters of words that
never come twice: of each something stays, 90 bytes a character in all, so 270 MB at most."""
SILENT: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"uvicorn": {"level": "CRITICAL"}, "uvicorn.error": {"level": 60}},
}
"""uvicorn tells of faults with their whole text, which may be that of a release."""


def serve(options: ServeOptions, ready: Callable[[str], None], log: Log) -> None:
    """Answer requests until the program is told to stop; `ready` is told the address.

    Raises UsageError for options that do not fit or a port that is taken, DataError for faulty
    folders, OutputError where the processes that read cannot be started.
    """
    check_serving(options)
    check_data((OUR_DATA, *options.data))
    workers = workers_of(SpreadOptions(options.workers))
    with _listening(options) as heard:
        team = Standing(
            Team(workers, partial(reader_of, options.data), options.limits.seconds),
            Wear(_characters, CHARACTERS),
        )
        team.start()
        desk = Desk(team, workers, options.limits)
        try:
            app = make_app(desk, options, version_of(options), log)
            server = uvicorn.Server(_config(app, options))
            ready(_address(heard))
            _run(server, heard)
        finally:
            desk.close()


def version_of(options: ServeOptions) -> Version:
    """Return what reads with these options."""
    ours = receipt.version_of(TOOL) or "unknown"
    return Version(rollcall=ours, knowledge=fingerprints.of_knowledge(options.data).hex())


def _characters(release: Release) -> int:
    return len(release.text)


def _config(app: Any, options: ServeOptions) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=partial(Connection, options.limits),  # type: ignore[arg-type]
        ws="none",
        lifespan="off",
        log_config=SILENT,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=HEADS,
    )


def _listening(options: ServeOptions) -> socket.socket:
    """Return a socket that listens already: who asks while all starts waits a little."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family, backlog=WAITING)
    except OSError as error:
        raise UsageError(
            f"--host {options.host} --port {options.port}: {os.strerror(error.errno or 0)}; "
            "name another, or --port 0 for one that is free"
        ) from None


def _address(heard: socket.socket) -> str:
    host, port = heard.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _run(server: uvicorn.Server, heard: socket.socket) -> None:
    """Run until a signal to stop: uvicorn raises it again when all is over, which is heard here."""
    if threading.current_thread() is threading.main_thread():
        before = {one: signal.signal(one, _done) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            server.run(sockets=[heard])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    else:
        server.run(sockets=[heard])


def _done(_: int, __: object) -> None:
    """The service has stopped as it was told to."""
