"""`python -m pipeline` is the command `rollcall`."""

import _signal  # type: ignore[import-not-found]  # in the interpreter: nothing is loaded for it
import gc

CAN_WAIT = hasattr(_signal, "pthread_sigmask")
if CAN_WAIT:  # an interruption waits until it can be answered, from the first line on
    heard = _signal.pthread_sigmask(_signal.SIG_BLOCK, {_signal.SIGINT})
from pipeline.interrupts import end_at_once, ignore  # noqa: E402

end_at_once()
if CAN_WAIT:
    _signal.pthread_sigmask(_signal.SIG_SETMASK, heard)
gc.disable()  # nothing of what is loaded is garbage
from pipeline.cli import main as commands  # noqa: E402 - a second passes until all is loaded

gc.freeze()
gc.enable()


def main() -> None:
    """Run the command line, and hear no interruption while the interpreter closes.

    It closes in half the time where it looks for no garbage in what the run knew.
    """
    try:
        commands()
    finally:
        ignore()
        gc.freeze()


if __name__ == "__main__":
    main()
