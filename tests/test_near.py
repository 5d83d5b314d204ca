"""Looking only around trigger words finds what looking everywhere finds."""

import tomllib
from pathlib import Path

import pytest
from our_tables import RULES

from pipeline.example_text import read_example
from pipeline.near import REACH, near_windows, triggers_of
from pipeline.rules import find, find_all

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))
TEXTS = [case["text"] for case in CASES["case"]]
FILLER = " The members of the delegation thanked their hosts and went on to the next town. "


@pytest.mark.parametrize("text", [*TEXTS, FILLER.join(TEXTS), "", "\n", "no date here"])
def test_no_rule_finds_more_or_less_for_looking_only_near_its_words(text: str) -> None:
    everywhere = [mention for rule in RULES.rules for mention in find(rule, text)]
    assert list(find_all(RULES, text)) == everywhere


def test_a_number_of_four_digits_is_a_trigger_of_its_own() -> None:
    triggers = triggers_of(["0000"], {})
    assert near_windows("in 2004", triggers, [("0000",)]) == {("0000",): [(0, 7)]}
    assert near_windows("in 20045", triggers, [("0000",)]) == {}


def test_stretches_that_touch_become_one() -> None:
    triggers = triggers_of(["may"], {})
    text = f"May and May{' ' * 3 * REACH}May"
    windows = near_windows(text, triggers, [("may",)])[("may",)]
    assert windows == [(0, 8 + REACH), (len(text) - 3 - REACH, len(text))]


def test_a_word_of_a_phrase_is_a_trigger_only_with_the_others_beside_it() -> None:
    triggers = triggers_of(["holiday"], {"holiday": {"new year's eve": "12-31"}})
    assert near_windows("this year, we are new", triggers, [("holiday",)]) == {}
    assert near_windows("on  New  Year’s Eve.", triggers, [("holiday",)]) == {
        ("holiday",): [(0, 20)]
    }


def test_a_phrase_that_is_longer_than_the_reach_is_looked_at_as_a_whole() -> None:
    day = "international day to end impunity for crimes against journalists"
    triggers = triggers_of(["holiday"], {"holiday": {day: "11-02"}})
    assert len(day) > REACH
    assert near_windows(f"on {day} 2031", triggers, [("holiday",)]) == {
        ("holiday",): [(0, len(day) + len("on  2031"))]
    }


HOLDING = [rule for rule in RULES.rules if rule.block.holds]
RELEASES = sorted(Path("corpus/train").glob("*.txt"))


@pytest.mark.parametrize("path", RELEASES, ids=lambda one: one.stem)
def test_a_rule_finds_nothing_in_a_line_without_what_it_holds(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        for rule in HOLDING:
            held = any(one in line.lower() for one in rule.block.holds)
            assert held or not list(find(rule, line)), rule.block.id


def test_an_example_of_a_rule_holds_what_it_says() -> None:
    for rule in HOLDING:
        for example in rule.block.finds:
            text = read_example(example).text.lower()
            assert any(one in text for one in rule.block.holds), rule.block.id
