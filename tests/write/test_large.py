"""Large outputs: what is written release by release, whole at every size, within bounded memory."""

import gc
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.corrections import APPLIED, Correction, Outcome
from pipeline.identities import Identity
from pipeline.records import Extraction, RecordsFile
from pipeline.types import Rejection
from pipeline.write.formats import parquet_files
from pipeline.write.formats.every import WRITERS
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write
from pipeline.written import read_records

FEW, MANY = 100, 1_100
MOST_EACH = 64
"""Bytes that each further release may keep: as JSON one of these is 15,000."""
MOST_AT_ONCE = 3_000_000
"""Bytes at any moment: the JSON of these releases is 16 million."""
ODD = ["\n", "\r", '"', "\\", "\u2028", "\u0085", "\x00", "\x7f", "\ufeff", "\U0001f600", "]", "{"]


@pytest.fixture
def small_groups(monkeypatch) -> None:
    """Make the groups of Parquet so small that a few releases fill them."""
    for name, number in (("BATCH", 20), ("GROUP", 2), ("PART", 4)):
        monkeypatch.setattr(parquet_files, name, number)


def held() -> int:
    """Return the bytes that are held now, and no garbage among them."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_a_thousand_releases_more_take_no_more_memory(
    make, tmp_path: Path, small_groups: None, name: str
) -> None:
    taken: list[int] = []

    def releases():
        for number in range(MANY):
            yield make(number)
            if number in (FEW, MANY - 1):
                taken.append(held())

    write([make()], tmp_path / "warm", WriteOptions(formats=(name,)), [])
    tracemalloc.start()
    write(releases(), tmp_path / "out", WriteOptions(formats=(name,)), [])
    at_once = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (taken[1] - taken[0]) / (MANY - FEW) < MOST_EACH
    assert at_once < MOST_AT_ONCE


@pytest.mark.parametrize("name", ["csv", "json", "jsonl"])
def test_what_was_written_is_on_the_disk_before_the_last_release(
    make, tmp_path: Path, name: str
) -> None:
    """A writer that held everything back to the end would have written nothing but heads."""
    sizes = []

    def releases():
        for one in range(60):
            yield make(one)
            new = tmp_path / ".out.rollcall-new"
            written = [*new.glob("records.json*"), *new.glob("mentions.csv")]
            sizes.append(sum(path.stat().st_size for path in written))

    write(releases(), tmp_path / "out", WriteOptions(formats=(name,)), [])
    assert 0 < sizes[30] < sizes[59]


def odd(extraction: Extraction, text: str) -> Extraction:
    """Return a release whose title, source and issues hold a text."""
    record = extraction.record
    issues = tuple(one.model_copy(update={"message": text}) for one in record.issues)
    told = {"title": text, "source": f"{text}.txt", "issues": issues}
    return Extraction(
        replace(extraction.release, text=text), record.model_copy(update=told | {"parts": ()})
    )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(ODD), max_size=40),
        max_size=4,
    )
)
def test_the_records_are_valid_json_at_every_size_whatever_the_texts_hold(
    make, tmp_path: Path, texts: list[str]
) -> None:
    given_ = [odd(make(number), text) for number, text in enumerate(texts)]
    write(given_, tmp_path / "out", WriteOptions(formats=("json", "jsonl")), [])
    content = (tmp_path / "out" / "records.json").read_bytes()
    assert [one["title"] for one in json.loads(content)["releases"]] == texts
    records = tuple(one.record for one in given_)
    assert RecordsFile.model_validate_json(content).releases == records
    for name in ("records.json", "records.jsonl"):
        assert tuple(read_records(tmp_path / "out" / name)) == records
    lines = (tmp_path / "out" / "records.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["title"] for line in lines] == texts


@pytest.mark.slow
def test_the_records_of_many_releases_are_valid_json(make, tmp_path: Path) -> None:
    write(
        (make(one) for one in range(2_000)), tmp_path / "out", WriteOptions(formats=("json",)), []
    )
    found = json.loads((tmp_path / "out" / "records.json").read_bytes())["releases"]
    assert [one["source"] for one in found] == [f"folder/{one}.txt" for one in range(2_000)]


def person(number: int) -> Identity:
    name = f"Pia Sund-{number}"
    return Identity(f"h{number:016x}", name, f"Sund-{number}, Pia", (name,), 1, None, None, "", (),
                    f"one release ({number})", ())  # fmt: skip


def mended(number: int) -> Outcome:
    told = Correction(decision="country", value="FI", table="ties", name=f"Pia Sund-{number}")
    return Outcome(told, APPLIED)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet", "sqlite"])
def test_the_rows_of_no_release_are_made_one_by_one(
    tmp_path: Path, small_groups: None, name: str
) -> None:
    """What they are made of is there already, and as rows would take 8 million bytes more."""

    def peak(count: int) -> int:
        rejected = [Rejection(f"{one}.txt", "empty", "ingest") for one in range(count)]
        persons = [person(one) for one in range(count)]
        outcomes = [mended(one) for one in range(count)]
        tracemalloc.start()
        write([], tmp_path / f"{count}", WriteOptions(formats=(name,)), rejected,
              identities=persons, outcomes=outcomes)  # fmt: skip
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(2)
    assert peak(8_000) < MOST_AT_ONCE
