"""What date expressions say: the cases of `cases/dates.toml`, each found by our own rules."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf
from our_tables import RULES

from pipeline.resolve.dates.context import DateContext
from pipeline.resolve.dates.value import date_value
from pipeline.rules import find_all
from pipeline.types import Anchor, DateValue, Mention

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))
PARAMETERS = [
    pytest.param(case, id=f"{case['text']} @{case.get('anchor')} {case.get('tense', '')}")
    for case in CASES["case"]
]
NO_ANCHOR = Anchor(None, None)


def dates(text: str) -> list[Mention]:
    """Return the DATE mentions of a text: the longest of those that overlap."""
    found = [one for one in find_all(RULES, text) if one.label == "DATE"]
    kept: list[Mention] = []
    for one in sorted(found, key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def read(text: str, anchor: Anchor = NO_ANCHOR, tense: str = "unclear") -> DateValue:
    """Return what the only date of a text says."""
    (mention,) = dates(text)
    return date_value(mention, anchor, RULES.words, DateContext(tense))


def read_case(case: dict[str, Any]) -> DateValue:
    """Return what the date of a case says."""
    published = case.get("anchor")
    anchor = Anchor(published, "dateline" if published else None)
    return read(case["text"], anchor, case.get("tense", "unclear"))


@pytest.mark.parametrize("case", PARAMETERS)
def test_a_date_says_what_its_case_says(case: dict[str, Any]) -> None:
    value = read_case(case)
    wanted = {
        "value": case.get("value"),
        "earliest": case.get("earliest"),
        "latest": case.get("latest"),
        "precision": case.get("precision", ""),
        "kind": case["kind"],
        "relation": case["relation"],
        "said": tuple(case.get("said", ())),
        "implied": tuple(case.get("implied", ())),
        "offset": case.get("offset"),
        "offset_direction": case.get("direction"),
        "modifier": case.get("modifier"),
    }
    assert {name: getattr(value, name) for name in wanted} == wanted


@pytest.mark.parametrize("case", PARAMETERS)
def test_the_span_of_a_case_is_the_date_and_no_more(case: dict[str, Any]) -> None:
    assert [one.text for one in dates(case["text"])] == [case.get("found", case["text"])]


@pytest.mark.parametrize("case", PARAMETERS)
def test_every_value_is_edtf(case: dict[str, Any]) -> None:
    # The package refuses `197X/..` as a whole, so each end is read by itself; it raises at a fault.
    for end in case.get("value", "..").split("/"):
        assert end == ".." or parse_edtf(end)


@pytest.mark.parametrize("case", PARAMETERS)
def test_an_anchor_is_named_where_it_was_used_and_only_there(case: dict[str, Any]) -> None:
    value = read_case(case)
    assert (value.anchor is not None) == bool(value.implied)
    assert value.anchor in (None, case.get("anchor"))
    assert value.anchor_from in (None, "dateline")


@pytest.mark.parametrize("case", PARAMETERS)
def test_without_an_anchor_nothing_is_implied(case: dict[str, Any]) -> None:
    (mention,) = dates(case["text"])
    value = date_value(mention, NO_ANCHOR, RULES.words)
    assert value.implied == ()
    assert value.anchor is None
    assert value.relation != "relative" or value.value is None


@pytest.mark.parametrize("case", PARAMETERS)
def test_no_date_ends_before_it_begins(case: dict[str, Any]) -> None:
    value = read_case(case)
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@pytest.mark.parametrize("kind", ["duration", "set"])
def test_durations_and_sets_never_have_a_calendar_value(kind: str) -> None:
    cases = [case for case in CASES["case"] if case["kind"] == kind]
    assert cases
    assert [case["text"] for case in cases if "value" in case or "earliest" in case] == []


def test_there_are_more_than_150_cases() -> None:
    assert len(CASES["case"]) > 150


NOT_DATES = [
    "Pia Sund, 53, of Riga",
    "he is aged 53",
    "a 53-year-old fisherman",
    "adopted by 95-54",
    "call +33 3 88 41 20 00",
    "Doc. 1234",
    "2020/1234(RSP)",
    "Resolution 1900 (2012)",
    "Resolution 2240 and Recommendation 1645 (2004)",
    "it cost €2000",
    "2000 people marched",
    "may be released",
    "Mr March and Ms May spoke",
    "Theresa May, the prime minister",
    "June Smith was elected",
    "they march for peace",
    "at 10.30 a.m.",
    "the 2017 Sakharov Prize",
    "the fall of the government",
    "a second reading",
    "12 percent of 40 members",
    "ISBN 1-84112-2018",
    "article 5 of the Act",
    "room 2012-B",
    "the Clean Air Act of 1990",
    "USA Today reported",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert [one.text for one in dates(text)] == []


@pytest.mark.parametrize("published", ["", "soon", "2017-13-45", "2017-1", "12 October 2017"])
def test_a_publication_date_that_cannot_be_read_is_no_anchor(published: str) -> None:
    assert read("yesterday", Anchor(published, "metadata")).value is None
    assert read("30 October", Anchor(published, "metadata")).value == "XXXX-10-30"


def test_a_time_behind_the_publication_date_does_no_harm() -> None:
    assert read("yesterday", Anchor("2017-10-12T08:00:00Z", "metadata")).value == "2017-10-11"


def test_a_mention_without_a_form_has_no_value() -> None:
    mention = Mention("DATE", 0, 4, "2017", "model")
    assert date_value(mention, NO_ANCHOR, RULES.words) == DateValue(None, "date", "absolute")


@pytest.mark.parametrize(
    ("tense", "day_first", "value", "modifier"),
    [
        ("unclear", None, "2024-03-08", "ambiguous-order"),
        ("unclear", True, "2024-03-08", None),
        ("unclear", False, "2024-08-03", None),
    ],
)
def test_the_text_settles_the_order_of_its_numeric_dates(
    tense: str, day_first: bool | None, value: str, modifier: str | None
) -> None:
    (mention,) = dates("08/03/2024")
    said = date_value(mention, NO_ANCHOR, RULES.words, DateContext(tense, day_first))
    assert (said.value, said.modifier) == (value, modifier)


@pytest.mark.parametrize("table", sorted(RULES.words))
def test_a_table_with_a_senseless_value_costs_a_value_and_never_a_run(table: str) -> None:
    words = RULES.words | {table: dict.fromkeys(RULES.words[table], "nonsense")}
    anchor = Anchor("2017-10-12", "dateline")
    for case in CASES["case"]:
        for mention in dates(case["text"]):
            date_value(mention, anchor, words)


@pytest.mark.parametrize("published", ["1000-01-01", "2999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(published: str) -> None:
    for case in CASES["case"]:
        for mention in dates(case["text"]):
            date_value(mention, Anchor(published, "metadata"), RULES.words)


def test_a_count_beyond_the_calendar_has_no_value() -> None:
    assert read("999,999 days ago", Anchor("2017-10-12", "metadata")).value is None
