"""A writer in a process of its own writes the same, and what goes wrong in it is told."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.write.formats import apart
from pipeline.write.formats.apart import Apart
from pipeline.write.formats.jsonl_file import JsonlFile
from pipeline.write.formats.workbook import Workbook
from pipeline.write.options import WriteOptions
from pipeline.write.tables.every import rows_of

pytestmark = pytest.mark.skipif(not apart.CAN, reason="processes are not copied here")
MANY = 400
"""More than a pipe holds."""


class Odd:
    """A writer that does as it was told."""

    def __init__(self, how: str) -> None:
        self.how = how
        self.count = 0

    def add(self, extraction, rows) -> None:
        self.count += 1
        if self.how == "full" and self.count == 2:
            raise OSError(28, "No space left on device")
        if self.how == "killed" and self.count == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    def finish(self, rows) -> tuple[str, ...]:
        if self.how == "late":
            raise OSError(28, "No space left on device")
        return (f"{self.count} releases",)

    def close(self) -> None:
        pass


def written(writer, make, times: int = MANY) -> tuple[str, ...]:
    try:
        for _ in range(times):
            writer.add(make, {})
        return writer.finish({})
    finally:
        writer.close()


@pytest.fixture
def release(kit, say):
    from pipeline.records import Extraction
    from pipeline.types import Release

    text = "Ms Pia Sund (Finland) spoke on 3 May 2031.\n" * 9
    return Extraction(Release("r0", text, "a.txt"), say(text))


def test_it_writes_what_a_writer_beside_the_others_writes(release, tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    opening = partial(JsonlFile, tmp_path / "there", WriteOptions())
    written(Apart(opening), release)
    written(JsonlFile(tmp_path / "here", WriteOptions()), release)
    here, there = ((tmp_path / name / "records.jsonl").read_bytes() for name in ("here", "there"))
    assert here == there
    assert here.count(b"\n") == MANY


def test_a_workbook_has_the_same_bytes_beside_the_others(release, tmp_path: Path) -> None:
    for beside in (False, True):
        (tmp_path / str(beside)).mkdir()
        writer = Workbook(tmp_path / str(beside), WriteOptions(beside=beside))
        assert isinstance(writer._book, Apart) is beside
        writer.add(release, rows_of(release))
        writer.finish({})
        writer.close()
    here, there = ((tmp_path / name / "rollcall.xlsx").read_bytes() for name in ("False", "True"))
    assert here == there


def test_what_a_reader_must_know_comes_back(release) -> None:
    assert written(Apart(partial(Odd, "")), release) == (f"{MANY} releases",)


@pytest.mark.parametrize("how", ["full", "late"])
def test_what_it_raises_is_raised_here(release, how: str) -> None:
    with pytest.raises(OSError, match="No space left on device"):
        written(Apart(partial(Odd, how)), release)


def test_a_writer_that_is_killed_is_told(release) -> None:
    with pytest.raises(OutputError, match="exit code -9"):
        written(Apart(partial(Odd, "killed")), release)


def test_it_ends_with_the_run(release, tmp_path: Path) -> None:
    writer = Apart(partial(Odd, ""))
    writer.close()
    assert not writer._process.is_alive()
