"""The process that reads documents for the one that runs: `python -m pipeline.ingest.child`.

Each request is a line of JSON (name and length of a document, limits) and its bytes; each answer a
line of JSON with the entries. What a library prints goes nowhere, and nothing can be written.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

from pipeline.errors import UnreadableRelease
from pipeline.ingest.documents import document_reader
from pipeline.ingest.entry import Entry
from pipeline.ingest.limits import Limits

MEMORY = 3 * 1024**3
"""Bytes of address space that reading may take: many times what the largest file needs."""
GRACE = 5
"""Seconds that the one who asked has to end this process himself."""


def main() -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    _confine()
    while request := sys.stdin.buffer.readline():
        answer = _answer(json.loads(request), sys.stdin.buffer)
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _confine() -> None:
    """Forbid more memory and any file written, where the system has such limits."""
    if resource is not None:
        for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _answer(request: dict[str, Any], documents: BinaryIO) -> list[dict[str, Any]]:
    data, limits = documents.read(request["length"]), Limits(**request["limits"])
    _end_after(limits.max_seconds + GRACE)
    told = [asdict(one) for one in _entries(request["name"], data, limits)]
    _end_after(0)
    return told


def _end_after(seconds: int) -> None:
    """End this process by then, 0 for never: who would end it may be gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _entries(name: str, data: bytes, limits: Limits) -> list[Entry]:
    """Return what a document holds, or why it holds nothing.

    Libraries raise whatever a broken file makes them: each of their errors is a reason.
    """
    try:
        reader = document_reader(name)
        found = list(reader(data, limits)) if reader else []
    except UnreadableRelease as error:
        return [Entry(reason=str(error))]
    except MemoryError:
        return [Entry(reason="too large: it takes more memory than a document may")]
    except RecursionError:
        return [Entry(reason="nested too deep: it cannot be taken apart")]
    except Exception as error:
        return [Entry(reason=f"broken: it cannot be taken apart ({type(error).__name__})")]
    return found or [Entry(reason="empty: the file holds no text")]


if __name__ == "__main__":
    main()
