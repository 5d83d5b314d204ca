"""What a person is: party, role and country stand together only where the words do."""

from export.made import Release

from pipeline.export.memberships import belongings
from pipeline.records import CountryTie, PartyTie, RoleTie

TEXT = "Ann Poe, leader of Labour in Malta, spoke; Ann Poe (Finland) too."


def person(**ties):
    """Return Ann Poe with ties."""
    return Release(TEXT, "r").person("Ann Poe", [("Ann Poe", 1, "")], **ties)


def role(words: str, **more) -> RoleTie:
    return RoleTie(**Release(TEXT, "r").tie(words, "Ann Poe, leader", **more))


def party(words: str, evidence: str, **more) -> PartyTie:
    base = {"party_id": "pf:1", "name": "Labour", "kind": "party"}
    return PartyTie(**Release(TEXT, "r").tie(words, evidence, **base | more))


def country(words: str, evidence: str, kind: str, **more) -> CountryTie:
    base = {"code": "MT", "name": "Malta", "kind": kind}
    return CountryTie(**Release(TEXT, "r").tie(words, evidence, **base | more))


def test_a_party_inside_a_role_is_the_party_of_that_role() -> None:
    ann = person(roles=(role("leader of Labour"),), parties=(party("Labour", "x"),))
    (one,) = belongings(ann)
    assert (one.party_id, one.role) == ("pf:1", "leader of Labour")


def test_a_delegation_told_elsewhere_is_a_membership_of_its_own() -> None:
    ann = person(
        parties=(party("Labour", "leader of Labour"),),
        countries=(country("Finland", "Ann Poe (Finland)", "delegation", code="FI"),),
    )
    assert [(one.party_id, one.country) for one in belongings(ann)] == [
        ("pf:1", None), (None, "FI"),
    ]  # fmt: skip


def test_a_delegation_inside_a_role_is_no_area_of_it() -> None:
    ann = person(
        roles=(role("leader of Labour in Malta"),),
        countries=(country("Malta", "x", "delegation"),),
    )
    assert [(one.role, one.country, one.kind) for one in belongings(ann)] == [
        ("leader of Labour in Malta", None, None), (None, "MT", "delegation"),
    ]  # fmt: skip


def test_what_is_over_denied_or_unresolved_is_nothing() -> None:
    ann = person(
        roles=(role("leader", status="former"),),
        parties=(party("Labour", "x", status="denied"), party("Labour", "y", party_id=None)),
        countries=(country("Malta", "x", "nationality"), country("Malta", "y", "residence")),
    )
    assert not list(belongings(ann))
