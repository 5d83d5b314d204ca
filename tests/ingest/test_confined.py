"""A document is read in a process of its own: whatever happens there costs the document alone."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from pipeline.ingest.confined import COMMAND, Documents
from pipeline.ingest.limits import Limits

SHORT = Limits(max_seconds=2, max_bytes=1000)
PATIENT = Limits(max_seconds=60, max_bytes=1000)
"""For a child that is to answer: on a busy machine its start alone takes seconds."""
HANGS = "import time; time.sleep(60)"
DIES = "import os; os._exit(9)"
TALKS = "print('[', end='', flush=True); import os; os._exit(0)"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a small document."""
    path = tmp_path / "letter.csv"
    path.write_text("title,text\nOn fish,Ms Anna Holt left.\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "reason"),
    [(HANGS, "too slow"), (DIES, "broken"), (TALKS, "broken")],
)
def test_a_child_that_hangs_or_dies_costs_its_document_in_bounded_time(letter, code, reason):
    begin = time.perf_counter()
    with Documents(SHORT, (sys.executable, "-c", code)) as documents:
        (entry,) = documents.read(letter)
    assert entry.reason.startswith(reason)
    assert time.perf_counter() - begin < 10


class Memory:
    """What was kept, and how much could not be told now."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.missed = 0

    def get(self, *_: bytes) -> None:
        """Return nothing."""

    def put(self, value: bytes, *_: bytes) -> None:
        self.kept.append(value)

    def miss(self) -> None:
        self.missed += 1


@pytest.mark.parametrize(
    ("limits", "command", "kept", "missed"),
    [(SHORT, (sys.executable, "-c", HANGS), 0, 1), (PATIENT, COMMAND, 1, 0)],
)
def test_what_a_child_did_not_answer_is_not_kept_but_counted(letter, limits, command, kept, missed):
    memory = Memory()
    with Documents(limits, command, memory) as documents:
        list(documents.read(letter))
    assert (len(memory.kept), memory.missed) == (kept, missed)


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="this system has no alarms")
def test_a_child_ends_itself_where_nobody_else_does(letter):
    code = (
        "from pipeline.ingest import child; import time; child.GRACE = 1;"
        "child.document_reader = lambda name: lambda data, limits: time.sleep(60); child.main()"
    )
    request = {"name": "a.csv", "length": 0, "limits": asdict(replace(SHORT, max_seconds=1))}
    begun = time.perf_counter()
    with subprocess.Popen((sys.executable, "-c", code), stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        assert process.wait(20) == -signal.SIGALRM
    assert time.perf_counter() - begun < 15


def test_a_new_child_reads_the_next_document(letter, tmp_path):
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK\x03\x04 no archive")
    with Documents(PATIENT) as documents:
        assert next(documents.read(broken)).reason
        documents.close_child()
        assert next(documents.read(letter)).text == "Ms Anna Holt left."


def test_a_document_is_taken_apart_once(letter):
    with Documents(PATIENT) as documents:
        first = list(documents.read(letter))
        letter.write_text("nothing", "utf-8")
        assert list(documents.read(letter)) == first


def test_a_large_document_is_not_opened(letter):
    with Documents(replace(SHORT, max_bytes=5)) as documents:
        (entry,) = documents.read(letter)
    assert entry.reason == "too large: over the limit of 5 bytes"


def test_nothing_is_left_on_disk(letter):
    with Documents(PATIENT) as documents:
        list(documents.read(letter))
        folder = Path(documents.folder)
        assert folder.is_dir()
    assert not folder.exists()


def test_the_child_can_write_no_file(tmp_path):
    target = tmp_path / "made"
    code = (
        "from pipeline.ingest.child import _confine; _confine(); "
        f"open({str(target)!r}, 'wb').write(b'x')"
    )
    with Documents(PATIENT, (sys.executable, "-c", code)) as documents:
        (tmp_path / "a.zip").write_bytes(b"PK")
        list(documents.read(tmp_path / "a.zip"))
    assert not target.exists() or target.read_bytes() == b""
    assert COMMAND[-1] == "pipeline.ingest.child"


def test_a_module_in_the_folder_of_a_run_is_not_run(letter, tmp_path, monkeypatch):
    trap = tmp_path / "pipeline"
    trap.mkdir()
    (trap / "__init__.py").write_text(f"open({str(tmp_path / 'sprung')!r}, 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    with Documents(PATIENT) as documents:
        assert next(documents.read(letter)).text == "Ms Anna Holt left."
    assert not (tmp_path / "sprung").exists()
