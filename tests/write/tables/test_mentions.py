"""The table of mentions, of dates, of quotes and of issues."""

from collections import Counter

import pytest

from pipeline.vocabulary import columns
from pipeline.write.tables.every import rows_of


@pytest.fixture
def rows(make):
    return rows_of(make())


def test_every_mention_of_every_label_has_a_row(rows) -> None:
    labels = Counter(row["label"] for row in rows["mentions"])
    assert labels == {"PERSON": 4, "PARTY": 2, "COUNTRY": 4, "DATE": 3, "ROLE": 1}


def test_an_embedded_country_is_a_mention_of_its_own_kind(rows) -> None:
    (row,) = [one for one in rows["mentions"] if one["kind"] == "embedded"]
    assert (row["text"], row["value"]) == ("Uganda", "UG")


def test_every_text_is_what_stands_in_the_stored_text(make) -> None:
    extraction = make()
    stored = extraction.release.text
    for table in ("mentions", "dates", "quotes"):
        for row in rows_of(extraction)[table]:
            assert stored[row["start"] : row["end"]] == row["text"]


def test_no_two_mentions_share_an_id(rows) -> None:
    ids = [row["mention_id"] for row in rows["mentions"]]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("m") for one in ids)


def test_mentions_stand_in_the_order_of_the_text(rows) -> None:
    places = [(row["start"], row["end"]) for row in rows["mentions"]]
    assert places == sorted(places)


def test_a_role_of_two_persons_is_one_mention_with_both(make) -> None:
    pia, zoe, _ = make().record.persons
    also = pia.model_copy(update={"roles": zoe.roles})
    mentions = rows_of(make(persons=(also, zoe)))["mentions"]
    (role,) = [row for row in mentions if row["label"] == "ROLE"]
    assert role["person_id"] == f"{pia.person_id}; {zoe.person_id}"
    assert role["line"] == 3


def test_a_date_names_the_persons_of_its_sentence(rows) -> None:
    assert rows["dates"][0]["persons_in_sentence"] == "Pia Sund"


def test_a_duration_has_an_offset_and_no_value(rows) -> None:
    (row,) = [one for one in rows["dates"] if one["kind"] == "duration"]
    assert (row["value"], row["offset"], row["earliest"]) == (None, "P8Y", None)


def test_a_quote_names_its_speaker_by_id(rows) -> None:
    assert rows["quotes"][0]["person_ids"] == rows["persons"][0]["person_id"]


def test_every_issue_names_a_row_that_exists(rows) -> None:
    ids = {
        "releases": {row["release_id"] for row in rows["releases"]},
        "countries": {row["row_id"] for row in rows["countries"]},
    }
    for issue in rows["issues"]:
        assert issue["row_id"] in ids[issue["table"]]


def test_every_table_has_its_columns_and_no_others(rows) -> None:
    for table, found in rows.items():
        assert {tuple(row) for row in found} <= {columns(table)}
