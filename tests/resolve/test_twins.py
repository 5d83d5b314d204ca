"""Rows that stand for one party, and rows that do not."""

import pytest

from pipeline.gazetteer_rows import Party
from pipeline.resolve.twins import one_of_twins


def party(party_id: str, **cells: str) -> Party:
    return Party.model_validate(
        {"party_id": party_id, "name": "Rose List", "kind": "party"} | cells
    )


SURE = party("a", country_code="NO", wikidata="Q1", **{"from": "1990"})


@pytest.mark.parametrize(
    "other",
    [
        party("b", country_code="NO", **{"from": "1995"}),
        party("b", country_code="SE", wikidata="Q1", name="Rose"),
    ],
    ids=["country, name and years", "one id"],
)
def test_two_rows_of_one_party_are_one(other: Party) -> None:
    assert one_of_twins([other, SURE], "Rose List") == [SURE]


@pytest.mark.parametrize(
    "other",
    [
        party("b", country_code="NO", wikidata="Q2"),
        party("b", country_code="SE"),
        party("b", country_code="NO", **{"from": "1920", "until": "1940"}),
    ],
    ids=["two ids", "two countries", "years apart"],
)
def test_two_parties_of_one_name_stay_two(other: Party) -> None:
    assert one_of_twins([other, SURE], "Rose List") == [other, SURE]
