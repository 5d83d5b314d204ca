"""Each kind of difference of two releases, and what is none."""

from dataclasses import replace
from typing import Any

import pytest
from compare.made_records import (
    TEXT,
    country,
    date,
    delegation,
    full,
    issue,
    person,
    quote,
    role,
)

from pipeline.compare.differences import GONE, Difference, differences
from pipeline.compare.items import Json, items_of
from pipeline.compare.text_map import SAME, UNKNOWN, Places, places_between
from pipeline.records import Extraction, PersonRecord

Told = tuple[str, str, str, str, str, str]
BRIEF = "Oslo, 3 May 2031. Ms Pia Sund (Finland) met Mr Tomas Vale, rapporteur."


def dumped(extraction: Extraction) -> Json:
    return extraction.record.model_dump(mode="json")


def compared(old: Json, new: Json, places: Places = SAME) -> list[Difference]:
    return list(differences(items_of(old), items_of(new), places))


def told(old: Extraction, new: Extraction) -> list[Told]:
    places = places_between(old.release.text, new.release.text)
    found = compared(dumped(old), dumped(new), places)
    return [(one.kind, one.table, one.name, one.column, one.before, one.after) for one in found]


def sund(text: str = TEXT, *names: str, **more: object) -> PersonRecord:
    given: dict[str, Any] = {
        "honorific": "Ms",
        "appears_as": ("signatory",),
        "countries": (delegation(text, "Finland", "FI"),),
    }
    return person(text, *(names or ("Pia Sund", "Sund")), **{**given, **more})


FORMER = delegation(TEXT, "Finland", "FI", status="former")
VALE = person(TEXT, "Tomas Vale", honorific="Mr", roles=(role(TEXT, "rapporteur"),))


def test_the_same_release_has_no_differences() -> None:
    assert told(full(), full()) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"persons": (sund(),)}, ("lost", "persons", "Tomas Vale", "", "rapporteur", "")),
        (
            {"persons": (sund(honorific="Dr"), VALE)},
            ("changed", "persons", "Pia Sund", "honorific", "Ms", "Dr"),
        ),
        (
            {"persons": (sund(kind="family"), VALE)},
            ("changed", "persons", "Pia Sund", "kind", "person", "family"),
        ),
        (
            {"persons": (sund(countries=()), VALE)},
            ("lost", "ties", "Pia Sund", "countries", "Finland (delegation)", ""),
        ),
        (
            {"persons": (sund(countries=(FORMER,)), VALE)},
            ("changed", "ties", "Pia Sund", "countries", "Finland (delegation)",
             "Finland (delegation, former)"),
        ),
        (
            {"persons": (sund(roles=(role(TEXT, "rapporteur"),)), VALE)},
            ("gained", "ties", "Pia Sund", "roles", "", "rapporteur"),
        ),
        (
            {"persons": (sund(appears_as=("signatory", "speaker")), VALE)},
            ("gained", "ties", "Pia Sund", "appears_as", "", "speaker"),
        ),
        ({"countries": ()}, ("lost", "countries", "Finland", "", "FI", "")),
        (
            {"countries": (country(TEXT, "Finland", "FI", status="former"),)},
            ("changed", "countries", "Finland", "status", "sovereign", "former"),
        ),
        (
            {"dates": (date(TEXT, "3 May 2031", "2031-03-05"),)},
            ("changed", "dates", "3 May 2031", "value", "2031-05-03", "2031-03-05"),
        ),
        (
            {"dates": (date(TEXT, "3 May 2031", "2031-05-03", relation="partial"),)},
            ("changed", "dates", "3 May 2031", "relation", "absolute", "partial"),
        ),
        (
            {"quotes": (quote(TEXT, "Ms Sund left", "Pia Sund"),)},
            ("gained", "quotes", "Ms Sund left", "", "", "Pia Sund"),
        ),
        (
            {"issues": (issue(TEXT, "name-unclear", "Vale"),)},
            ("gained", "issues", "name-unclear", "", "", "review; look"),
        ),
        ({"title": "Another"}, ("changed", "releases", "Another", "title", "A meeting", "Another")),
        (
            {"published": "2031-05-03"},
            ("changed", "releases", "A meeting", "published", "", "2031-05-03"),
        ),
    ],
)  # fmt: skip
def test_what_has_changed_is_told_as_one_row(more: dict[str, object], expected: Told) -> None:
    assert told(full(), full(**more)) == [expected]


def test_gained_and_lost_are_each_others_mirror() -> None:
    alone = full(persons=(sund(),))
    assert told(alone, full()) == [("gained", "persons", "Tomas Vale", "", "", "rapporteur")]


def test_a_value_that_was_found_another_way_is_a_kind_of_its_own() -> None:
    way = date(TEXT, "3 May 2031", "2031-05-03", found_by="rule:other")
    found = told(full(), full(dates=(way,)))
    row = ("found another way", "dates", "3 May 2031", "found_by", "rule:made", "rule:other")
    assert found == [row]


def test_the_way_is_not_told_where_the_value_changed() -> None:
    way = date(TEXT, "3 May 2031", "2031-05", found_by="rule:other")
    assert [row[3] for row in told(full(), full(dates=(way,)))] == ["value"]


