from collections.abc import Callable

import pytest

from pipeline.evaluate.marked import Marked
from pipeline.evaluate.matching import common_words, match_people


def test_a_person_is_matched_by_name_whatever_its_case(
    good: Marked, changed: Callable[..., Marked]
) -> None:
    found = changed(("p1: Pia Sund;", "p1: PIA  SUND;")).record.persons
    matched = match_people(good.record.persons, found)
    assert matched[found[0].person_id].name == "Pia Sund"


def test_a_person_under_another_name_is_matched_by_its_mentions(
    good: Marked, changed: Callable[..., Marked]
) -> None:
    found = changed(("p1: Pia Sund;", "p1: Sund;")).record.persons
    assert match_people(good.record.persons, found)[found[0].person_id].name == "Pia Sund"


def test_a_gold_person_is_matched_once(good: Marked) -> None:
    gold = good.record.persons[:1]
    twin = gold[0].model_copy(update={"person_id": "p2", "name": "Sund"})
    assert list(match_people(gold, (twin, gold[0]))) == [gold[0].person_id]


def test_who_shares_neither_name_nor_mention_is_not_matched(good: Marked) -> None:
    assert match_people(good.record.persons[:1], good.record.persons[1:]) == {}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("head of office", "Head, office", 2 / 3), ("chair", "treasurer", 0), ("", "", 0)],
)
def test_words_in_common_are_measured_on_the_longer(one: str, other: str, share: float) -> None:
    assert common_words(one, other) == pytest.approx(share)
