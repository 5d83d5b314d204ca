"""Hands out work to the workers of a Dask cluster, a little more than they have in hand.

A batch whose worker ends is given to another by the scheduler. If that goes on, one of its pieces
may be the reason: then each is tried alone, when nothing else is under way, and costs itself.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client, Future, KilledWorker

from pipeline.errors import OutputError, UsageError
from pipeline.spread.answers import Answer, answer_of
from pipeline.spread.connecting import check_reached, connected
from pipeline.spread.on_worker import REFUSED, answered
from pipeline.spread.options import SpreadOptions
from pipeline.spread.worker import Begin

__all__ = ["check_reached", "spread_over"]
IN_HAND = 2
"""Batches for each worker: one that it works on, and the next."""
LOOK_SECONDS = 2.0
NOBODY_SECONDS = 300.0
"""How long a cluster may have no worker: machines that are rented take minutes to start."""


def spread_over(
    batches: Iterable[Sequence[Any]], options: SpreadOptions, begin: Begin
) -> Iterator[Answer]:
    """Yield an answer for each piece of each batch, in the order in which they come.

    Raises OutputError where the cluster is lost, and UsageError where a worker must not read.
    """
    with connected(options) as client:
        work = _Work(client, options.seconds, begin)
        try:
            yield from work.answers(iter(batches))
        finally:
            work.end()


@dataclass(frozen=True, slots=True)
class _Task:
    pieces: Sequence[Any]
    future: Future
    alone: bool


class _Work:
    """The tasks of one `spread_over`."""

    def __init__(self, client: Client, seconds: float, begin: Begin) -> None:
        self._client, self._seconds, self._begin = client, seconds, begin
        self._tasks: dict[str, _Task] = {}
        """What is under way, by the key that the cluster knows."""
        self._heard: SimpleQueue[tuple[str, int | None]] = SimpleQueue()
        """Keys of tasks that are over; or of such that a piece holds up, and its place."""
        self._again: deque[Sequence[Any]] = deque()
        self._suspects: deque[Any] = deque()
        """Pieces of batches on which one worker after the other ended."""
        self._workers, self._looked, self._seen = 1, 0.0, time.monotonic()
        self._topic = f"rollcall-{client.id}"
        client.subscribe_topic(self._topic, lambda event: self._heard.put(tuple(event[1])))

    def answers(self, batches: Iterator[Sequence[Any]]) -> Iterator[Answer]:
        """Yield answers until no batch is left and none is under way."""
        batch = next(batches, None)
        while batch is not None or self._again or self._tasks or self._suspects:
            self._look()
            while (batch is not None or self._again) and len(self._tasks) < self._most():
                if self._again:
                    self._give(self._again.popleft())
                elif batch is not None:
                    self._give(batch)
                    batch = next(batches, None)
            if not self._tasks and self._suspects:
                self._give([self._suspects.popleft()], alone=True)
            yield from self._next()

    def end(self) -> None:
        """Let the cluster drop what is still under way."""
        with suppress(Exception):  # it may be gone: then there is nothing to drop
            self._client.cancel([one.future for one in self._tasks.values()], force=True)
        self._tasks.clear()

    def _most(self) -> int:
        return IN_HAND * self._workers

    def _give(self, pieces: Sequence[Any], *, alone: bool = False) -> None:
        future = self._client.submit(
            answered, list(pieces), self._begin, self._seconds, self._topic, pure=False
        )
        self._tasks[future.key] = _Task(pieces, future, alone)
        future.add_done_callback(lambda done: self._heard.put((done.key, None)))

    def _look(self) -> None:
        """Count the workers now and then; raises OutputError where there has long been none."""
        now = time.monotonic()
        if now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        try:
            count = len(self._client.nthreads())
        except (OSError, ValueError) as error:
            raise self._lost() from error
        if count:
            self._workers, self._seen = count, now
        elif now - self._seen > NOBODY_SECONDS:
            raise OutputError(
                f"the cluster has had no worker for {NOBODY_SECONDS:.0f} seconds; start some with "
                "`dask worker ADDRESS` and run again: what was read is kept"
            )

    def _next(self) -> Iterator[Answer]:
        """Wait until a task is over, and yield what comes of it."""
        try:
            key, late = self._heard.get(timeout=LOOK_SECONDS)
        except Empty:
            return
        task = self._tasks.pop(key, None)
        if task is None:  # it was given up
            return
        if late is not None:
            yield from self._late(task, late)
        elif task.future.status == "finished":
            yield from self._made(task)
        else:
            yield from self._failed(task)

    def _made(self, task: _Task) -> Iterator[Answer]:
        try:
            answers = task.future.result()
        except OSError as error:
            raise self._lost() from error
        for piece, (kind, made) in zip(task.pieces, answers, strict=False):
            if kind == REFUSED:
                raise UsageError(made.decode("utf-8", "replace"))
            yield answer_of(piece, kind, made)

    def _late(self, task: _Task, place: int) -> Iterator[Answer]:
        """Give up a task before it holds up another worker, and yield what became of its piece."""
        self._client.cancel([task.future], force=True)
        others = [one for number, one in enumerate(task.pieces) if number != place]
        if others:
            self._again.append(others)
        reason = f"too slow: it takes more than {self._seconds:.0f} seconds"
        yield Answer(task.pieces[place], reason=reason)

    def _failed(self, task: _Task) -> Iterator[Answer]:
        if task.future.status != "error":
            raise self._lost()
        error = task.future.exception()
        if not isinstance(error, KilledWorker):
            raise UsageError(
                f"the workers cannot read releases: {type(error).__name__}: {error}; "
                "is the same rollcall installed there?"
            )
        if not task.alone:
            self._suspects.extend(task.pieces)
            return
        reason = "broken: every worker that reads it ends"
        yield Answer(task.pieces[0], reason=reason)

    def _lost(self) -> OutputError:
        return OutputError(
            "the scheduler no longer answers; run again when it does: what was read is kept"
        )
