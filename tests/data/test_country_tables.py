"""The country tables: closed vocabularies, one owner per strong name, no country without names."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

STATUSES = {"sovereign", "disputed", "dependent", "former"}
KINDS = {"name", "long_name", "abbreviation", "demonym", "adjective"}
SENSES = {
    "language",
    "us-state",
    "given-name",
    "surname",
    "common-word",
    "city",
    "several",
    "ethnic",
    "person-or-people",
    "only-in-brackets",
    "only-in-a-compound",
}
FORMER = {"SUHH", "YUCS", "CSXX", "CSHH", "ZRCD", "DDDE"}
# Exceptions, each with its reason.
WITHOUT_STRONG_NAME = {"MS": "Montserrat is a given name and a place in Spain; it has no long name"}
WITHOUT_ADJECTIVE = {"VA": "the Holy See has none of its own: its name stands before the noun"}


def rows(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COUNTRIES = rows("pipeline/data/countries.csv")
NAMES = rows("pipeline/data/country_names.csv")
CASES = rows("tests/cases/country_names.csv")
BY_CODE = defaultdict(list)
BY_TEXT = defaultdict(list)
for name in NAMES:
    BY_CODE[name["code"]].append(name)
    BY_TEXT[name["text"]].append(name)


def test_all_iso_countries_kosovo_and_six_former_states_are_listed() -> None:
    codes = {row["code"] for row in COUNTRIES}
    assert len(codes) == len(COUNTRIES) == 249 + 1 + 6
    assert codes >= FORMER | {"XK", "NA"}


def test_a_status_is_one_of_four() -> None:
    assert {row["status"] for row in COUNTRIES} == STATUSES


@pytest.mark.parametrize(
    ("status", "codes"), [("disputed", {"TW", "PS", "XK", "EH"}), ("former", FORMER)]
)
def test_these_and_no_others_have_the_status(status: str, codes: set[str]) -> None:
    assert {row["code"] for row in COUNTRIES if row["status"] == status} == codes


def test_only_a_former_state_has_an_end() -> None:
    assert {row["code"] for row in COUNTRIES if row["until"]} == FORMER


def test_kinds_are_closed() -> None:
    assert {row["kind"] for row in NAMES} == KINDS


def test_strengths_are_closed() -> None:
    assert {row["strength"] for row in NAMES} == {"strong", "weak"}


def test_other_senses_are_closed() -> None:
    senses = {
        sense for row in NAMES if row["other_sense"] for sense in row["other_sense"].split("; ")
    }
    assert senses == SENSES


def test_every_name_says_why() -> None:
    assert [row for row in NAMES if not row["why"]] == []


def test_a_name_has_another_sense_exactly_when_it_is_weak() -> None:
    odd = [row for row in NAMES if bool(row["other_sense"]) != (row["strength"] == "weak")]
    assert odd == []


def test_a_strong_text_has_one_owner() -> None:
    shared = [text for text, owners in BY_TEXT.items() if len(owners) > 1]
    strong = [text for text in shared for row in BY_TEXT[text] if row["strength"] == "strong"]
    assert strong == []


def test_a_text_of_several_owners_says_so() -> None:
    compounds = {"only-in-a-compound"}
    shared = [row for owners in BY_TEXT.values() if len(owners) > 1 for row in owners]
    silent = [
        row for row in shared if not {*row["other_sense"].split("; ")} & ({"several"} | compounds)
    ]
    assert silent == []


def test_no_country_has_a_text_twice() -> None:
    counts = Counter((row["code"], row["text"]) for row in NAMES)
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_owner_is_listed() -> None:
    assert set(BY_CODE) == {row["code"] for row in COUNTRIES}


def test_every_country_bears_the_name_it_is_shown_under() -> None:
    shown = [
        row for row in COUNTRIES if row["name"] not in {n["text"] for n in BY_CODE[row["code"]]}
    ]
    assert shown == []


def test_every_country_but_the_exceptions_has_a_strong_name() -> None:
    strong = {row["code"] for row in NAMES if _is_strong_name(row)}
    assert set(BY_CODE) - strong == set(WITHOUT_STRONG_NAME)


def _is_strong_name(row: dict[str, str]) -> bool:
    return row["strength"] == "strong" and row["kind"] in {"name", "long_name"}


def test_every_sovereign_country_but_the_exceptions_has_an_adjective_or_demonym() -> None:
    sovereign = {row["code"] for row in COUNTRIES if row["status"] == "sovereign"}
    people = {row["code"] for row in NAMES if row["kind"] in {"adjective", "demonym"}}
    # The name itself is the adjective in these: "the Singapore government", "New Zealand troops".
    assert sovereign - people == set(WITHOUT_ADJECTIVE)


def test_the_iso_codes_of_every_present_country_count_in_brackets() -> None:
    present = [row for row in COUNTRIES if row["status"] != "former"]
    codes = {(row["code"], text) for row in present for text in (row["code"], row["alpha3"])}
    known = {(row["code"], row["text"]) for row in NAMES if row["kind"] == "abbreviation"}
    assert codes - known == set()


def test_names_are_sorted_by_code_kind_and_text() -> None:
    keys = [(row["code"], row["kind"], row["text"]) for row in NAMES]
    assert keys == sorted(keys)


def test_no_name_is_a_lower_case_word() -> None:
    words = [row["text"] for row in NAMES if row["text"].islower()]
    assert words == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_has_its_owners_and_its_strength(case: dict[str, str]) -> None:
    found = BY_TEXT.get(case["text"], [])
    assert "; ".join(sorted(row["code"] for row in found)) == case["codes"]
    assert {row["strength"] for row in found} == ({case["strength"]} - {"absent"})
