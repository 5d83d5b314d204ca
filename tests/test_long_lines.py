"""Lines of a hundred million characters: refused or read in bounded time and memory."""

import time
from pathlib import Path

import pytest

from pipeline.ingest.confined import Documents
from pipeline.ingest.find import Found
from pipeline.ingest.limits import Limits
from pipeline.ingest.survey import entries

pytestmark = [pytest.mark.slow, pytest.mark.timed]
resource = pytest.importorskip("resource")
LENGTH = 100_000_000
SECONDS = 60
MOST = 3 * 2**20
"""Kilobytes that reading one file may take, in this process or its child."""
RSS = b"<rss><channel><item><description>"
HEAD = b"From: a@b.example\nSubject: x\nDate: Mon, 12 Mar 2018 09:00:00 +0000\n\n"
FILES = {
    "a.txt": (b"Anna ", b"", b""),
    "a.md": (b"# * [", b"", b""),
    "words.jsonl": (b"Anna ", b'{"id": "a", "text": "', b'"}'),
    "depth.jsonl": (b"[", b"", b""),
    "a.html": (b"Anna ", b"<p>", b"</p>"),
    "tag.html": (b"a", b"<p class='", b"'>Anna</p>"),
    "a.eml": (b"Anna ", HEAD, b""),
    "head.eml": (b"Anna ", b"Subject: ", HEAD),
    "a.mbox": (b"Anna ", b"From x Mon Mar 12 09:00:00 2018\n" + HEAD, b""),
    "a.rss": (b"Anna ", RSS, b"</description></item></channel></rss>"),
    "a.csv": (b"Anna ", b'text\n"', b'"\n'),
    "quotes.csv": (b'"', b"text\n", b""),
    "a.pdf": (b"( ", b"%PDF-1.7\n1 0 obj ", b""),
    "a.docx": (b"Anna ", b"PK\x03\x04", b""),
    "a.zip": (b"PK\x01\x02", b"", b""),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("limits", [Limits(), Limits(max_bytes=2 * LENGTH)], ids=["usual", "wide"])
def test_a_line_of_a_hundred_million_characters_is_bounded(
    name: str, limits: Limits, tmp_path: Path
) -> None:
    unit, before, after = FILES[name]
    path = tmp_path / name
    path.write_bytes(before + unit * (LENGTH // len(unit)) + after)
    began = time.monotonic()
    with Documents(limits) as documents:
        found = list(entries(Found(name, path), b"", documents))
    path.unlink()
    assert time.monotonic() - began < SECONDS
    assert found
    assert all(one.reason or len(one.text) < 100 for one in found)
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        assert resource.getrusage(who).ru_maxrss < MOST
