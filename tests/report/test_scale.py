"""A thousand releases stay usable."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate.kit import Kit
from pipeline.ingest.options import IngestOptions
from pipeline.ingest.stage import ingest
from pipeline.records import Extraction, ReleaseRecord
from pipeline.report.stage import write_report
from pipeline.run import extract
from pipeline.types import Release
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

pytestmark = [pytest.mark.slow, pytest.mark.timed]
MANY, FEW = 1000, 25
ROW_ID = re.compile(r'"([a-z])[0-9a-f]{4}([0-9a-f]{12})"')


@pytest.fixture(scope="module")
def large(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the report of a thousand releases: texts of the corpus again and again."""
    folder = tmp_path_factory.mktemp("large")
    releases = islice(ingest(["corpus/dev"], lambda _: None, IngestOptions()), FEW)
    found = list(extract(releases, kit))
    write(_again(found), folder / "out", WriteOptions(formats=("jsonl",)), ())
    return write_report(folder / "out").path


def _again(found: list[Extraction]) -> Iterator[Extraction]:
    for number in range(MANY):
        one = found[number % FEW]
        held = ROW_ID.sub(rf'"\g<1>{number:04x}\2"', one.record.model_dump_json())
        record = ReleaseRecord.model_validate_json(held)
        record = record.model_copy(update={"text_file": f"{number}.txt"})
        yield Extraction(Release(record.release_id, one.release.text, record.source), record)


def test_a_thousand_releases_open_and_are_searched_at_once(
    visit: Callable[..., Any], large: Path
) -> None:
    assert large.stat().st_size < 60_000_000
    started = time.perf_counter()
    page = visit("/releases", file=large)
    page.wait_for_selector("#list li")
    assert time.perf_counter() - started < 3
    page.wait_for_timeout(1000)  # texts are folded ahead while nobody types
    for words in ("minister", "parliament country", "nothing-like-this"):
        took = page.evaluate(
            """words => { const field = document.getElementById("words"); field.value = words;
                const start = performance.now();
                field.dispatchEvent(new Event("input", { bubbles: true }));
                return performance.now() - start; }""",
            words,
        )
        assert took < 200
    page.fill("#words", "")
    assert page.locator("#list li").count() == 50
    started = time.perf_counter()
    page.locator("#list a").nth(40).click()
    page.wait_for_selector("#text .mark")
    page.evaluate("location.hash = '#/overview'")
    page.wait_for_selector("figure")
    assert time.perf_counter() - started < 5
