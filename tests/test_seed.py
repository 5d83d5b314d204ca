"""The release that the project began with: what it must show, line by line."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as corridor
from pipeline.annotate.kit import Kit
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.write.options import WriteOptions

NAME = "000_7116071289c074be.txt"
SIGNATORIES = {
    "Stefan Schennach": ("Mr", "AT", "SOC"),
    "Donald Anderson": ("Lord", "GB", "SOC"),
    "Andres Herkel": ("Mr", "EE", "EPP/CD"),
    "Alice-Mary Higgins": ("Ms", "IE", "SOC"),
    "Luis Alberto Orellana": ("Mr", "IT", "SOC"),
    "Mart van de Ven": ("Mr", "NL", "ALDE"),
    "Gisela Wurm": ("Ms", "AT", "SOC"),
}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def output(kit: Kit, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that a run over the release wrote."""
    source = shared / "releases" / NAME
    if not source.is_file():
        pytest.skip(f"no {source}")
    folder = tmp_path_factory.mktemp("seed") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(corridor, "load_kit", lambda data=(): kit)
        run([str(source)], folder, RunOptions(write=WriteOptions(formats=("csv", "json"))))
    return folder


@pytest.fixture(scope="module")
def record(output: Path) -> dict[str, Any]:
    """Return the release as it stands in records.json."""
    (release,) = json.loads((output / "records.json").read_bytes())["releases"]
    return release


def rows(output: Path, table: str) -> Rows:
    return list(csv.DictReader((output / f"{table}.csv").read_text("utf-8-sig").splitlines()))


def person(output: Path, name: str) -> dict[str, str]:
    (one,) = [one for one in rows(output, "persons") if name in one["name"].split()]
    return one


def test_seven_signatories_stand_in_persons_csv(output: Path) -> None:
    found = {
        one["name"]: (one["honorific"], one["country_codes"], one["parties_as_written"])
        for one in rows(output, "persons")
        if "signatory" in one["appears_as"]
    }
    assert found == SIGNATORIES


def test_seven_signatories_stand_in_records_json(record: dict[str, Any]) -> None:
    found = {
        one["name"]: (one["honorific"], one["countries"][0]["code"], one["parties"][0]["text"])
        for one in record["persons"]
        if "signatory" in one["appears_as"]
    }
    assert found == SIGNATORIES


def test_a_signatory_has_one_delegation_and_one_group_of_the_assembly(output: Path) -> None:
    for one in rows(output, "ties"):
        if one["name"] in SIGNATORIES:
            assert one["kind"] in ("delegation", "group", "appears_as")
    for one in rows(output, "persons"):
        if one["name"] in SIGNATORIES:
            group = SIGNATORIES[one["name"]][2]
            assert one["party_ids"] == f"pace:{group}"


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        ("Zharimbetov", "Zhaksylyk Zharimbetov"),
        ("Ablyazov", "Mukhtar Ablyazov"),
        ("Dzhakishev", "Mukhtar Dzhakishev"),
        ("Tokmadi", "Muratkhan Tokmadi"),
    ],
)
def test_someone_named_in_two_ways_is_one_person(output: Path, surname: str, name: str) -> None:
    one = person(output, surname)
    assert one["name"] == name
    (stored,) = (output / "texts").iterdir()
    assert int(one["mentions_count"]) == len(
        re.findall(rf"\b{surname}\b", stored.read_text("utf-8"))
    )


def test_there_are_exactly_seven_countries(output: Path) -> None:
    codes = sorted(one["country_code"] for one in rows(output, "countries"))
    assert codes == ["AT", "EE", "GB", "IE", "IT", "KZ", "NL"]


def test_kazakhstani_and_kazakh_stand_under_kazakhstan(output: Path) -> None:
    (one,) = [one for one in rows(output, "countries") if one["country_code"] == "KZ"]
    written = set(one["as_written"].split("; "))
    assert written == {"Kazakhstan", "Republic of Kazakhstan", "Kazakhstani", "Kazakh"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11 October, 2017", "2017-10-11"),
        ("10 October, 2017", "2017-10-10"),
        ("next November, 2017", "2017-11"),
        ("2004", "2004"),
    ],
)
def test_a_date_has_the_value_that_its_words_say(output: Path, text: str, value: str) -> None:
    (one,) = [one for one in rows(output, "dates") if one["text"] == text]
    assert (one["value"], one["kind"], one["relation"]) == (value, "date", "absolute")


