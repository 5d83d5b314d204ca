"""Popolo says who is in what, with the words for it, and nothing that no text says."""

import json
from pathlib import Path
from typing import Any

import pytest
from export.conftest import Export
from export.made import URL

from pipeline.export.asked import Asked
from pipeline.export.stage import export
from pipeline.run import RunOptions, run
from pipeline.write.options import WriteOptions

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
Said = dict[str, list[dict[str, Any]]]


@pytest.fixture
def said(exported: Export) -> Said:
    """Return what is written."""
    return json.loads(exported("popolo").read_text("utf-8"))


def person(said: Said, name: str) -> dict[str, Any]:
    """Return a person by name."""
    return next(one for one in said["persons"] if one["name"] == name)


def memberships(said: Said) -> list[dict[str, Any]]:
    """Return all memberships: those in an organization, and those that stand with a person."""
    alone = [one for found in said["persons"] for one in found.get("memberships", [])]
    assert not [one for one in alone if "organization_id" in one]
    return [*said["memberships"], *alone]


def membership(said: Said, name: str) -> dict[str, Any]:
    """Return the one membership of a person, without what identifies and proves it."""
    (found,) = [one for one in memberships(said) if one["person_id"] == person(said, name)["id"]]
    assert found["sources"][0]["note"]
    return {key: found[key] for key in found if key not in ("id", "person_id", "sources")}


def test_a_person_of_two_releases_is_one_person_with_two_sources(said: Said) -> None:
    pia = person(said, "Pia Sund")
    assert (pia["given_name"], pia["family_name"], pia["honorific_prefix"]) == (
        "Pia", "Sund", "Ms",
    )  # fmt: skip
    assert pia["sort_name"] == "Sund, Pia"
    assert [one["url"] for one in pia["sources"]] == ["texts/r1-a.txt", URL]
    assert pia["sources"][0]["note"] == "Ms Pia Sund (Finland, ALDE)"
    assert len(pia["identifiers"]) == 2


def test_the_same_name_in_another_order_is_no_other_name(said: Said) -> None:
    assert "other_names" not in person(said, "Pia Sund")


def test_a_group_and_a_delegation_in_one_bracket_are_one_membership(said: Said) -> None:
    assert membership(said, "Pia Sund") == {
        "organization_id": "pace:ALDE", "area_id": "country:FI",
    }  # fmt: skip


def test_who_belongs_to_no_group_is_a_member_of_none(said: Said) -> None:
    assert membership(said, "Ned Hall") == {"area_id": "country:MT", "label": "delegation"}
    assert "pace:NR" not in {one["id"] for one in said["organizations"]}


def test_a_country_inside_a_role_is_the_area_of_that_role(said: Said) -> None:
    assert membership(said, "Amadou Kosso") == {
        "role": "Chadian Prime Minister", "area_id": "country:TD",
    }  # fmt: skip


def test_what_names_no_organization_stands_with_its_person(said: Said) -> None:
    named = {one["name"] for one in said["persons"] if "memberships" in one}
    assert named == {"Ned Hall", "Amadou Kosso", "Eva Holt"}
    assert [one["organization_id"] for one in said["memberships"]] == ["pace:ALDE"]
    assert {one["name"]: one.get("summary") for one in said["persons"]} == {
        "Pia Sund": None, "Ned Hall": None, "Amadou Kosso": "Chadian Prime Minister",
        "Eva Holt": "writer",
    }  # fmt: skip


def test_only_a_stated_nationality_is_one(said: Said) -> None:
    nationalities = {one["name"]: one.get("national_identity") for one in said["persons"]}
    assert nationalities == {
        "Pia Sund": None, "Ned Hall": None, "Amadou Kosso": None, "Eva Holt": "Georgia",
    }  # fmt: skip
    assert "citizen" not in json.dumps(said)


def test_a_former_party_and_a_residence_make_no_membership(said: Said) -> None:
    assert membership(said, "Eva Holt") == {"role": "writer"}


def test_every_id_that_is_named_stands_in_its_list(said: Said) -> None:
    ids = {key: {one["id"] for one in rows} for key, rows in said.items()}
    assert {one["organization_id"] for one in said["memberships"]} <= ids["organizations"]
    for one in memberships(said):
        assert one["person_id"] in ids["persons"]
        assert one.get("area_id") in {None, *ids["areas"]}


def test_what_popolo_has_no_place_for_is_counted(output, tmp_path) -> None:
    notes = export(Asked(output), "popolo", tmp_path / "made").notes
    assert {note.partition(";")[0]: count for note, count in notes.items()} == {
        "persons appear as something (signatory …)": 1,
        "ties say that somebody belongs to no group": 1,
        "ties are former or denied": 1,
        "ties of residence": 1,
        "families": 1,
    }


@pytest.mark.slow
def test_the_library_of_everypolitician_reads_it(exported: Export) -> None:
    reason = "pip install -e '.[exchange]'"
    library = pytest.importorskip("popolo_data.importer", reason=reason)
    read = library.Popolo.from_filename(str(exported("popolo")))
    pia = read.persons.get(name="Pia Sund")
    assert (pia.given_name, pia.honorific_prefix, pia.sources[1]["url"]) == ("Pia", "Ms", URL)
    (one,) = pia.memberships
    assert one.organization.name == "Alliance of Liberals and Democrats for Europe"
    assert (one.organization.classification, one.area.name) == ("group", "Finland")
    kosso = read.persons.get(name="Amadou Kosso")
    assert (len(kosso.memberships), kosso.summary) == (0, "Chadian Prime Minister")


@pytest.mark.slow
def test_the_library_of_everypolitician_opens_every_membership(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    library = pytest.importorskip("popolo_data.importer", reason="pip install -e '.[exchange]'")
    room = tmp_path_factory.mktemp("popolo")
    run([str(CORPUS)], room / "out", RunOptions(write=WriteOptions(formats=("json",))))
    (path,) = export(Asked(room / "out"), "popolo").files
    read = library.Popolo.from_filename(str(path))
    opened = [(one.person.name, one.organization.name) for one in read.memberships]
    assert len(opened) > 100
    assert all(person and organization for person, organization in opened)
    placed = [one.area.name for one in read.memberships if one.area_id]
    assert len(placed) > 10
    held = [one for person in read.persons for one in person.memberships]
    assert len(held) == len(opened)
    assert any(one.summary for one in read.persons)
