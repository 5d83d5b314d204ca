from pipeline.evaluate.facts import detail_facts, release_facts, span_facts, value_facts
from pipeline.evaluate.marked import Marked, parse_marked


def test_every_label_gives_its_spans(good: Marked) -> None:
    labels = [fact.label for fact in span_facts(good.record)]
    expected = {"PERSON": 3, "ROLE": 1, "PARTY": 1, "COUNTRY": 2, "EMBEDDED": 1, "DATE": 2}
    assert {label: labels.count(label) for label in labels} == expected


def test_a_role_of_two_people_is_one_span() -> None:
    head = "kind: note\np1: A; mentioned\np2: B; mentioned\n=====\n"
    record = parse_marked(head + "⟦R p1+p2|nurses⟧ ⟦P p1|A⟧ and ⟦P p2|B⟧", "a").record
    assert [fact.text for fact in span_facts(record) if fact.label == "ROLE"] == ["nurses"]


def test_a_value_that_is_open_is_a_fact_too() -> None:
    record = parse_marked("kind: note\n=====\n⟦C ? candidates=US,GE|Georgia⟧", "a").record
    assert [fact.key for fact in value_facts(record)] == [(0, 7, None)]
    candidates = [fact for fact in detail_facts(record) if fact.label == "COUNTRY candidates"]
    assert candidates[0].value == "GE, US"


def test_a_family_counts_among_the_person_spans() -> None:
    record = parse_marked(
        "kind: note\nf1: the Vales; mentioned\n=====\n⟦P f1|the Vales⟧", "a"
    ).record
    assert [fact.label for fact in span_facts(record)] == ["PERSON"]


def test_details_are_given_only_where_there_are_any(good: Marked) -> None:
    honorifics = [fact for fact in detail_facts(good.record) if fact.label == "PERSON honorific"]
    assert [fact.text for fact in honorifics] == ["Pia Sund"]


def test_columns_of_the_release_that_are_empty_are_no_facts(good: Marked) -> None:
    labels = [fact.label for fact in release_facts(good.record)]
    assert labels == ["published", "published_from", "house"]