def test_a_new_name_at_the_same_place_is_the_same_person() -> None:
    other = sund(name="Pia Sund-Berg", given_name="Pia", family_name="Sund-Berg")
    found = told(full(), full(persons=(other, VALE)))
    assert found == [("changed", "persons", "Pia Sund-Berg", "name", "Pia Sund", "Pia Sund-Berg")]


def test_a_mention_that_is_gone_in_the_same_text_is_told_with_its_sentence() -> None:
    once = sund(TEXT, "Pia Sund")  # fmt: skip
    places = SAME
    (found,) = compared(dumped(full()), dumped(full(persons=(once, VALE))), places)
    assert (found.kind, found.table, found.before) == ("lost", "mentions", "Sund")
    assert found.sentence == "Ms Sund left."
    assert found.old.start == TEXT.index("Sund left")


def test_the_same_words_at_another_place_are_another_date() -> None:
    text = "On 3 May 2031 they met. On 3 May 2031 they left."
    first = full(TEXT, dates=()).record
    one, two = date(text, "3 May 2031", "2031-05-03"), date(text, "3 May 2031", "x", how="parsed")
    late = two.model_copy(update={"start": 27, "end": 37, "value": "2031-05-03"})
    old, new = (
        first.model_copy(update={"dates": (some,)}).model_dump(mode="json") for some in (one, late)
    )
    assert [one.kind for one in compared(old, new)] == ["lost", "gained"]


LONGER = f"Headlines of the day. {TEXT} Mr Vale stayed."


def test_records_keep_their_partners_when_the_text_moves() -> None:
    assert told(full(TEXT), full(LONGER)) == []


def test_a_change_in_a_changed_text_is_told_alone() -> None:
    other = full(LONGER, dates=(date(LONGER, "3 May 2031", "2031-05"),))
    assert [row[3] for row in told(full(), other)] == ["value"]


def test_lost_with_its_words_is_told_as_such() -> None:
    text = TEXT.replace(" met Mr Tomas Vale, rapporteur", " came")
    old = full()
    new = full(text, persons=(
        sund(text),
    ))  # fmt: skip
    (found,) = compared(dumped(old), dumped(new), places_between(TEXT, text))
    assert (found.kind, found.name, found.words) == ("lost", "Tomas Vale", "gone")
    (found,) = compared(dumped(new), dumped(old), places_between(text, TEXT))
    assert (found.kind, found.name, found.words) == ("gained", "Tomas Vale", "new")


def test_a_mention_that_went_with_its_words_is_a_change_of_the_text_alone() -> None:
    new = full(BRIEF, persons=(
        sund(BRIEF, "Pia Sund"),
        person(BRIEF, "Tomas Vale", honorific="Mr", roles=(role(BRIEF, "rapporteur"),)),
    ))  # fmt: skip
    assert told(full(), new) == []


def test_without_the_texts_records_are_matched_by_name() -> None:
    assert compared(dumped(full()), dumped(full(LONGER)), UNKNOWN) == []


def test_ids_are_never_compared_nor_matched_by() -> None:
    old = full().record
    people = tuple(
        one.model_copy(update={"person_id": name, "canonical_id": f"h{name}"})
        for one, name in zip(
            old.persons, (old.persons[1].person_id, old.persons[0].person_id), strict=True
        )
    )
    new = old.model_copy(update={"persons": people})
    assert told(full(), replace(full(), record=new)) == []


def test_a_column_that_b_alone_knows_is_no_difference_and_one_that_is_gone_is() -> None:
    old, new = dumped(full()), dumped(full())
    new["dates"][0]["era"] = "common"
    assert compared(old, new) == []
    (found,) = compared(new, old)
    assert (found.column, found.before, found.after) == ("era", "common", GONE)


def test_a_column_that_both_know_is_compared_whatever_its_name() -> None:
    old, new = dumped(full()), dumped(full())
    old["dates"][0]["era"], new["dates"][0]["era"] = [], ["common", "late"]
    (found,) = compared(old, new)
    assert (found.column, found.before, found.after) == ("era", "", "common; late")


def test_the_order_of_records_makes_no_difference() -> None:
    old = full().record
    turned = old.model_copy(update={"persons": old.persons[::-1]})
    assert told(full(), replace(full(), record=turned)) == []


def test_an_undecided_name_is_called_by_its_words() -> None:
    unknown = country(TEXT, "Finland", "FI").model_copy(update={"code": None, "name": None})
    (found,) = told(full(countries=(unknown,)), full(countries=()))
    assert found[:3] == ("lost", "countries", "Finland")


def test_two_persons_who_become_one_cost_the_one_that_shares_less() -> None:
    apart = (
        sund(TEXT, "Pia Sund"),
        person(TEXT, "Sund").model_copy(update={
            "mentions": (person(TEXT, "Pia Sund", "Sund").mentions[1],)}),
    )  # fmt: skip
    found = told(full(persons=(*apart, VALE)), full())
    assert [row[:3] for row in found] == [
        ("gained", "mentions", "Pia Sund"),
        ("lost", "persons", "Sund"),
    ]
