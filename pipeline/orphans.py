"""Lets no process outlive the run that started it: it would write into what the next run reads."""

import ctypes
import os
import signal
import sys
import threading

SIGNAL_AT_DEATH = 1
"""PR_SET_PDEATHSIG: which signal a process gets when the thread that started it ends."""
NOBODY = 0


def run_of() -> int:
    """Return this process where its main thread asks, and NOBODY elsewhere: other threads end."""
    return os.getpid() if threading.current_thread() is threading.main_thread() else NOBODY


def end_with(run: int) -> None:
    """Have this process killed as soon as `run` ends; elsewhere than on Linux do nothing."""
    if sys.platform != "linux" or run == NOBODY:
        return
    ctypes.CDLL(None).prctl(SIGNAL_AT_DEATH, int(signal.SIGKILL))
    if os.getppid() != run:  # it has ended meanwhile
        os._exit(1)
