"""Has a writer work in a process of its own, beside the others: a workbook takes as long as they.

What it is given goes through a pipe, which holds little: the run waits where the writer is behind.
"""

import multiprocessing
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from pipeline.errors import OutputError
from pipeline.orphans import end_with, run_of

CAN = sys.platform == "linux"
"""Where a process can be copied as it is, with what the writer was opened with."""
ADD, FINISH = "add", "finish"


class Apart:
    """A writer in another process; what it raises is raised here, at the next piece.

    What `opening` returns there has an `add` and a `finish` that take the same pieces.
    """

    def __init__(self, opening: Callable[[], Any]) -> None:
        context: Any = multiprocessing.get_context("fork")
        self._wire, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._wire, opening, run_of()), daemon=True
        )
        self._process.start()
        theirs.close()

    def add(self, *piece: Any) -> None:
        """Hand on one piece."""
        self._send(ADD, piece)

    def finish(self, *piece: Any) -> tuple[str, ...]:
        """Hand on the last piece, wait, and return what a reader must know."""
        self._send(FINISH, piece)
        told: tuple[str, ...] = self._heard()
        return told

    def close(self) -> None:
        """End the process, whether or not it has finished."""
        self._process.kill()
        self._process.join()
        self._wire.close()

    def _send(self, kind: str, piece: tuple[Any, ...]) -> None:
        if self._wire.poll():
            self._heard()
        try:
            self._wire.send_bytes(pickle.dumps((kind, piece), pickle.HIGHEST_PROTOCOL))
        except OSError:
            self._heard()

    def _heard(self) -> Any:
        """Return what the process answers; raises what it raised, or that it has ended."""
        try:
            answer = self._wire.recv()
        except (EOFError, OSError) as error:
            self._process.join()
            raise OutputError(
                f"the process that writes a format ended (exit code {self._process.exitcode}); "
                "there may be too little memory: run with --workers 1"
            ) from error
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _work(wire: Connection, other: Connection, opening: Callable[[], Any], run: int) -> None:
    """Write what comes over the wire; answer once, when it is done or has failed."""
    end_with(run)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends it itself
    other.close()
    with suppress(EOFError):  # the run is gone
        try:
            writer = opening()
            while True:
                kind, piece = pickle.loads(wire.recv_bytes())
                if kind == FINISH:
                    wire.send(writer.finish(*piece))
                    return
                writer.add(*piece)
        except EOFError:
            raise
        except BaseException as error:
            wire.send(error)
