"""FollowTheMoney: each kind of tie in the property that says no more than the text."""

import json
from typing import Any

import pytest
from export.conftest import Export

from pipeline.export.ftm import country_code, entity_id
from pipeline.tables import OUR_DATA

Entities = list[dict[str, Any]]


@pytest.fixture
def entities(exported: Export) -> Entities:
    """Return what is written, line by line."""
    lines = exported("ftm").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def of(entities: Entities, schema: str) -> list[dict[str, list[str]]]:
    """Return the properties of the entities of one schema."""
    return [one["properties"] for one in entities if one["schema"] == schema]


def named(entities: Entities, name: str) -> dict[str, list[str]]:
    """Return the properties of one person."""
    return next(one for one in of(entities, "Person") if one["name"] == [name])


def test_a_delegation_is_a_country_and_no_nationality(entities: Entities) -> None:
    pia = named(entities, "Pia Sund")
    assert pia["country"] == ["fi"]
    assert "nationality" not in pia
    assert len(pia["proof"]) == 2


def test_a_stated_nationality_is_one_and_nobody_has_a_citizenship(entities: Entities) -> None:
    eva = named(entities, "Eva Holt")
    assert (eva["nationality"], eva["country"]) == (["ge"], ["no"])
    assert not [one for one in entities if "citizenship" in one["properties"]]


def test_a_former_membership_says_so(entities: Entities) -> None:
    found = {tuple(one.get("status", ())): one for one in of(entities, "Membership")}
    assert set(found) == {(), ("former",)}
    assert found["former",]["description"] == ["once of Labour"]
    assert found["former",]["organization"] == [entity_id("party", "pf:1516")]


def test_those_of_no_group_are_members_of_nothing(entities: Entities) -> None:
    members = [one["member"] for one in of(entities, "Membership")]
    assert len(members) == 2
    assert not [one for one in of(entities, "Organization") if one["name"] == ["No group"]]


def test_a_party_has_its_topic_and_a_group_of_a_house_has_none(entities: Entities) -> None:
    topics = {one["name"][0]: one.get("topics") for one in of(entities, "Organization")}
    assert topics == {
        "Labour Party": ["pol.party"], "Alliance of Liberals and Democrats for Europe": None,
    }  # fmt: skip


def test_what_somebody_appears_as_is_said_of_that_release(entities: Entities) -> None:
    roles = [tuple(one["role"]) for one in of(entities, "Documentation")]
    assert ("signatory", "speaker") in roles
    assert len(roles) == len(of(entities, "Mention")) == 5


@pytest.mark.slow
def test_followthemoney_takes_every_entity_as_it_is(entities: Entities) -> None:
    ftm = pytest.importorskip("followthemoney", reason="pip install -e '.[exchange]'")
    ids = {one["id"]: one["schema"] for one in entities}
    assert len(ids) == len(entities)
    for one in entities:
        schema = ftm.model.get(one["schema"])
        proxy = ftm.model.get_proxy({**one, "properties": {}}, cleaned=False)
        for name, values in one["properties"].items():
            for value in values:
                proxy.add(name, value, quiet=False)
            kept = sorted(value.strip() for value in values)
            assert sorted(proxy.get(name)) == kept, f"{name} is cleaned into other words"
            stub = schema.get(name)
            if stub.range is not None:
                targets = {ftm.model.get(ids[value]) for value in values}
                assert all(target.is_a(stub.range.name) for target in targets)
        schema.validate(proxy.to_dict())


@pytest.mark.slow
def test_every_country_of_ours_is_one_of_theirs() -> None:
    types = pytest.importorskip("followthemoney.types", reason="pip install -e '.[exchange]'")
    rows = (OUR_DATA / "countries.csv").read_text("utf-8").splitlines()[1:]
    for code in [row.split(",")[0] for row in rows]:
        assert types.registry.country.clean(code) == country_code(code)
