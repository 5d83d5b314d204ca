"""The records: strict about keys, offsets and percents, and their ids depend on nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.records import (
    EmbeddedRecord,
    MentionRecord,
    RecordsFile,
    ReleaseRecord,
    Span,
    make_id,
)

RELEASE = {
    "release_id": "r0",
    "source": "a.txt",
    "characters": 0,
    "text_sha256": "",
    "text_file": "",
}


@given(st.text(max_size=5), st.integers(), st.text(max_size=5))
def test_an_id_is_a_letter_and_sixteen_hex_digits(release, start, text):
    made = make_id("p", release, start, text)
    assert made[0] == "p"
    assert len(made) == 17
    assert set(made[1:]) <= set("0123456789abcdef")
    assert made == make_id("p", release, start, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "bc"), ("ab", "c")), (("a",), ("a", "")), ((1, 23), (12, 3)), ((), ("r0",))],
)
def test_other_parts_make_another_id(one, other):
    assert make_id("p", *one) != make_id("p", *other)


def test_the_letter_is_no_part_of_what_is_hashed():
    assert make_id("p", "r0")[1:] == make_id("c", "r0")[1:]


@pytest.mark.parametrize(
    "values",
    [
        {"start": -1, "end": 2, "text": "x"},
        {"start": 0, "end": 2},
        {"start": 0, "end": 2, "text": "x", "colour": "red"},
        {"start": 0, "end": 2, "text": None},
    ],
)
def test_a_span_refuses_what_the_schema_does_not_know(values):
    with pytest.raises(ValidationError):
        Span.model_validate(values)


@pytest.mark.parametrize("percent", [-1, 101, 50.5])
def test_a_confidence_is_a_whole_percent(percent):
    with pytest.raises(ValidationError):
        MentionRecord(start=0, end=1, text="x", found_by="model", how="weak", confidence=percent)


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        Span(start=0, end=1, text="x").end = 2


def test_an_embedded_country_says_that_it_is_embedded():
    record = EmbeddedRecord(start=0, end=6, text="Uganda", found_by="strong:UG", how="strong")
    assert record.kind == "embedded"


def test_a_release_without_findings_has_empty_lists_and_not_none():
    record = ReleaseRecord(**RELEASE)
    lists = ("persons", "parties", "countries", "dates", "quotes", "issues", "parts", "embedded")
    assert [getattr(record, name) for name in lists] == [()] * len(lists)


def test_two_releases_share_no_metadata():
    one, other = ReleaseRecord(**RELEASE), ReleaseRecord(**RELEASE)
    assert one.metadata is not other.metadata


def test_a_records_file_reads_back_what_it_wrote():
    file = RecordsFile(releases=(ReleaseRecord(**RELEASE, metadata={"ref": "1"}, language="en"),))
    assert RecordsFile.model_validate_json(file.model_dump_json()) == file
