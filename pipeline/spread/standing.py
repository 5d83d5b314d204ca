"""Processes that stand ready: each answers one piece at a time, for as long as the program runs.

One that crashes or hangs costs the piece in its hands, and another takes its place while the rest
go on. So does one that is worn: what it learns of words while it reads stays in its memory. They
are started anew and never copied: the program around them has threads.
"""

import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from pipeline.errors import OutputError
from pipeline.interrupts import unheard
from pipeline.orphans import NOBODY
from pipeline.spread.answers import Answer, answer_of
from pipeline.spread.pool import STARTING_SECONDS, TRIES, Team
from pipeline.spread.worker import Work, serve

REMEDY = "there may be too little memory: try --workers 1"
SLOW = "too slow: it takes more than"
AGAIN = 1.0
"""Seconds until a process is started again where one ended as it started."""


@dataclass(eq=False, slots=True)
class _Worker:
    process: BaseProcess
    wire: Connection
    is_ready: bool = False
    worn: int = 0
    """How much it has read, in the unit of `Standing`."""
    is_relieved: bool = False
    """Whether another has taken its place."""


@dataclass(frozen=True, slots=True)
class Wear:
    """How much a piece wears its process, and how much one process bears."""

    of: Callable[[Any], int] = field(default=lambda _: 0)
    most: int = 1


class Standing:
    """A team that stands ready; its methods may be called by several threads at once."""

    def __init__(self, team: Team, wear: Wear | None = None) -> None:
        self._team = team
        self._wear = wear or Wear()
        self._idle: deque[_Worker] = deque()
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._is_closed = False

    def start(self) -> None:
        """Return once all processes are ready; raises OutputError where one cannot be started."""
        begun = [self._begun() for _ in range(self._team.workers)]
        for one in begun:
            if not self._is_ready(one):
                self.close()
                code = one.process.exitcode
                raise OutputError(f"a process ended as it started (exit code {code}); {REMEDY}")
            self._put(one)

    @property
    def ready(self) -> int:
        """Return how many processes can answer."""
        return sum(one.is_ready for one in tuple(self._all))

    def ask(self, piece: Any) -> Answer:
        """Return the answer to a piece, or why there is none; waits until a process is free.

        Raises OutputError once the team is closed.
        """
        for _ in range(TRIES):
            worker = self._taken()
            try:
                worker.wire.send([piece])
                if not worker.wire.poll(self._team.seconds):
                    self._replace(worker)
                    return Answer(piece, reason=f"{SLOW} {self._team.seconds:g} seconds")
                kind, made = worker.wire.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            self._give_back(worker, self._wear.of(piece))
            return answer_of(piece, kind, made)
        return Answer(piece, reason="broken: the process that reads it ends")

    def close(self) -> None:
        """End every process."""
        with self._lock:
            self._is_closed = True
            every = list(self._all)
            self._changed.notify_all()
        for one in every:
            self._dismiss(one)

    def _taken(self) -> _Worker:
        with self._changed:
            self._changed.wait_for(lambda: self._idle or self._is_closed)
            if self._is_closed:
                raise OutputError("nothing is read: the program ends")
            return self._idle.popleft()

    def _put(self, worker: _Worker) -> None:
        with self._changed:
            self._idle.append(worker)
            self._changed.notify()

    def _give_back(self, worker: _Worker, wear: int) -> None:
        was, worker.worn = worker.worn, worker.worn + wear
        if was < self._wear.most <= worker.worn:  # it goes on until another is ready
            threading.Thread(target=self._relieve, args=(worker,), daemon=True).start()
        with self._changed:
            is_over = worker.is_relieved
            if not is_over:
                self._idle.append(worker)
                self._changed.notify()
        if is_over:
            self._dismiss(worker)

    def _replace(self, worker: _Worker) -> None:
        self._dismiss(worker)
        if worker.worn < self._wear.most:  # else another is on its way already
            threading.Thread(target=self._relieve, args=(worker,), daemon=True).start()

    def _relieve(self, worker: _Worker) -> None:
        """Put a new process in the place of one, as soon as one can be started."""
        while not self._is_closed:
            with suppress(OutputError):
                if self._is_ready(new := self._begun()):
                    self._put(new)
                    self._let_go(worker)
                    return
            time.sleep(AGAIN)

    def _let_go(self, worker: _Worker) -> None:
        """End a process that another took the place of: now, or when it has answered."""
        with self._lock:
            worker.is_relieved = True
            is_idle = worker in self._idle
            if is_idle:
                self._idle.remove(worker)
        if is_idle:
            self._dismiss(worker)

    def _begun(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        given = theirs, (), partial(_unheard_start, self._team.start), NOBODY
        process = context.Process(target=serve, args=given, daemon=True)
        with self._lock:
            if self._is_closed:
                raise OutputError("no process is started: the program ends")
            try:
                with unheard():  # the program ends it
                    process.start()
            except OSError as error:
                raise OutputError(f"no process can be started: {error.strerror}") from error
            worker = _Worker(process, ours)
            self._all.add(worker)
        theirs.close()
        return worker

    def _is_ready(self, worker: _Worker) -> bool:
        """Return whether a process that was begun gets ready; one that does not is ended."""
        with suppress(EOFError, OSError):
            if worker.wire.poll(STARTING_SECONDS):
                worker.wire.recv()
                worker.is_ready = True
        if not worker.is_ready:
            self._dismiss(worker)
        return worker.is_ready

    def _dismiss(self, worker: _Worker) -> None:
        """End a process; its wire closes with its last holder, for a thread may wait on it."""
        with self._lock:
            if worker not in self._all:
                return
            self._all.discard(worker)
        worker.process.kill()
        worker.process.join()


def _unheard_start(start: Callable[[], Work]) -> Work:
    """Return what works: from here on no thread hears a stop, whatever Python's own start undid."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return start()
