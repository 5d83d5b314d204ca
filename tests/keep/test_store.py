"""The file of what was read: whole after a kill, made anew where it is broken."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.keep.store import Store, opened, remove

KEY, OTHER = b"a" * 16, b"b" * 16


def test_what_was_put_is_there_again(tmp_path: Path) -> None:
    with opened(tmp_path / "kept") as store:
        store.put("readings", KEY, b"one")
        store.put("readings", KEY, b"two")
    with opened(tmp_path / "kept") as store:
        assert store.get("readings", KEY) == b"two"
        assert store.get("documents", KEY) is None
        assert store.has("readings", KEY)
        assert not store.has("readings", OTHER)


def test_only_what_is_still_there_is_kept(tmp_path: Path) -> None:
    with opened(tmp_path / "kept") as store:
        store.put("readings", KEY, b"one")
        store.put("readings", OTHER, b"two")
        assert store.keep_only("readings", [OTHER, b"c" * 16]) == 1
        assert not store.has("readings", KEY)
        assert store.has("readings", OTHER)
        assert store.keep_only("readings", [OTHER]) == 0


@pytest.mark.parametrize("broken", [b"", b"no store", b"SQLite format 3\0" + b"\1" * 4000])
def test_a_broken_file_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "kept").write_bytes(broken)
    with opened(tmp_path / "kept") as store:
        store.put("readings", KEY, b"one")
        assert store.get("readings", KEY) == b"one"


def test_what_is_kept_outlives_a_run_that_meets_a_full_disk(tmp_path: Path, monkeypatch) -> None:
    with opened(tmp_path / "kept") as store:
        store.put("readings", KEY, b"one")

    def full(_: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.keep.store._opened", full)
        with pytest.raises(OutputError, match="free some space"):
            Store(tmp_path / "kept")
    with opened(tmp_path / "kept") as store:
        assert store.get("readings", KEY) == b"one"


def test_without_a_path_nothing_lies_anywhere(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(None) as store:
        store.put("readings", KEY, b"one")
        assert store.get("readings", KEY) == b"one"
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_cannot_lie_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="give another --out"):
        Store(tmp_path / "absent" / "kept")


def test_what_was_committed_outlives_a_kill(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from pipeline.keep.store import Store\n"
        f"store = Store(Path({str(tmp_path / 'kept')!r}))\n"
        "store.put('readings', b'a' * 16, b'one'); store.commit()\n"
        "store.put('readings', b'b' * 16, b'two'); print('put', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"put\n"
        os.kill(process.pid, signal.SIGKILL)
    with opened(tmp_path / "kept") as store:
        assert store.get("readings", KEY) == b"one"
        assert not store.has("readings", OTHER)


def test_a_store_goes_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.put("readings", KEY, b"one")
    store.commit()
    assert len(list(tmp_path.iterdir())) > 1
    store.close()
    remove(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []
