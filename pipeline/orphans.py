"""Lets no process outlive the run that started it: it would write into what the next run reads."""

import ctypes
import os
import signal
import sys

SIGNAL_AT_DEATH = 1
"""PR_SET_PDEATHSIG: which signal a process gets when the one that started it ends."""


def end_with(parent: int) -> None:
    """Have this process killed as soon as its parent ends; elsewhere than on Linux do nothing."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(SIGNAL_AT_DEATH, int(signal.SIGKILL))
    if os.getppid() != parent:  # it has ended meanwhile
        os._exit(1)
