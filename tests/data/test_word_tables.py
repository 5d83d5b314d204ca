"""The hand-made tables of words: titles, particles, and words of organisations."""

import csv
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "pipeline" / "data"
TITLES = {"honorific", "honorific-plural", "office", "office-plural", "post-nominal", "suffix"}


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    "table", ["titles.csv", "name_particles.csv", "organisation_words.csv", "saying_verbs.csv"]
)
def test_every_row_has_a_text_and_a_reason(table: str) -> None:
    assert [row for row in rows(table) if not row["text"].strip() or not row["why"]] == []


@pytest.mark.parametrize(
    ("table", "second"),
    [
        *(("titles.csv", "kind"), ("name_particles.csv", "text")),
        *(("organisation_words.csv", "side"), ("saying_verbs.csv", "text")),
    ],
)
def test_no_row_stands_twice(table: str, second: str) -> None:
    keys = [(row["text"], row[second]) for row in rows(table)]
    assert len(keys) == len(set(keys))


def test_kinds_of_titles_are_closed() -> None:
    assert {row["kind"] for row in rows("titles.csv")} == TITLES


def test_sides_of_organisation_words_are_closed() -> None:
    assert {row["side"] for row in rows("organisation_words.csv")} == {"before", "after"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rt Hon", "honorific"),
        ("Sen.", "honorific"),
        ("Dato' Seri", "honorific"),
        ("Messrs", "honorific-plural"),
        ("Secretary General", "office"),
        ("MP", "office"),
        ("MP", "post-nominal"),
        ("MdB", "post-nominal"),
        ("MEPs", "office-plural"),
    ],
)
def test_a_title_is_of_its_kind(text: str, kind: str) -> None:
    assert (text, kind) in {(row["text"], row["kind"]) for row in rows("titles.csv")}


@pytest.mark.parametrize("text", ["U", "Don", "Earl", "Sultan", "Dean", "Marquis", "Saint"])
def test_a_word_that_is_rather_a_name_is_no_title(text: str) -> None:
    assert text not in {row["text"] for row in rows("titles.csv")}


@pytest.mark.parametrize("text", ["Embassy of", "Government of", "Ministry of", "President of"])
def test_an_organ_of_state_speaks_of_its_country(text: str) -> None:
    assert text not in {row["text"] for row in rows("organisation_words.csv")}


@pytest.mark.parametrize("text", ["Parliament", "Embassy", "Government", "Army", "Ministry"])
def test_an_organ_of_state_after_the_name_speaks_of_its_country(text: str) -> None:
    assert text not in {row["text"] for row in rows("organisation_words.csv")}
