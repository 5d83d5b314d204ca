"""Addresses of stores are told from paths, shown without keys, and refused with what to do."""

import sys

import pytest

from pipeline.errors import OutputError, UsageError
from pipeline.remote.stores import is_address, opened, refusals, shown


@pytest.mark.parametrize("path", ["letters", "-", "C:/letters", "a b//c.txt", "./s3:/x", ""])
def test_a_path_is_no_address(path: str) -> None:
    assert not is_address(path)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sftp://ada:s3cret@example.org:22/letters", "sftp://example.org:22/letters"),
        ("gs://bucket/a/b.txt?X-Signature=s3cret#s3cret", "gs://bucket/a/b.txt"),
        ("s3://bucket/ada@home/x.txt", "s3://bucket/ada@home/x.txt"),
    ],
)
def test_no_key_is_shown(address: str, told: str) -> None:
    assert shown(address) == told


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://example.org/a.html", "is a page: save it"),
        ("file:///home/ada/letters", "give its path alone"),
        ("nonsense://x", "is no address of a store"),
    ],
)
def test_what_is_no_store_is_refused(address: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        opened(address)


def test_an_absent_extra_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"pip install 'rollcall\[remote\]'"):
        opened("s3://bucket/letters")


def test_what_a_store_refuses_is_told_on_one_line_without_keys() -> None:
    with (
        pytest.raises(OutputError, match=r"^'ftp://host/x' cannot be written: no room here; look"),
        refusals("ftp://ada:s3cret@host/x", OutputError, "written"),
    ):
        raise RuntimeError("no\nroom here")
