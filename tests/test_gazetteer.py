"""The gazetteer: names lead to owners exactly as written; faulty tables stop the load."""

import pytest
from our_tables import GAZETTEER

from pipeline.errors import DataError
from pipeline.gazetteer import in_capitals, load_gazetteer
from pipeline.tables import OUR_DATA

HEADS = {
    "countries": "code,alpha3,name,status,until,note",
    "country_names": "code,text,kind,strength,other_sense,why",
    "parties": "party_id,name,abbreviation,kind,country_code,house,from,until,wikidata",
    "party_names": "party_id,text,kind,strength,why",
}


def load_with(folder, **tables):
    """Return our gazetteer with rows of a user's folder merged over it."""
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join([HEADS[name], *rows]) + "\n", "utf-8")
    return load_gazetteer((OUR_DATA, folder))


def codes(text):
    """Return the owners of a country name."""
    return [one.code for one in GAZETTEER.countries_named(text)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("France", ["FR"]),
        ("FRANCE", ["FR"]),
        ("french", []),
        ("france", []),
        ("FranCE", []),
        ("", []),
        ("Namibia", ["NA"]),
        ("Atlantis", []),
    ],
)
def test_a_country_is_named_as_it_is_written_or_in_capitals(text, owners):
    assert codes(text) == owners


def test_a_name_of_three_letters_is_not_looked_up_in_capitals():
    assert in_capitals({"Ant": (), "Anta": ()}) == {"ANTA": ()}


def test_a_name_in_capitals_has_the_owners_of_the_name():
    assert GAZETTEER.parties_named("ALLIANCE OF LIBERALS AND DEMOCRATS FOR EUROPE") == (
        GAZETTEER.parties_named("Alliance of Liberals and Democrats for Europe")
    )


def test_a_weak_name_may_have_several_owners():
    owners = GAZETTEER.parties_named("Democratic Party")
    assert len(owners) > 1
    assert {one.strength for one in owners} == {"weak"}


@pytest.mark.parametrize("names", [GAZETTEER.country_names, GAZETTEER.party_names])
def test_a_strong_name_has_one_owner(names):
    strong = {text: {one.owner for one in owners if one.strength == "strong"}
              for text, owners in names.items()}  # fmt: skip
    assert not {text for text, owners in strong.items() if len(owners) > 1}


def test_an_alias_of_a_local_folder_is_found(tmp_path):
    merged = load_with(tmp_path, country_names=["FI,Suomi Land,name,strong,,ours"])
    assert [one.owner for one in merged.countries_named("SUOMI LAND")] == ["FI"]
    assert [one.owner for one in merged.countries_named("Finland")] == ["FI"]


def test_a_local_party_needs_one_row_in_each_table(tmp_path):
    merged = load_with(
        tmp_path,
        parties=["ours:1,Harbour Party,,party,FI,,,,"],
        party_names=["ours:1,Harbour Party,name,strong,ours"],
    )
    assert [one.owner for one in merged.parties_named("Harbour Party")] == ["ours:1"]
    assert merged.parties["ours:1"].country_code == "FI"


def test_a_name_without_an_owner_stops_the_load(tmp_path):
    with pytest.raises(DataError, match="'Atlantis': owner 'QQ' is in no table; add its row first"):
        load_with(tmp_path, country_names=["QQ,Atlantis,name,strong,,ours"])


def test_two_strong_owners_stop_the_load_with_both_named(tmp_path):
    with pytest.raises(DataError, match="'France': strong for both 'FR' and 'FI'; make it weak"):
        load_with(tmp_path, country_names=["FI,France,name,strong,,ours"])


def test_all_faults_of_both_name_tables_are_listed_at_once(tmp_path):
    with pytest.raises(DataError) as caught:
        load_with(
            tmp_path,
            country_names=["QQ,Atlantis,name,strong,,", "FI,France,name,strong,,"],
            party_names=["qq:1,Moon Party,name,strong,"],
        )
    assert [fault.file for fault in caught.value.faults] == [
        "country_names.csv",
        "party_names.csv",
        "country_names.csv",
    ]


def test_a_party_is_since_the_day_in_its_column_from(tmp_path):
    merged = load_with(tmp_path, parties=["ours:1,Harbour Party,HP,party,FI,,2001-02-03,,"])
    assert merged.parties["ours:1"].since == "2001-02-03"
