"""Reads documents in a process of its own, which may fail, hang or be killed without harm."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits
from pipeline.ingest.options import Memory
from pipeline.types import Place

COMMAND = (sys.executable, "-P", "-m", "pipeline.ingest.child")
"""`-P`: nothing in the folder that the run was started in is taken for a module of ours."""


class Documents:
    """The documents of a run: each is taken apart once, and kept on disk until it is closed."""

    def __init__(
        self, limits: Limits, command: Sequence[str] = COMMAND, memory: Memory | None = None
    ) -> None:
        self.limits = limits
        self._memory = memory
        self._command = command
        self._folder = tempfile.TemporaryDirectory(prefix="rollcall-")
        self._kept: dict[Path, Path] = {}
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Documents":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> str:
        """Return where the texts of documents are kept until the run is over."""
        return self._folder.name

    def close(self) -> None:
        """End the child and remove what was kept."""
        self.close_child()
        self._folder.cleanup()

    def read(self, path: Path) -> Iterator[Entry]:
        """Yield the texts and faults of one document."""
        if path not in self._kept:
            kept = Path(self._folder.name, f"{len(self._kept)}.json")
            kept.write_bytes(self._taken_apart(path))
            self._kept[path] = kept
        for one in json.loads(self._kept[path].read_bytes()):
            yield _entry(one)

    def taken_apart(self, name: str, data: bytes) -> Iterator[Entry]:
        """Yield the texts and faults of a document that a program hands over, by its name."""
        for one in json.loads(self._asked(name, data)):
            yield _entry(one)

    def _taken_apart(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                data = file.read(self.limits.max_bytes + 1)
        except OSError as error:
            return _reason(f"cannot be read: {error.strerror}")
        if len(data) > self.limits.max_bytes:
            return _reason(f"too large: over the limit of {self.limits.max_bytes} bytes")
        return self._remembered(path.name, data)

    def _remembered(self, name: str, data: bytes) -> bytes:
        """Return what an earlier run took the same file apart to, or what it is now."""
        if self._memory is None:
            return self._asked(name, data)
        told = (name.encode("utf-8", "surrogateescape"), data, repr(self.limits).encode("ascii"))
        kept = self._memory.get(*told)
        if kept is None:
            kept = self._asked(name, data)
            if kept.endswith(b"\n"):  # the child itself answered: it was neither late nor killed
                self._memory.put(kept, *told)
            else:
                self._memory.miss()
        return kept

    def _asked(self, name: str, data: bytes) -> bytes:
        """Return the child's answer, or why there is none: it took too long, or it died."""
        child = self._running()
        request = {"name": name, "length": len(data), "limits": asdict(self.limits)}
        late = threading.Event()

        def kill() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self.limits.max_seconds, kill)
        timer.start()
        try:
            answer = _exchange(child, json.dumps(request).encode("ascii") + b"\n" + data)
        finally:
            timer.cancel()
        if answer.endswith(b"\n"):
            return answer
        self.close_child()
        if late.is_set():
            return _reason(f"too slow: it takes more than {self.limits.max_seconds} seconds")
        return _reason("broken: the library that takes it apart fails on it")

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is None:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # Ctrl-C reaches it too, while it still loads
            )
        return self._child

    def close_child(self) -> None:
        """End the child; the next document starts another."""
        if self._child is not None:
            self._child.kill()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with suppress(OSError):  # the child was killed while it was written to
                        pipe.close()
            self._child.wait()
            self._child = None


def _exchange(child: "subprocess.Popen[bytes]", request: bytes) -> bytes:
    """Return the line that a child answers, without its end where it died."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(request)
        child.stdin.flush()
        return child.stdout.readline()
    except (OSError, ValueError):
        return b""


def _reason(text: str) -> bytes:
    return json.dumps([asdict(Entry(reason=text))]).encode("ascii")


def _entry(one: dict[str, Any]) -> Entry:
    return Entry(**(one | {"places": tuple(Place(**place) for place in one["places"])}))
