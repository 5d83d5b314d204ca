"""The tables of parties, houses and letters: closed words, strong texts with one owner."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "pipeline" / "data"
CASES = Path(__file__).parents[1] / "cases" / "party_names.csv"

PARTY_KINDS = {"party", "group", "coalition", "faction", "movement"}
NAME_KINDS = {"name", "english_name", "native_name", "short_name", "abbreviation", "adjective"}
STRENGTHS = {"strong", "weak"}
GROUP_HOUSES = {"ep", "pace", "nato-pa"}
FORMER = {"DDDE", "YDYE"}
HOUSES = {
    "pace", "ep", "osce", "nato-pa", "ipu", "us-congress", "uk-parliament", "ie-parliament",
    "ca-parliament", "au-parliament", "un",
}  # fmt: skip
PACE_CODES = {
    *("SOC", "EPP/CD", "ALDE", "EC", "EC/DA", "ECPA", "EDG", "FDG", "UEL", "LDR", "NR"),
}
TECHNICAL = re.compile(r"\[no-party\]|^ally$|1-perc", re.IGNORECASE)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PARTIES = rows(DATA / "parties.csv")
NAMES = rows(DATA / "party_names.csv")
IDS = {party["party_id"] for party in PARTIES}
OWNERS: dict[str, set[str]] = defaultdict(set)
for found in NAMES:
    OWNERS[found["text"].casefold()].add(found["party_id"])


def test_a_party_id_stands_once_and_says_its_source() -> None:
    ids = [party["party_id"] for party in PARTIES]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not re.fullmatch(r"pf:\d+|(ep|fb|nato|pace|rc):\S+", one)] == []


@pytest.mark.parametrize("column", ["kind", "house", "country_code"])
def test_the_words_of_a_column_are_closed(column: str) -> None:
    words = {party[column] for party in PARTIES}
    if column == "country_code":
        assert {word for word in words if not re.fullmatch(r"[A-Z]{2}|", word)} == FORMER
    else:
        assert words <= (PARTY_KINDS if column == "kind" else {"", *GROUP_HOUSES})


def test_a_group_has_a_house_and_a_party_has_none() -> None:
    wrong = [one for one in PARTIES if (one["kind"] == "group") != bool(one["house"])]
    assert wrong == []


def test_every_group_of_the_assembly_stands_under_its_code() -> None:
    codes = {one.removeprefix("pace:") for one in IDS if one.startswith("pace:")}
    assert codes == PACE_CODES


def test_years_and_days_are_written_as_such() -> None:
    pattern = re.compile(r"(\d{4}(-\d{2}-\d{2})?)?")
    cells = [party[column] for party in PARTIES for column in ("from", "until")]
    assert [cell for cell in cells if not pattern.fullmatch(cell)] == []


def test_every_party_has_a_name_and_no_name_is_an_orphan() -> None:
    assert {name["party_id"] for name in NAMES} == IDS
    assert [party for party in PARTIES if not party["name"]] == []


def test_no_technical_row_of_the_source_is_a_party() -> None:
    texts = [party["name"] for party in PARTIES] + [name["text"] for name in NAMES]
    assert [text for text in texts if TECHNICAL.search(text)] == []


def test_a_party_has_a_text_once() -> None:
    pairs = Counter((name["party_id"], name["text"]) for name in NAMES)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_kinds_and_strengths_of_names_are_closed_and_each_has_its_reason() -> None:
    assert {name["kind"] for name in NAMES} <= NAME_KINDS
    assert {name["strength"] for name in NAMES} == STRENGTHS
    assert [name for name in NAMES if not name["why"]] == []


def test_a_strong_text_has_two_words_and_one_owner() -> None:
    strong = [name["text"] for name in NAMES if name["strength"] == "strong"]
    assert [text for text in strong if len(text.split()) < 2] == []
    assert [text for text in strong if len(OWNERS[text.casefold()]) > 1] == []


@pytest.mark.parametrize("kind", ["abbreviation", "short_name", "adjective"])
def test_a_short_form_is_weak(kind: str) -> None:
    assert {name["strength"] for name in NAMES if name["kind"] == kind} == {"weak"}


def test_a_text_is_clean() -> None:
    dirty = re.compile(r"[\[\]<>|\"“”’\t\n]|  |^\s|\s$")
    assert [name["text"] for name in NAMES if dirty.search(name["text"])] == []


def test_names_stand_in_order() -> None:
    ids = [name["party_id"] for name in NAMES]
    assert ids == sorted(ids)


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case["text"])
def test_a_text_means_these_parties(case: dict[str, str]) -> None:
    found = {n["party_id"]: n["strength"] for n in NAMES if n["text"] == case["text"]}
    expected = set(case["party_ids"].split())
    assert expected <= set(found)
    assert case["only"] != "yes" or set(found) == expected
    assert {found[one] for one in expected} <= {case["strength"]}


def test_houses_are_closed_and_each_text_stands_once_in_a_house() -> None:
    houses = rows(DATA / "houses.csv")
    assert {row["house"] for row in houses} == HOUSES
    assert {row["strength"] for row in houses} == STRENGTHS
    assert len({(row["house"], row["text"]) for row in houses}) == len(houses)


def test_a_strong_text_shows_one_house() -> None:
    shown: dict[str, set[str]] = defaultdict(set)
    for row in rows(DATA / "houses.csv"):
        shown[row["text"]].add(row["house"])
    strong = [row["text"] for row in rows(DATA / "houses.csv") if row["strength"] == "strong"]
    assert [text for text in strong if len(shown[text]) > 1] == []


def test_a_letter_means_one_party_in_its_house() -> None:
    letters = rows(DATA / "party_letters.csv")
    assert len({(row["house"], row["text"]) for row in letters}) == len(letters)
    assert {row["house"] for row in letters} <= HOUSES
    assert {row["party_id"] for row in letters} <= IDS


def test_a_written_state_is_one_state() -> None:
    states = rows(DATA / "us_states.csv")
    assert len({row["text"] for row in states}) == len(states)
    assert len({row["postal"] for row in states}) == 56
    assert {row["postal"] for row in states if row["text"] == row["postal"]} == {
        row["postal"] for row in states
    }
