"""The room as a whole: a record of everything, each span found in the stored text."""

from dataclasses import replace
from hashlib import sha256

import pytest
from our_tables import GAZETTEER
from validate.made import DATED, Made

from pipeline.records import ReleaseRecord
from pipeline.types import Anchor, Part
from pipeline.validate.stage import validate


def record(made: Made, **metadata: str) -> ReleaseRecord:
    resolved = made.resolved()
    cleaned = replace(resolved.annotated.cleaned, metadata=metadata)
    annotated = replace(resolved.annotated, cleaned=cleaned, house="pace", house_from="text")
    return validate(replace(resolved, annotated=annotated), GAZETTEER).record


def test_a_release_is_described_by_its_own_text() -> None:
    one = record(Made("Pia Sund spoke."))
    assert (one.release_id, one.source, one.characters) == ("r0", "made.txt", 15)
    assert one.text_sha256 == sha256(b"Pia Sund spoke.").hexdigest()
    assert (one.published, one.published_from, one.house) == ("2031-03-12", "dateline", "pace")


def test_metadata_that_has_no_column_is_kept_in_order() -> None:
    one = record(Made("x"), url="http://x.y", zone="b", author="a", title="T")
    assert (one.url, one.title) == ("http://x.y", "T")
    assert list(one.metadata.items()) == [("author", "a"), ("zone", "b")]


def test_a_title_that_was_given_beats_the_headline() -> None:
    resolved = Made("Head\nBody").resolved()
    parts = (Part(0, 9, "Head"),)
    cleaned = replace(resolved.annotated.cleaned, parts=parts)
    titled = replace(resolved, annotated=replace(resolved.annotated, cleaned=cleaned))
    assert validate(titled, GAZETTEER).record.title == "Head"
    given = replace(cleaned, metadata={"title": "Given"})
    titled = replace(resolved, annotated=replace(resolved.annotated, cleaned=given))
    assert validate(titled, GAZETTEER).record.title == "Given"


def test_each_part_has_its_own_place_and_date() -> None:
    resolved = Made("One.\nTwo.").resolved()
    cleaned = replace(resolved.annotated.cleaned, parts=(Part(0, 5), Part(5, 9, "Two")))
    two = replace(
        resolved,
        annotated=replace(resolved.annotated, cleaned=cleaned),
        anchors=(DATED, Anchor("2031-03-13", "dateline")),
    )
    one = validate(two, GAZETTEER).record
    assert [(part.part, part.start, part.end) for part in one.parts] == [(1, 0, 5), (2, 5, 9)]
    assert [part.published for part in one.parts] == ["2031-03-12", "2031-03-13"]
    assert one.published == "2031-03-12"


@pytest.mark.parametrize("text", ["", "\n", "x"])
def test_an_empty_release_is_a_record_without_rows(text: str) -> None:
    one = record(Made(text))
    assert (one.persons, one.parties, one.countries, one.dates) == ((), (), (), ())
    assert one.characters == len(text)


def test_the_same_release_gives_the_same_record() -> None:
    made = Made(
        "[PERSON Pia Sund] ([COUNTRY Finland])", {"Finland": "FI"}, {"Pia Sund": ("Pia Sund",)}
    )
    assert record(made) == record(made)
