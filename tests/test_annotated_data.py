"""The reader of the shared format of annotated public data."""

import gzip
import json
from pathlib import Path

import pytest

from pipeline.annotated_data import read_entries
from pipeline.errors import DataError, UsageError

ENTRY = {"id": "a", "dataset": "d", "text": "Pia Sund", "entities": []}


@pytest.mark.parametrize(("name", "packed"), [("x.jsonl", False), ("x.jsonl.gz", True)])
def test_a_file_is_read_packed_or_not(tmp_path: Path, name: str, packed: bool) -> None:
    content = f"{json.dumps(ENTRY)}\n{json.dumps(ENTRY | {'id': 'b'})}\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if packed else content)
    assert [entry["id"] for entry in read_entries(path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (gzip.compress(b"{", mtime=0), "line 1"),
        (gzip.compress(b'{"id": "a", "text": "b"}', mtime=0), "no dataset, entities"),
        (gzip.compress(b"[]", mtime=0), "no id, dataset, text, entities"),
        (b"not gzip", "get it anew"),
    ],
)
def test_a_file_in_another_format_is_a_fault_not_a_traceback(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "data.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match=problem):
        list(read_entries(path))


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no file"):
        list(read_entries(tmp_path / "none.jsonl.gz"))
