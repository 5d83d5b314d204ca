"""The reader of the world's names, on a small reference folder written here."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.tables import OUR_DATA
from pipeline.world_names import (
    FAMILY,
    FILES,
    GIVEN,
    WorldName,
    is_held_out,
    read_world_names,
)

SOURCES = {
    "forenames": (
        "Country,Gender,Localized Name,Romanized Name\n"
        "NA,F,Ndapewa,Ndapewa\nJP,M,蓮,Ren\nGR,F,Ελένη,\nXK,M,Arben,Arben\n"
    ),
    "surnames": "Country,Localized Name,Romanized Name\nVN,,Huỳnh/Hoàng\nNP,, Sah\u00a0\n",
    "meps": (
        "honorific_prefix,given_name,family_name,citizenship\n"
        "Ms,Inés,AYALA SENDER,Estonia\nMr,Jo,Rou?ek,Czechia\n"
    ),
    "congress": "first,last\nOra,Quill\n",
    "countries": (
        "ISO3166-1-Alpha-2,FIPS,is_independent,Sub-region Name\n"
        "NA,WA,Yes,Sub-Saharan Africa\nJP,JA,Yes,Eastern Asia\nGR,GR,Yes,Southern Europe\n"
        "ES,SP,Yes,Southern Europe\nCZ,EZ,Yes,Eastern Europe\nVN,VM,Yes,South-eastern Asia\n"
        "NP,NP,Yes,Southern Asia\nUS,US,Yes,Northern America\nAQ,AY,No,\n"
    ),
    "governments": json.dumps(
        {
            "wa": {"chief_of_state": "President Ndali Q. NASHILO&Eacute; (since 2031)"},
            "ja": {"chief_of_state": "Emperor TARO", "head_of_government": "King Karl XII"},
        }
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in SOURCES.items():
        path = tmp_path / FILES[name]
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8-sig" if name == "forenames" else "utf-8")
    return tmp_path


def texts(names: Iterable[WorldName], part: str, country: str) -> set[str]:
    return {name.text for name in names if (name.part, name.country) == (part, country)}


def test_the_code_of_namibia_is_no_missing_value(folder: Path) -> None:
    (name,) = [one for one in read_world_names(folder) if one.text == "Ndapewa"]
    assert name == WorldName("Ndapewa", GIVEN, "NA", "Sub-Saharan Africa", "f")


def test_a_name_is_taken_as_english_writes_it_and_left_out_where_nothing_says_how(
    folder: Path,
) -> None:
    names = read_world_names(folder)
    assert texts(names, GIVEN, "JP") == {"Ren"}
    assert not texts(names, GIVEN, "GR")


def test_the_exchanged_citizenships_of_the_list_of_meps_are_put_right(folder: Path) -> None:
    names = read_world_names(folder)
    assert "Ayala Sender" in texts(names, FAMILY, "ES")
    assert not texts(names, FAMILY, "EE")
    assert WorldName("Inés", GIVEN, "ES", "Southern Europe", "f") in names


def test_a_damaged_name_is_left_out(folder: Path) -> None:
    assert not texts(read_world_names(folder), FAMILY, "CZ")


def test_a_country_that_m49_lacks_has_a_region_by_its_own_row(folder: Path) -> None:
    assert "Arben" in texts(read_world_names(folder), GIVEN, "XK")


def test_leaders_give_their_family_names_and_kings_give_none(folder: Path) -> None:
    names = read_world_names(folder)
    assert texts(names, FAMILY, "NA") == {"Nashiloé"}
    assert not texts(names, FAMILY, "JP") & {"Taro", "Xii", "XII"}


def test_names_by_hand_come_in_where_their_country_is_known(folder: Path) -> None:
    names = read_world_names(folder)
    assert {"Hùng", "Hung"} <= texts(names, GIVEN, "VN")
    assert not texts(names, FAMILY, "NG"), "this folder knows no region of Nigeria"


def test_two_readings_give_the_same_names_in_the_same_order(folder: Path) -> None:
    names = read_world_names(folder)
    assert names == read_world_names(folder)
    assert len(set(names)) == len(names)


def test_a_folder_without_a_file_is_a_usage_error_that_names_it(folder: Path) -> None:
    (folder / FILES["meps"]).unlink()
    with pytest.raises(UsageError, match=r"meps_by_term\.csv.*give the reference folder"):
        read_world_names(folder)


def test_whether_a_name_is_held_out_depends_on_its_letters_alone() -> None:
    assert is_held_out("Inès") == is_held_out("INÈS") == is_held_out("Ine\u0300s")


def test_about_a_fifth_of_all_names_is_held_out() -> None:
    rows = (OUR_DATA / "forenames.csv").read_text("utf-8").splitlines()[1:]
    names = [row.split(",")[0] for row in rows]
    assert 0.18 < sum(map(is_held_out, names)) / len(names) < 0.22
