"""The tables of words that dates are written in."""

import pytest
from our_tables import RULES

from pipeline.rules import Word
from pipeline.tables import read_table

WORDS = RULES.words
TABLES = [
    "months",
    "weekdays",
    "numbers",
    "units",
    "seasons",
    "year_parts",
    "fixed_days",
    "deictic",
    "which",
    "date_bounds",
    "date_sides",
    "date_parts",
    "amounts",
    "count_sides",
    "tense",
]
CLOSED = [
    ("month", {str(number) for number in range(1, 13)}),
    ("weekday", {str(number) for number in range(1, 8)}),
    ("season", {"21", "22", "23", "24"}),
    ("yearpart", {"33", "34", "35", "36", "40", "41"}),
    ("which", {"-1", "0", "1"}),
    ("deictic", {"-2", "-1", "0", "1", "2"}),
    ("bound", {"since", "until"}),
    ("part", {"early", "mid", "late"}),
    ("countside", {"ago", "before", "after", "hence"}),
    ("tense", {"past", "planned", "unclear"}),
]


@pytest.mark.parametrize("table", TABLES)
def test_no_word_stands_twice_in_a_table(table: str) -> None:
    texts = [row.text.lower() for row in read_table(table, Word)]
    assert texts
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(("fragment", "values"), CLOSED)
def test_the_values_of_a_table_are_closed(fragment: str, values: set[str]) -> None:
    assert set(WORDS[fragment].values()) == values


@pytest.mark.parametrize("language", ["en", "fr", "de", "nl", "es", "it"])
def test_every_language_has_a_name_for_every_month(language: str) -> None:
    rows = read_table("months", Word)
    spoken = {row.value for row in rows if row.language == language}
    shared = {row.value for row in rows if row.language == "en"}
    assert spoken | shared == {str(number) for number in range(1, 13)}


@pytest.mark.parametrize(
    ("text", "value"), [("forty-five", "45"), ("ninety nine", "99"), ("a dozen", "12")]
)
def test_numbers_in_words_have_their_value(text: str, value: str) -> None:
    assert WORDS["numberword"][text] == value


def test_every_date_rule_says_where_it_is_worth_trying() -> None:
    dates = [rule.block for rule in RULES.rules if rule.block.label == "DATE"]
    assert [block.id for block in dates if not block.near] == []
