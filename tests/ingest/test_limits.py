"""Each limit costs the source that breaks it, and can be set."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.ingest.limits import Limits, limits_of
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest


def test_a_text_that_is_too_long_is_rejected_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ms Anna Holt left. " * 100, "utf-8")
    (tmp_path / "b.txt").write_text("Ms Anna Holt left.", "utf-8")
    rejected = []
    options = IngestOptions(limits=Limits(max_characters=100))
    releases = list(ingest([str(tmp_path)], rejected.append, options))
    assert [one.source for one in releases] == ["b.txt"]
    assert [(one.source, one.reason[:8]) for one in rejected] == [("a.txt", "too long")]


@pytest.mark.parametrize("given", ["pages", "pages=", "pages=-1", "pages=0", "leaves=2", "pages=²"])
def test_a_limit_that_is_none_is_named_with_those_that_are(given: str) -> None:
    with pytest.raises(UsageError, match=r"give name=number.*pages, entries"):
        limits_of([given])


def test_limits_are_set_by_name() -> None:
    assert limits_of(["pages=3", "bytes=10"]) == Limits(max_pages=3, max_bytes=10)
