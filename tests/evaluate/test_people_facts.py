from collections.abc import Callable

from pipeline.evaluate.marked import Marked
from pipeline.evaluate.people_facts import appearance_facts, person_facts, tie_facts
from pipeline.records import ReleaseRecord

Changed = Callable[..., Marked]


def test_a_person_is_its_mentions_and_more_laxly_its_name(good: Marked) -> None:
    whole, name, *_ = person_facts(good.record)
    assert (whole.label, whole.value) == ("PERSON", "2 mentions")
    assert (name.label, name.key) == ("PERSON name", ("pia sund",))


def test_a_tie_is_told_three_times_ever_more_strictly(good: Marked) -> None:
    ties, _ = tie_facts(good.record, good.record)
    party = [(fact.label, fact.value) for fact in ties if fact.label.startswith("party")]
    assert sorted(party) == [
        ("party", "Pia Sund: pace:ALDE"),
        ("party kind", "Pia Sund: pace:ALDE group"),
        ("party status", "Pia Sund: pace:ALDE group current"),
    ]


def test_ties_of_a_person_that_the_gold_does_not_know_agree_with_nothing(good: Marked) -> None:
    gold = good.record.model_copy(update={"persons": good.record.persons[1:]})
    ours, theirs = tie_facts(gold, good.record)
    only = {fact.key for fact in theirs} - {fact.key for fact in ours}
    assert {key[0] for key in only} == {good.record.persons[0].person_id}


def test_a_tie_to_an_unresolved_thing_agrees_by_its_words(good: Marked, changed: Changed) -> None:
    found = changed(("pace:ALDE", "?"))
    both = tie_facts(found.record, found.record)
    assert ("party", "? alde") in {(fact.label, fact.key[1]) for fact in both[0]}


def test_the_same_tie_at_two_places_is_one_fact(good: Marked) -> None:
    pia = good.record.persons[0]
    twice = pia.model_copy(update={"countries": pia.countries * 2})
    record: ReleaseRecord = good.record.model_copy(update={"persons": (twice,)})
    assert len([fact for fact in tie_facts(record, record)[0] if fact.label == "country"]) == 1


def test_a_shorter_role_agrees_with_one_gold_role_only(good: Marked) -> None:
    oda = good.record.persons[1]
    twice = oda.model_copy(update={"roles": oda.roles * 2})
    found = good.record.model_copy(update={"persons": (twice,)})
    ours, theirs = (
        [fact.key for fact in facts if fact.label == "role"]
        for facts in tie_facts(good.record, found)
    )
    assert len(ours) == 1
    assert [key in ours for key in theirs].count(True) == 1


def test_appearances_are_told_by_word_and_all_together(good: Marked) -> None:
    ours, _ = appearance_facts(good.record, good.record)
    assert [fact.value for fact in ours if fact.label == "any"] == [
        "signatory",
        "speaker",
        "mentioned",
    ]
    assert len([fact for fact in ours if fact.label == "all of a person's"]) == 2
