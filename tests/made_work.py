"""Work for the workers of a cluster, which find it by its name: it does as a piece says."""

import errno
import os
import re
import signal
import time
from functools import partial
from pathlib import Path

from pipeline.errors import UsageError

MADE: list[str] = []
"""What was made ready in this process."""


def make(name: str = "", folder: Path | None = None):
    MADE.append(name)
    return partial(work, folder=folder)


def refuse(name: str):
    raise UsageError(f"{name} is another version")


def lack(name: str):
    raise ModuleNotFoundError(f"No module named {name!r}")


def work(piece: str, folder: Path | None = None) -> bytes:
    if piece == "raise":
        raise ValueError("it cannot be")
    if piece == "crash":
        os._exit(7)
    if piece == "hang":
        time.sleep(60)
    if piece == "hold":  # one call that lets go of nothing
        re.match(r"(a+)+$", "a" * 50 + "b")
    if piece == "crash once" and folder is not None and not (folder / "crashed").exists():
        (folder / "crashed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if piece.startswith("once ") and folder is not None and not (folder / piece).exists():
        (folder / piece).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if piece == "short":
        raise OSError(errno.EMFILE, "Too many open files")
    return f"{piece} done".encode()
