"""Where requests wait for a process that reads: so many at most, each so long at most."""

import asyncio
import json
import queue
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from pipeline.errors import OutputError, UnreadableRelease
from pipeline.ingest.confined import Documents
from pipeline.ingest.documents import PLAIN
from pipeline.ingest.entry import Entry
from pipeline.ingest.plain import plain_entry
from pipeline.interrupts import hear_nothing
from pipeline.one_text import SOURCE, Text, as_release, release_of
from pipeline.serve.options import ServeLimits
from pipeline.serve.problems import Problem, busy
from pipeline.spread.standing import Standing
from pipeline.types import Release

T = TypeVar("T")


class Desk:
    """Hands work to threads that each ask one process, so that the loop never waits for one."""

    def __init__(self, team: Standing, workers: int, limits: ServeLimits) -> None:
        self.team = team
        self.workers = workers
        self._limits = limits
        self._threads = ThreadPoolExecutor(workers, initializer=hear_nothing)
        self._documents: queue.Queue[Documents] = queue.Queue()
        for _ in range(workers):
            self._documents.put(Documents(limits.of_files()))
        self._here = 0

    @property
    def waiting(self) -> int:
        """Return how many requests wait for a process."""
        return max(0, self._here - self.workers)

    async def in_turn(self, request: Request, work: Callable[[], T]) -> T:
        """Return what `work` returns, done in a thread when it is its turn.

        Raises Problem (429) where too many wait, or it waited too long, and where its client left.
        """
        if self._here >= self.workers + self._limits.waiting:
            raise busy("too many requests wait: come again later", self._limits.patience)
        turn = _Turn(work, time.monotonic() + self._limits.patience)
        self._here += 1
        try:
            return await _unless_gone(request, self._threads.submit(turn.begin))
        except OutputError as error:
            raise busy(str(error)) from None
        finally:
            turn.give_up()
            self._here -= 1

    def read_text(self, given: Text) -> bytes:
        """Return the record of a text as JSON; raises Problem where it cannot be read."""
        with _told():
            return self._read(release_of(given, self._limits.characters))

    def read_plain(self, body: bytes) -> bytes:
        """Return the record of a text in any encoding; raises Problem where it cannot be read."""
        with _told():
            entry = plain_entry(body, self._limits.bytes)
            return self._read(as_release(entry, SOURCE, self._limits.characters))

    def read_file(self, name: str, body: bytes) -> bytes:
        """Return the records of all texts of a file, and why others have none, as JSON."""
        latest = time.monotonic() + self._limits.seconds
        made: list[bytes] = []
        texts: dict[str, str] = {}
        rejected: list[dict[str, str]] = []
        for entry in self._entries(name, body):
            source = f"{name}{entry.place}"
            try:
                if time.monotonic() > latest:
                    raise UnreadableRelease(f"too slow: {self._limits.seconds} seconds are over")
                release = as_release(entry, source, self._limits.characters)
                if release.id in texts:
                    raise UnreadableRelease("it comes twice in this file")
                made.append(self._read(release))
                texts[release.id] = release.text
            except UnreadableRelease as error:
                rejected.append({"source": source, "reason": str(error)})
        if not made:
            raise Problem(422, rejected[0]["reason"] if rejected else "the file holds no text")
        told = json.dumps({"texts": texts, "rejected": rejected}).encode()
        return b'{"releases":[' + b",".join(made) + b"]," + told[1:]

    def close(self) -> None:
        """End all processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.team.close()
        self._threads.shutdown()
        while not self._documents.empty():
            self._documents.get().close()

    def _entries(self, name: str, body: bytes) -> list[Entry]:
        if name.lower().endswith(PLAIN):
            return [plain_entry(body, self._limits.bytes)]
        documents = self._documents.get()
        try:
            return _at_most(self._limits.texts, list(documents.taken_apart(name, body)))
        finally:
            self._documents.put(documents)

    def _read(self, release: Release) -> bytes:
        answer = self.team.ask(release)
        if answer.reason:
            raise UnreadableRelease(answer.reason)
        return answer.made


class _Turn(Generic[T]):
    """Work that waits for a thread: given up, it holds nothing while it stays in the row."""

    def __init__(self, work: Callable[[], T], latest: float) -> None:
        self._work: Callable[[], T] | None = work
        self._latest = latest

    def begin(self) -> T:
        work = self._work
        if work is None or time.monotonic() > self._latest:
            raise busy("it waited too long for its turn: come again later", 10)
        return work()

    def give_up(self) -> None:
        self._work = None


def _at_most(texts: int, entries: list[Entry]) -> list[Entry]:
    """Return the entries of a file; of too many the first ones, and why there are no more."""
    if len(entries) <= texts:
        return entries
    over = entries[texts]
    reason = over.reason or f"too many texts: over the limit of {texts}"
    return [*entries[:texts], Entry(place=over.place, reason=reason)]


async def _unless_gone(request: Request, future: "Future[T]") -> T:
    """Return what a thread makes; where the client leaves first, it need not begin."""
    made = asyncio.ensure_future(asyncio.wrap_future(future))
    gone = asyncio.ensure_future(request.receive())
    both: set[asyncio.Future[Any]] = {made, gone}
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not made.done():
            future.cancel()
            raise Problem(400, "the client left before its answer")
        return made.result()
    except asyncio.CancelledError:
        future.cancel()
        raise busy("the service stops", 10) from None
    finally:
        gone.cancel()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except UnreadableRelease as error:
        raise Problem(422, str(error)) from None
