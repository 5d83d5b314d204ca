from pipeline.evaluate.marked import Marked, parse_marked
from pipeline.records import make_id


def test_a_person_has_the_name_of_the_head_and_all_mentions(good: Marked) -> None:
    pia = good.record.persons[0]
    assert (pia.name, pia.kind, pia.honorific) == ("Pia Sund", "person", "Ms")
    assert [one.text for one in pia.mentions] == ["Pia Sund", "Sund"]
    assert pia.person_id == make_id("p", good.record.release_id, pia.mentions[0].start)


def test_the_full_span_takes_the_honorific_in(good: Marked) -> None:
    first, second = good.record.persons[0].mentions
    assert good.text[first.full_start : first.full_end] == "Ms Pia Sund"
    assert second.full_start == second.start


def test_honorifics_in_a_row_are_taken_together() -> None:
    content = "kind: note\np1: Sund; mentioned\n=====\n⟦H|Rt Hon⟧ ⟦H|Sir⟧ **⟦P p1|Sund⟧**"
    person = parse_marked(content, "a").record.persons[0]
    assert (person.honorific, person.mentions[0].full_start) == ("Rt Hon Sir", 0)


def test_a_family_is_a_record_of_its_own_kind() -> None:
    content = "kind: note\nf1: the Vales; mentioned\n=====\n⟦P f1|the Vales⟧"
    assert parse_marked(content, "a").record.persons[0].kind == "family"


def test_people_stand_in_the_order_of_the_text_not_of_the_head() -> None:
    head = "kind: note\np1: Late; mentioned\np2: Early; mentioned\n=====\n"
    record = parse_marked(head + "⟦P p2|Early⟧ ⟦P p1|Late⟧", "a").record
    assert [one.name for one in record.persons] == ["Early", "Late"]


def test_appearances_are_sorted_and_proved_by_the_first_mention(good: Marked) -> None:
    pia = good.record.persons[0]
    assert pia.appears_as == ("signatory", "speaker")
    assert {one.start for one in pia.appearances} == {pia.mentions[0].start}


def test_a_tie_of_several_persons_stands_with_each_and_keeps_its_status() -> None:
    head = "kind: note\np1: A; mentioned\np2: B; mentioned\n=====\n"
    body = "⟦P p1|A⟧, ⟦P p2|B⟧ (⟦G ep:ECR p1+p2:group:former|ECR⟧)"
    people = parse_marked(head + body, "a").record.persons
    ties = [(tie.party_id, tie.kind, tie.status) for one in people for tie in one.parties]
    assert ties == [("ep:ECR", "group", "former")] * 2