@pytest.mark.parametrize(("begins", "offset"), [("eight years", "P8Y"), ("three years", "P3Y")])
def test_a_length_of_time_is_a_duration_without_a_value(output, begins: str, offset: str) -> None:
    (one,) = [one for one in rows(output, "dates") if begins in one["text"]]
    assert (one["kind"], one["offset"], one["value"]) == ("duration", offset, "")


@pytest.mark.parametrize(
    ("text", "offset"), [("12 years before", "P12Y"), ("19 years before", "P19Y")]
)
def test_a_date_that_leans_on_an_event_has_an_offset_and_no_value(output, text, offset) -> None:
    (one,) = [one for one in rows(output, "dates") if one["text"] == text]
    assert (one["offset"], one["offset_direction"], one["value"]) == (offset, "before", "")


def test_there_are_eight_dates_and_no_more(output: Path) -> None:
    assert len(rows(output, "dates")) == 8


def test_the_publication_date_is_empty_and_an_issue_names_the_remedy(output: Path) -> None:
    (release,) = rows(output, "releases")
    assert (release["published"], release["published_from"]) == ("", "")
    (issue,) = [one for one in rows(output, "issues") if one["code"] == "no-publication-date"]
    assert "--published" in issue["suggestion"]
    assert "no-publication-date" in release["check"]


def test_twenty_six_signatories_are_stated_and_seven_named(output: Path) -> None:
    (release,) = rows(output, "releases")
    assert (release["signatories_stated"], release["signatories_named"]) == ("26", "7")
    (issue,) = [one for one in rows(output, "issues") if one["code"].startswith("signatories")]
    assert (issue["code"], issue["stated"], issue["found"]) == ("signatories-sampled", "26", "7")


def test_two_families_are_no_persons(output: Path) -> None:
    families = {one["name"] for one in rows(output, "persons") if one["kind"] == "family"}
    assert families == {"the Khrapunovs", "the Tokmadis"}
    assert rows(output, "releases")[0]["persons_count"] == str(len(rows(output, "persons")) - 2)


def test_putin_is_a_person_with_nothing_tied(output: Path) -> None:
    one = person(output, "Putin")
    assert (one["kind"], one["appears_as"]) == ("person", "mentioned")
    assert (one["roles"], one["parties"], one["country_codes"]) == ("", "", "")


def test_a_province_is_no_country(output: Path) -> None:
    texts = {one["text"] for one in rows(output, "mentions") if one["label"] == "COUNTRY"}
    assert not any("Karaganda" in text for text in texts)


@pytest.mark.parametrize("name", ["Dzhakishev", "Tokmadi"])
def test_the_detainees_are_kazakh_nationals_without_a_party(output: Path, name: str) -> None:
    one = person(output, name)
    assert (one["country_codes"], one["countries_as_written"], one["parties"]) == (
        "KZ",
        "Kazakh",
        "",
    )
    (tie,) = [
        tie
        for tie in rows(output, "ties")
        if tie["person_id"] == one["person_id"] and tie["code_or_id"] == "KZ"
    ]
    assert (tie["kind"], tie["status"]) == ("nationality", "current")


def test_only_those_named_by_the_text_have_a_country_or_a_party(output: Path) -> None:
    tied = {one["name"] for one in rows(output, "persons") if one["country_codes"]}
    assert tied == {*SIGNATORIES, "Mukhtar Dzhakishev", "Muratkhan Tokmadi"}
    assert {one["name"] for one in rows(output, "persons") if one["parties"]} == set(SIGNATORIES)


def test_everyone_who_is_named_is_found(output: Path) -> None:
    others = {
        "Amin Eleusinov", "Nurbek Qushaqbaev", "Maks Bokayev", "Talgat Ayan", "Putin",
        "Sanat Dosov", "Zhaksylyk Zharimbetov", "Mukhtar Ablyazov", "Tatiana Paraskevich",
        "Anatoliy Pogorelov", "Mukhtar Dzhakishev", "Muratkhan Tokmadi", "the Khrapunovs",
        "the Tokmadis",
    }  # fmt: skip
    assert {one["name"] for one in rows(output, "persons")} == others | set(SIGNATORIES)
