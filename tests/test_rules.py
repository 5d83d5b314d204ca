"""Every rule of every label is held to its own examples."""

from dataclasses import replace

import pytest
from our_tables import RULES

from pipeline.examples import read_dated, spans_of
from pipeline.resolve.dates.value import date_value
from pipeline.rules import Rule, find, find_all

FINDS = [
    pytest.param(rule, example, id=f"{rule.block.id}: {example}")
    for rule in RULES.rules
    for example in rule.block.finds
]
IGNORES = [
    pytest.param(rule, example, id=f"{rule.block.id}: {example}")
    for rule in RULES.rules
    for example in rule.block.ignores
]


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_rule_finds_its_example_and_nothing_else(rule: Rule, example: str) -> None:
    wanted, anchor = read_dated(example)
    found = list(find(rule, wanted.text))
    assert wanted.spans, f"mark what {rule.block.id} finds: {example!r}"
    assert spans_of(found) == wanted.spans
    if rule.block.label == "DATE" and wanted.says:
        dated = date_value(found[0], anchor, RULES.words)
        assert (dated.value,) == wanted.says


@pytest.mark.parametrize(("rule", "example"), IGNORES)
def test_a_rule_ignores_what_it_says_it_ignores(rule: Rule, example: str) -> None:
    assert list(find(rule, read_dated(example)[0].text)) == []


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_a_word_of_near_stands_in_what_a_rule_finds(rule: Rule, example: str) -> None:
    wanted, _ = read_dated(example)
    found = find_all(replace(RULES, rules=(rule,)), wanted.text)
    assert spans_of(found) == wanted.spans


@pytest.mark.parametrize(("rule", "example"), FINDS)
def test_without_its_rule_an_example_is_not_found_by_that_rule(rule: Rule, example: str) -> None:
    text = read_dated(example)[0].text
    others = [other for other in RULES.rules if other is not rule]
    found_by = {one.found_by for other in others for one in find(other, text)}
    assert f"rule:{rule.block.id}" not in found_by


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.block.id) for rule in RULES.rules])
def test_a_rule_says_why_and_what_it_must_not_find(rule: Rule) -> None:
    assert rule.block.why.strip()
    assert rule.block.finds
    assert rule.block.ignores
