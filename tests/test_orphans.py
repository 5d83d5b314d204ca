"""No process outlives the one that started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = (
    "import os, time; from pipeline.orphans import end_with\n"
    "run = os.getpid()\n"
    "if os.fork() == 0: end_with(run); print(os.getpid(), flush=True)\n"
    "time.sleep(30)"
)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends them")
def test_a_process_ends_with_its_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        child = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
        run.wait()
        for _ in range(100):
            try:
                os.kill(child, 0)
            except ProcessLookupError:
                return
            if Path(f"/proc/{child}/stat").read_text().split()[2] == "Z":
                return
            time.sleep(0.05)
    pytest.fail("the child lives on")
