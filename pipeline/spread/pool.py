"""Hands out work to processes, and takes a process that crashes or hangs out of the way.

No more is taken from the source of work than the processes have in hand and one batch, so that
memory does not grow with it. A process is given its next batch when it has answered all of the
last: neither ever waits for the other to read. A piece in hand when its process ends is tried once
more in a new one: who ended the process may have been somebody else.
"""

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from pipeline.errors import OutputError
from pipeline.orphans import run_of
from pipeline.spread.answers import Answer, answer_of
from pipeline.spread.worker import READY, Work, serve

FORKS = sys.platform == "linux"
"""Where a process can be copied with all that the run knows; elsewhere each learns it anew."""
STARTING_SECONDS, TRIES = 300.0, 2


@dataclass(frozen=True, slots=True)
class Team:
    """Who works: how many processes, what each starts with, how long one piece may take."""

    workers: int
    start: Callable[[], Work]
    seconds: float
    forks: bool = FORKS


@dataclass(eq=False, slots=True)
class _Worker:
    process: BaseProcess
    wire: Connection
    pieces: deque[Any] = field(default_factory=deque)
    """What it was given and has not answered; it works on the first."""
    ready: bool = False
    since: float = field(default_factory=time.monotonic)
    """When it was started, or last gave an answer."""


def spread(batches: Iterable[Sequence[Any]], team: Team) -> Iterator[Answer]:
    """Yield an answer for each piece of each batch, in the order in which they are made.

    Raises OutputError where no process can be started.
    """
    pool = _Pool(team)
    try:
        yield from pool.answers(iter(batches))
    finally:
        pool.end()


class _Pool:
    """The processes of one `spread`."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._workers: list[_Worker] = []
        self._again: deque[Sequence[Any]] = deque()
        """What was in the hands of a process that ended."""
        self._ended: dict[int, int] = {}
        """How many processes ended on a piece, by its identity."""

    def answers(self, batches: Iterator[Sequence[Any]]) -> Iterator[Answer]:
        """Yield answers until no batch is left and none is in hand."""
        batch = next(batches, None)
        while batch is not None or self._again or any(one.pieces for one in self._workers):
            while (batch is not None or self._again) and (free := self._free()):
                if self._again:
                    self._give(free, self._again.popleft())
                elif batch is not None:
                    self._give(free, batch)
                    batch = next(batches, None)
            yield from self._heard()

    def end(self) -> None:
        """End every process."""
        for one in self._workers:
            one.process.kill()
            one.wire.close()
        for one in self._workers:
            one.process.join()
        self._workers.clear()

    def _free(self) -> _Worker | None:
        """Return a process that has nothing to do, a new one while there are too few."""
        idle = next((one for one in self._workers if not one.pieces), None)
        if idle is None and len(self._workers) < self._team.workers:
            return self._hired()
        return idle

    def _hired(self) -> _Worker:
        context: Any = multiprocessing.get_context("fork" if self._team.forks else "spawn")
        ours, theirs = context.Pipe()
        others = [ours, *(one.wire for one in self._workers)] if self._team.forks else []
        given = theirs, others, self._team.start, run_of()
        process = context.Process(target=serve, args=given, daemon=True)
        try:
            process.start()
        except OSError as error:
            raise OutputError(f"no process can be started: {error.strerror}") from error
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, pieces: Sequence[Any]) -> None:
        worker.pieces.extend(pieces)
        worker.since = time.monotonic()
        with suppress(OSError):  # it has ended, which is heard of next
            worker.wire.send(list(pieces))

    def _heard(self) -> Iterator[Answer]:
        """Wait until a process answers, ends or is late, and yield what comes of it."""
        busy = {one.wire: one for one in self._workers if one.pieces}
        first = min(self._limit(one) for one in busy.values())
        heard = wait(list(busy), max(0.0, first - time.monotonic()))
        for wire in heard:
            worker = busy[wire]  # type: ignore[index]
            try:
                kind, made = worker.wire.recv()
            except (EOFError, OSError):
                yield from self._lost(worker)
                continue
            worker.since = time.monotonic()
            if kind == READY:
                worker.ready = True
            else:
                yield answer_of(self._done(worker), kind, made)
        for worker in busy.values():
            if worker in self._workers and time.monotonic() >= self._limit(worker):
                yield from self._late(worker)

    def _limit(self, worker: _Worker) -> float:
        seconds = self._team.seconds if worker.ready else STARTING_SECONDS
        return worker.since + seconds

    def _late(self, worker: _Worker) -> Iterator[Answer]:
        if not worker.ready:
            raise OutputError("a process does not start; try --workers 1")
        piece = self._done(worker)
        self._dismiss(worker)
        yield Answer(piece, reason=f"too slow: it takes more than {self._team.seconds:.0f} seconds")

    def _lost(self, worker: _Worker) -> Iterator[Answer]:
        """Take a process off that ended, and yield an answer where its piece ends every one."""
        self._dismiss(worker, keep=True)
        if not worker.ready:
            raise OutputError(
                f"a process ended as it started (exit code {worker.process.exitcode}); "
                "there may be too little memory: try --workers 1"
            )
        first = id(worker.pieces[0])
        ended = self._ended.get(first, 0) + 1
        piece = self._done(worker)
        if worker.pieces:
            self._again.append(list(worker.pieces))
        if ended < TRIES:
            self._ended[first] = ended
            self._again.append([piece])
            return
        code = worker.process.exitcode
        yield Answer(piece, reason=f"broken: the process that reads it ends (exit code {code})")

    def _done(self, worker: _Worker) -> Any:
        """Take the first piece off a process; another one may have its identity from now on."""
        piece = worker.pieces.popleft()
        self._ended.pop(id(piece), None)
        return piece

    def _dismiss(self, worker: _Worker, *, keep: bool = False) -> None:
        """End a process; what it had besides its first piece waits for another."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.wire.close()
        if worker.pieces and not keep:
            self._again.append(list(worker.pieces))
