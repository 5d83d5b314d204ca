"""Ctrl-C: one line, exit code 130, no traceback, and what must be whole is whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from pipeline.console import told
from pipeline.interrupts import CODE, STOPPED, held_back, raised

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself one")
WHILE_LOADING = """
import os, signal
from pipeline import __main__
os.kill(os.getpid(), signal.SIGINT)
print("went on")
"""
WHILE_CLOSING = """
import os, signal, sys
from pipeline import __main__
sys.argv = ["rollcall", "gazetteer", "Finland"]
try:
    __main__.main()
finally:
    os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Hear interruptions also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def test_an_interruption_waits_until_what_must_be_whole_is_done() -> None:
    done = []

    def work() -> None:
        with held_back():
            interrupt()
            done.append(True)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_that_was_told_to_ignore_interruptions_goes_on() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with told(), held_back():
        interrupt()
    ended = run(WHILE_LOADING)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "went on\n", "")


def test_without_an_interruption_nothing_is_raised() -> None:
    with raised(), held_back():
        pass


def test_one_that_python_would_only_print_is_raised_anew(capfd: pytest.CaptureFixture[str]) -> None:
    class Tidying:
        def __del__(self) -> None:
            interrupt()

    def work() -> None:
        with raised():
            one = Tidying()
            del one
            time.sleep(5)

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        work()
    assert time.monotonic() < begun + 4
    assert capfd.readouterr().err == ""


def test_what_else_fails_while_an_object_is_tidied_up_is_printed(capfd) -> None:
    class Faulty:
        def __del__(self) -> None:
            raise ValueError("a bug")

    hook = sys.unraisablehook
    sys.unraisablehook = sys.__unraisablehook__
    try:
        with raised():
            one = Faulty()
            del one
    finally:
        sys.unraisablehook = hook
    assert "a bug" in capfd.readouterr().err


def test_a_command_that_is_interrupted_ends_with_its_line(capfd) -> None:
    with pytest.raises(typer.Exit) as ended, told():
        interrupt()
    assert ended.value.exit_code == CODE
    assert capfd.readouterr().err == f"{STOPPED}\n"


def test_a_program_that_is_interrupted_while_it_loads_ends_at_once() -> None:
    ended = run(WHILE_LOADING)
    assert (ended.returncode, ended.stdout, ended.stderr) == (CODE, "", f"{STOPPED}\n")


def test_a_program_that_is_done_hears_of_no_interruption() -> None:
    ended = run(WHILE_CLOSING)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Finland" in ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--report",)])
def test_a_run_may_be_interrupted_at_any_moment(options: tuple[str, ...]) -> None:
    command = ("benchmarks/interrupting.py", "docs/examples/letters", "--moments", "8", *options)
    ended = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    assert ended.returncode == 0, ended.stdout
    assert "stopped" in ended.stdout
