"""What stands in the record of a person, and with which proof."""

import pytest
from our_tables import GAZETTEER
from validate.made import Made, proved

from pipeline.records import PersonRecord
from pipeline.validate.people import build_people

SUND = Made(
    "Ms [PERSON Pia Sund] ([COUNTRY Finland], [PARTY ALDE]) said so; [PERSON Sund] left.",
    {"Finland": "FI", "ALDE": "pace:ALDE"},
    {"Pia Sund": ("Pia Sund", "Sund")},
    (("Pia Sund", "Finland", "delegation"), ("Pia Sund", "ALDE", "party")),
)


def records(made: Made) -> tuple[PersonRecord, ...]:
    return build_people(*proved(made), GAZETTEER)


def tied(*ties: tuple[str, str, str], marked: str, **values: str) -> PersonRecord:
    (record,) = records(Made(marked, values, {"Pia Sund": ("Pia Sund",)}, ties))
    return record


def test_a_country_tie_has_code_name_words_and_proof() -> None:
    (record,) = records(SUND)
    (country,) = record.countries
    assert (country.code, country.name, country.text) == ("FI", "Finland", "Finland")
    assert (country.kind, country.status, country.how) == ("delegation", "current", "strong")
    assert country.evidence == "Pia Sund (Finland"
    assert country.sentence == "Ms Pia Sund (Finland, ALDE) said so; Sund left."


def test_a_party_of_a_house_is_tied_as_a_group() -> None:
    (party,) = records(SUND)[0].parties
    assert (party.party_id, party.kind, party.text) == ("pace:ALDE", "group", "ALDE")


def test_a_tie_that_is_not_resolved_keeps_its_words() -> None:
    marked = "[PERSON Pia Sund] of [PARTY Labour], [COUNTRY Congolese]"
    record = tied(
        ("Pia Sund", "Labour", "party"), ("Pia Sund", "Congolese", "nationality"), marked=marked
    )
    assert [(one.party_id, one.name, one.text) for one in record.parties] == [
        (None, None, "Labour")
    ]
    assert [(one.code, one.name, one.text) for one in record.countries] == [
        (None, None, "Congolese")
    ]


def test_two_places_that_tie_the_same_country_are_one_tie_at_the_first() -> None:
    ties = (("Pia Sund", "Finland", "delegation"), ("Pia Sund", "Finnish", "delegation"))
    marked = "[PERSON Pia Sund] ([COUNTRY Finland]), a [COUNTRY Finnish] member"
    (country,) = tied(*ties, marked=marked, Finland="FI", Finnish="FI").countries
    assert country.text == "Finland"


def test_one_country_of_two_kinds_is_two_ties() -> None:
    ties = (("Pia Sund", "Finland", "delegation"), ("Pia Sund", "Finnish", "office"))
    marked = "[PERSON Pia Sund] ([COUNTRY Finland]), [COUNTRY Finnish] minister"
    record = tied(*ties, marked=marked, Finland="FI", Finnish="FI")
    assert [one.kind for one in record.countries] == ["delegation", "office"]


def test_a_role_is_tied_as_written() -> None:
    record = tied(
        ("Pia Sund", "head of mission", "role"), marked="[ROLE head of mission] [PERSON Pia Sund]"
    )
    assert [one.text for one in record.roles] == ["head of mission"]


@pytest.mark.parametrize(
    ("ties", "appears"),
    [
        ((), ("mentioned",)),
        ((("Pia Sund", "signatory", "appears_as"),), ("signatory",)),
        (
            (("Pia Sund", "speaker", "appears_as"), ("Pia Sund", "author", "appears_as")),
            ("author", "speaker"),
        ),
    ],
)
def test_a_person_appears_as_what_is_said_or_else_is_mentioned(ties, appears) -> None:
    record = tied(*ties, marked="By [PERSON Pia Sund]")
    assert record.appears_as == appears
    assert sorted(one.value for one in record.appearances) == list(appears)


def test_a_person_who_is_tied_to_nothing_has_nothing() -> None:
    record = tied(marked="[PERSON Pia Sund] visited [COUNTRY Finland] with [PARTY ALDE]")
    assert (record.roles, record.parties, record.countries) == ((), (), ())
    assert record.evidence == "Pia Sund"


def test_the_evidence_of_a_person_is_that_of_the_first_tie() -> None:
    assert records(SUND)[0].evidence == "Pia Sund (Finland"


def test_every_mention_is_there_with_its_place() -> None:
    first, second = records(SUND)[0].mentions
    assert (first.start, first.text, first.line, first.block) == (3, "Pia Sund", 1, "body")
    assert (second.text, second.full_start, second.full_end) == ("Sund", second.start, second.end)


def test_ids_are_made_of_the_place_and_so_stay_the_same() -> None:
    assert records(SUND) == records(SUND)
    assert records(SUND)[0].person_id.startswith("p")
