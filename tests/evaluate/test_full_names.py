from pipeline.evaluate.full_names import FullName, full_names, held_out
from pipeline.world_names import FAMILY, GIVEN, WorldName, is_held_out


def name(text: str, part: str = GIVEN, country: str = "FI") -> WorldName:
    return WorldName(text, part, country, "North")


def people(given: str, family: str, country: str = "FI") -> list[WorldName]:
    return [
        *(name(text, GIVEN, country) for text in given.split()),
        *(name(text, FAMILY, country) for text in family.split()),
    ]


def pairs(names: list[FullName]) -> list[str]:
    return [f"{one.given} {one.family}" for one in names]


def test_a_name_with_a_word_that_training_may_have_seen_is_left_out() -> None:
    assert is_held_out("Ana Maria")
    assert not is_held_out("Maria")
    kept = held_out([name("Ana"), name("Ana Maria"), name("Bo")])
    assert [one.text for one in kept] == ["Ana"]


def test_every_given_name_meets_every_family_name_once() -> None:
    found = pairs(full_names(people("A B", "X Y Z W"), 100))
    assert len(found) == len(set(found)) == 8


def test_no_name_comes_twice_before_all_had_their_turn() -> None:
    found = full_names(people("A B C", "X Y Z"), 3)
    assert {one.given for one in found} == set("ABC")
    assert {one.family for one in found} == set("XYZ")


def test_countries_take_turns_however_many_names_they_have() -> None:
    names = [*people("A B C D E F", "U V W X Y Z", "NO"), *people("G", "T", "SE")]
    assert [one.country for one in full_names(names, 4)].count("SE") == 1


def test_where_the_names_of_each_country_do_not_suffice_all_are_mixed() -> None:
    names = [*people("A", "X", "NO"), *people("B", "Y", "SE")]
    found = full_names(names, 9)
    assert sorted(pairs(found)) == ["A X", "A Y", "B X", "B Y"]
    assert {one.country for one in found if one.family == "Y"} == {"SE"}


def test_the_order_of_the_names_that_are_given_plays_no_part() -> None:
    names = [*people("A B C", "X Y", "NO"), *people("D", "Z", "SE")]
    assert full_names(names, 7) == full_names(names[::-1], 7)


def test_family_names_alone_make_no_full_names() -> None:
    assert full_names([name("Virta", FAMILY)], 5) == []
