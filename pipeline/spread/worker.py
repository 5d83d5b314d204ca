"""What a process of the pool does: it gets ready, then answers one piece of work after another."""

import gc
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from pipeline.orphans import end_with

Work = Callable[[Any], bytes]
"""Turns one piece of work into bytes."""
READY, DONE, FAILED, SHORT = "ready", "done", "failed", "short"
NO_MEMORY = b"there is not enough memory for it"


@dataclass(frozen=True, slots=True)
class Begin:
    """How a process that shares nothing with the run gets ready: the same `Begin`, once."""

    make: Callable[..., Work]
    """A function of a module, so that it is found by its name."""
    given: tuple[Any, ...] = ()
    """What it is called with; it can be hashed."""


def serve(
    wire: Connection, others: Sequence[Connection], start: Callable[[], Work], run: int
) -> None:
    """Answer what comes over `wire` until it is closed: each piece with bytes, or with why not.

    `others` are ends of wires that a forked process holds and must let go of: while it held them,
    the others would not notice that the run is gone. `run` is the process of the run.
    """
    end_with(run)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run ends its workers itself
    for other in others:
        other.close()
    work = start()
    gc.freeze()
    with suppress(EOFError, OSError):  # the run is gone
        wire.send((READY, b""))
        while True:
            for piece in wire.recv():
                wire.send(answer(work, piece))


def answer(work: Work, piece: Any) -> tuple[str, bytes]:
    """Return DONE and what was made of a piece, or why nothing was.

    FAILED is a fault of ours, SHORT what the machine lacks: memory, open files.
    """
    try:
        return DONE, work(piece)
    except MemoryError:
        return SHORT, NO_MEMORY
    except OSError as error:
        return SHORT, f"the system refuses it ({error.strerror or error})".encode()
    except Exception as error:  # a fault of ours costs this piece alone
        return FAILED, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
