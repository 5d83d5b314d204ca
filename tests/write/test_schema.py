"""The schema: what validates records.json, and the enums of the closed vocabularies."""

import pytest

from pipeline.vocabulary import vocabulary
from pipeline.write.schema import ENUMS, TIES, schema


@pytest.mark.parametrize(
    ("model", "field", "name"),
    [
        ("DateRecord", "relation", "relation"),
        ("DateRecord", "kind", "date_kind"),
        ("DateRecord", "how", "how"),
        ("IssueRecord", "code", "issue_code"),
        ("CountryTie", "kind", "tie_kind"),
        ("CountryTie", "status", "tie_status"),
        ("PersonMention", "how", "how"),
    ],
)
def test_a_closed_field_lists_its_values(model: str, field: str, name: str) -> None:
    assert schema()["$defs"][model]["properties"][field]["enum"] == list(vocabulary(name))


def test_a_field_that_may_be_empty_allows_null_beside_its_values() -> None:
    first, second = schema()["$defs"]["ReleaseRecord"]["properties"]["published_from"]["anyOf"]
    assert first["enum"] == list(vocabulary("published_from"))
    assert second == {"type": "null"}


def test_a_list_has_its_values_in_its_items() -> None:
    items = schema()["$defs"]["PersonRecord"]["properties"]["appears_as"]["items"]
    assert items["enum"] == list(vocabulary("appears_as"))


@pytest.mark.parametrize(("model", "field"), [one for one in ENUMS if one[0] != "*"], ids=str)
def test_every_closed_field_exists(model: str, field: str) -> None:
    assert field in schema()["$defs"][model]["properties"]


@pytest.mark.parametrize("model", TIES)
def test_every_tie_has_a_status(model: str) -> None:
    assert "status" in schema()["$defs"][model]["properties"]
