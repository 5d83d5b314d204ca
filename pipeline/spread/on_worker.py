"""What a worker of a cluster does: it learns all once, then answers one piece after another.

A worker that one piece holds up says so and ends, as no thread can be stopped otherwise: its nanny
starts a new one in its place.
"""

import faulthandler
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock, Timer
from typing import Any

from distributed import get_worker

from pipeline.errors import RollcallError
from pipeline.spread.worker import Begin, Work, answer

REFUSED = "refused"
GRACE = 5.0
"""Seconds between what a worker says of itself and its end, so that it is heard."""
_ALONE = Lock()
"""What reads a release is made for one thread; the others of a worker wait."""


def answered(
    pieces: Sequence[Any], begin: Begin, seconds: float, topic: str
) -> list[tuple[str, bytes]]:
    """Return what `worker.answer` says of each piece; REFUSED and why where this worker may not.

    Whoever listens to `topic` is told the task and the place of a piece that takes more than
    `seconds`.
    """
    with _ALONE:
        try:
            work = _work(begin)
        except RollcallError as error:
            return [(REFUSED, f"the worker {get_worker().address}: {error}".encode())]
        answers = []
        for place, piece in enumerate(pieces):
            with _ending(seconds, topic, place):
                answers.append(answer(work, piece))
        return answers


@lru_cache(maxsize=1)
def _work(begin: Begin) -> Work:
    """Return what does the work; it stays in the process, for the next run too."""
    return begin.make(*begin.given)


@contextmanager
def _ending(seconds: float, topic: str, place: int) -> Iterator[None]:
    """Tell `topic` and end this process where the body takes too long, whatever holds it up."""
    worker = get_worker()
    late = (worker.get_current_task(), place)
    telling = Timer(seconds, worker.log_event, (topic, late))
    telling.daemon = True
    telling.start()
    if sys.__stderr__ is not None:
        faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=sys.__stderr__)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        telling.cancel()
