"""A folder of local knowledge: what nothing reads, or refers to nothing, is named."""

from pathlib import Path

import pytest

from pipeline.local import local_faults

PARTIES = "party_id,name,abbreviation,kind,country_code,house,from,until,wikidata\n"


def told(folder: Path, file: str, text: str) -> list[str]:
    """Return the faults of a folder that holds one file."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return [str(fault) for fault in local_faults((folder,))]


@pytest.mark.parametrize(
    "file",
    [
        *("contries.csv", "fragments.toml", "rule/mine.toml", "rules/mine.csv", "Countries.csv"),
        *("columns.csv", "vocabularies.csv", "deep/countries.csv"),
    ],
)
def test_a_file_that_nothing_reads_is_told_with_the_known_names(tmp_path: Path, file: str) -> None:
    (fault,) = told(tmp_path, file, "")
    assert fault.startswith(f"{file}, the file: nothing reads it; name it one of amounts.csv, ")
    assert "countries.csv" in fault
    assert fault.endswith("rules/, forms/, ties/, layout/")


@pytest.mark.parametrize(
    "file", ["countries.csv", "months.csv", "forms/any.toml", "README.md", ".git/x.toml"]
)
def test_a_file_of_a_known_name_and_one_that_is_no_table_are_no_fault(tmp_path, file) -> None:
    assert told(tmp_path, file, "") == []


def test_a_table_of_words_that_local_fragments_declare_is_known(tmp_path: Path) -> None:
    told(tmp_path, "rules/fragments.toml", '[words]\nspice = "spices"\n')
    assert told(tmp_path, "spices.csv", "text\nsalt\n") == []


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("rules/a.toml", "use [[rule]]"),
        ("layout/a.toml", "use [[heading]] or [[shape]]"),
        ("rules/fragments.toml", "use [fragment] or [words]"),
    ],
)
def test_a_block_of_another_head_is_a_fault(tmp_path: Path, file: str, remedy: str) -> None:
    (fault,) = told(tmp_path, file, "[[rulle]]\nid = 'a'\n")
    assert fault == f"{Path(file).name}, rulle: nothing reads it; {remedy}"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ("party,XX,,,", "x:1: country_code is 'XX', which no table has; use a code of countries"),
        ("group,,moon,,", "x:1: house is 'moon', which no table has; use au-parliament, "),
        ("party,FI,,May 2024,", "line 2: from is 'May 2024'"),
        ("party,FI,,,2024-02-30", "line 2: until is '2024-02-30'"),
        ("party,FI,,2024-05,", "write a year such as 2024 or a day such as 2024-05-03"),
    ],
)
def test_a_party_of_no_country_house_or_time_is_a_fault(tmp_path, cells, problem) -> None:
    (fault,) = told(tmp_path, "parties.csv", PARTIES + f"x:1,Moon,M,{cells},\n")
    assert problem in fault


def test_a_sound_party_is_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "parties.csv", PARTIES + "x:1,M,M,party,FI,,2024,2025-01-31,\n") == []


def test_letters_of_no_party_in_no_house_are_two_faults(tmp_path: Path) -> None:
    faults = told(tmp_path, "party_letters.csv", "house,text,party_id\nmoon,M,x:9\n")
    assert [one.split(";")[0] for one in faults] == [
        "party_letters.csv, M: no house 'moon'",
        "party_letters.csv, M: no party 'x:9'",
    ]
