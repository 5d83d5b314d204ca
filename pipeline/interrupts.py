"""What Ctrl-C does: one line and exit code 130, no traceback, and nothing is left half done.

While a command is at work an interruption is raised as Python does it, and the work cleans up
behind itself. Before and after that, while modules load and while the interpreter closes, nothing
is open: the program ends at once.
"""

import os
import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

CODE = 130
SOON = 0.01
"""Seconds until an interruption that was lost comes again: not before Python is done with it."""
STOPPED = "rollcall: stopped; no output is half written"


def end_at_once() -> None:
    """From here on, end the program with its line; one that was told to hear nothing does not."""
    if _is_heard():
        signal.signal(signal.SIGINT, _end)


def ignore() -> None:
    """From here on, hear no interruption: the program is ending already."""
    if _is_heard():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def raised() -> Iterator[None]:
    """Raise KeyboardInterrupt where the body is interrupted, also from where it would be lost.

    Python prints and forgets what is raised while it tidies up an object: then it is raised anew.
    """
    hook = sys.unraisablehook

    def anew(seen: "sys.UnraisableHookArgs") -> None:
        if issubclass(seen.exc_type, KeyboardInterrupt):
            threading.Timer(SOON, _interrupt_main).start()
        else:
            hook(seen)

    if not _is_heard():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        sys.unraisablehook = anew
        signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        sys.unraisablehook = hook


def _interrupt_main() -> None:
    """Interrupt the main thread, also where it sleeps or waits; on Windows when that is over."""
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, signal.SIGINT)
    else:
        interrupt_main()


@contextmanager
def held_back() -> Iterator[None]:
    """Let an interruption wait until the body is done: it must be done as a whole."""
    if not _is_heard():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def unheard() -> Iterator[None]:
    """Start processes in the body that never hear of a stop, not even while they load.

    Ctrl-C and a service that stops another tell all processes at once: who started them ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = hear_nothing()
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear_nothing() -> set[int]:
    """Hear nothing of a stop in this thread and what it starts, and return what went unheard."""
    if not hasattr(signal, "pthread_sigmask"):
        return set()
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM}))


def _is_heard() -> bool:
    """Return whether this is the thread that hears of signals, and nobody said to ignore them.

    Who starts a program in the background, as nohup does, may want it to live.
    """
    handler = signal.getsignal(signal.SIGINT)
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and callable(handler)


def _end(_: int, __: FrameType | None) -> None:
    with suppress(OSError):
        os.write(2, f"{STOPPED}\n".encode())
    os._exit(CODE)
