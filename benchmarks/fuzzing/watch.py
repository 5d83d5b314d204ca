"""Holds one input to what is promised: an answer in time, no other error, nothing touched."""

import os
import re
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from pipeline.errors import UnreadableRelease, UsageError
from pipeline.ingest.entry import Entry

Read = Callable[[bytes], Iterable[Entry]]
REFUSALS = (UnreadableRelease, UsageError)
"""What a reader may raise: the reason why an input cannot be used."""
SECRET = ":".join(("root", "x", "0", "0", ""))
"""What stands in /etc/passwd, which some inputs ask for; whole, hypothesis would draw it itself."""
MASKED = re.compile(r"broken: (?:it cannot be taken apart \()?\w+(?:Error|Exception)\b")
"""What is said of a member whose reader raised an error that is none of ours."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    **dict.fromkeys(
        ("os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.utime"), (0,)
    ),
    "os.truncate": (0,),
    "os.rename": (0, 1),
    "os.link": (1,),
    "os.symlink": (1,),
}
"""Audit events of what changes on disk: which of their arguments are the paths."""
OUTSIDE = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.gethostbyaddr", "socket.sendto", "socket.sendmsg", "subprocess.Popen"),
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
)
"""Audit events of the network and of other processes."""
NOTES = 2**20
"""Bytes of a guard's notes that are told."""


AGAIN = 1.0
"""Seconds after which it is raised once more: where nobody may raise, the first is passed over."""


class TooSlow(BaseException):
    """An input took more seconds of the processor than it may."""


class Guard:
    """An audit hook: while it is set, it notes what is done outside the folders that it allows.

    Its notes lie in a file, so that they are heard of from processes that are forked too.
    """

    def __init__(
        self, folders: Sequence[Path] = (), command: Sequence[str] = (), *, forks: bool = False
    ) -> None:
        self.folders = [str(one.resolve()) for one in folders]
        self.command = list(command)
        self.forks = forks
        self.is_set = False
        self._notes = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process

    @property
    def seen(self) -> list[str]:
        """Return what was noted since it was last cleared, in any process."""
        return os.pread(self._notes.fileno(), NOTES, 0).decode("utf-8", "replace").splitlines()

    def clear(self) -> None:
        """Forget what was noted."""
        self._notes.seek(0)
        self._notes.truncate()

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Take one audit event."""
        if not self.is_set:
            return
        if event == "open":
            path, mode, flags = given
            written = mode is not None and not set("wax+").isdisjoint(mode)
            if written or (mode is None and flags & WRITING):
                self._note("writes", path)
        elif event in CHANGES:
            if event == "os.truncate" or given[-1] == -1:  # else in a folder that is open already
                for place in CHANGES[event]:
                    self._note("changes", given[place])
        elif event in OUTSIDE and not self._is_ours(event, given):
            self._tell(f"{event}: {given[1:2]!r:.80}")

    def _note(self, what: str, path: object) -> None:
        if isinstance(path, int):  # what is open already
            return
        self.is_set = False  # to resolve a path raises events of its own
        full = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        self.is_set = True
        inside = any(full == one or full.startswith(one + os.sep) for one in self.folders)
        if not inside and full != os.devnull:
            self._tell(f"{what} {full}")

    def _tell(self, note: str) -> None:
        os.write(self._notes.fileno(), f"{note}\n".encode("utf-8", "replace"))

    def _is_ours(self, event: str, given: tuple[Any, ...]) -> bool:
        if event == "os.fork":
            return self.forks
        return event == "subprocess.Popen" and list(given[1]) == self.command


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: whether it gave a text, what is wrong, and its seconds."""

    text: bool
    fault: str
    """Nothing where all is as promised."""
    seconds: float


def held(read: Read, data: bytes, seconds: float, guard: Guard) -> Outcome:
    """Return what became of an input that may take so many seconds of the processor."""
    begin = time.process_time()
    entries: list[Entry] = []
    guard.clear()
    guard.is_set = True
    try:
        with limited(seconds):
            entries = list(read(data))
        fault = wrong(entries)
    except TooSlow as error:
        fault = f"slow: over {seconds} s{_where(error)}"
    except REFUSALS:
        fault = ""
    except Exception as error:
        fault = told(error)
    finally:
        guard.is_set = False
    fault = fault or "; ".join(sorted(set(guard.seen)))
    texts = any(not one.reason for one in entries)
    return Outcome(texts, fault, time.process_time() - begin)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the body once it has taken so many seconds of the processor."""

    def late(_: int, __: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def wrong(entries: Iterable[Entry]) -> str:
    """Return what is wrong with the entries of one file, or nothing."""
    return next(filter(None, map(_wrong, entries)), "")


def _wrong(entry: Entry) -> str:
    told = (entry.text, entry.reason, entry.place, entry.id or "", *entry.metadata)
    elements = (one.element or "" for one in entry.places)
    if not _is_unicode((*told, *entry.metadata.values(), *elements)):
        return "half a surrogate pair: it cannot be written"
    if not entry.reason and not entry.text.strip():
        return "neither a text nor a reason"
    if "\n" in entry.reason:
        return "a reason of several lines"
    if MASKED.search(entry.reason):
        return f"a member told as {entry.reason!r}"
    if SECRET in entry.text:
        return "another file stands in the text"
    at = 0
    for place in entry.places:
        if not at <= place.start <= place.end <= len(entry.text):
            return f"a place out of order: {place.start} to {place.end}"
        at = place.end
    return ""


def _is_unicode(texts: Iterable[str]) -> bool:
    return not any("\ud800" <= char <= "\udfff" for text in texts if not text.isascii()
                   for char in text)  # fmt: skip


def told(error: BaseException) -> str:
    """Return what an error is, where it was raised, and what it says, on one line."""
    return f"{type(error).__name__}{_where(error)}: {' '.join(str(error).split())[:100]}"


def _where(error: BaseException) -> str:
    """Return the last line of ours that an error came through, and the last of all."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename != __file__]
    ours = [one for one in frames if f"{os.sep}pipeline{os.sep}" in one.filename]
    lines = [f"{Path(one.filename).name}:{one.lineno}" for one in (*ours[-1:], *frames[-1:])]
    return f" at {' > '.join(dict.fromkeys(lines))}" if lines else ""
