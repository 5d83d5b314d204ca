"""What is wrong with the options is said before anything starts."""

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.ingest.limits import changed
from pipeline.serve.options import ServeLimits, ServeOptions, check_serving, names_of, read_token

GUIDE = Path("docs/service.md").read_text("utf-8")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "news.example"])
def test_others_can_ask_only_with_a_token(host: str) -> None:
    with pytest.raises(UsageError, match="--token-file"):
        check_serving(ServeOptions(host))
    check_serving(ServeOptions(host, token="x" * 16))


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_needs_none(host: str) -> None:
    check_serving(ServeOptions(host))


@pytest.mark.parametrize("held", [b"", b"short", b"with a blank in the middle", b"\xff" * 20])
def test_a_file_without_a_token_is_told(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "token.txt").write_bytes(held)
    with pytest.raises(UsageError, match=r"holds no token.*make one with"):
        read_token(tmp_path / "token.txt")


def test_a_token_ends_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text("a-token-of-16-signs\n")
    assert read_token(tmp_path / "token.txt") == "a-token-of-16-signs"


def test_a_token_file_that_is_absent_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_token(tmp_path / "token.txt")


def test_the_guide_says_every_limit_and_its_default() -> None:
    rows = [line for line in GUIDE.splitlines() if line.startswith("| `")]
    told = {}
    for name, number in (row.split(" | ")[:2] for row in rows if row.count(" | ") >= 2):
        told |= dict(
            zip(name.strip("| ").replace("`", "").split(", "), number.split(", "), strict=False)
        )
    limits = {one.name: str(getattr(ServeLimits(), one.name)) for one in fields(ServeLimits)}
    assert {name: told.get(name) for name in limits} == limits


def test_limits_are_changed_by_name() -> None:
    assert changed(ServeLimits(), ["bytes=7", "rate=8"]) == ServeLimits(bytes=7, rate=8)


@pytest.mark.parametrize("given", ["bytes", "bytes=0", "bytes=-1", "other=3", "rate=1e3"])
def test_a_limit_that_is_none_is_told_with_those_there_are(given: str) -> None:
    with pytest.raises(UsageError, match="bytes, characters, pages, texts, seconds, rate"):
        changed(ServeLimits(), [given])


@pytest.mark.parametrize("given", ["news.example:80", "http://news.example", "a/b", ""])
def test_a_name_with_more_than_a_name_is_told(given: str) -> None:
    with pytest.raises(UsageError, match="--allow-host is"):
        names_of([given])
