"""One entry for each country and party, and one for each name that is not resolved."""

from our_tables import GAZETTEER
from validate.made import Made, proved

from pipeline.records import CountryRecord, PartyRecord
from pipeline.types import Block
from pipeline.validate.people import build_people
from pipeline.validate.places import build_countries, build_embedded, build_parties


def countries(made: Made) -> tuple[CountryRecord, ...]:
    resolved, proof = proved(made)
    return build_countries(resolved, proof, GAZETTEER, build_people(resolved, proof, GAZETTEER))


def parties(made: Made) -> tuple[PartyRecord, ...]:
    resolved, proof = proved(made)
    return build_parties(resolved, proof, GAZETTEER, build_people(resolved, proof, GAZETTEER))


def test_all_names_of_a_country_stand_in_one_entry() -> None:
    made = Made(
        "[COUNTRY Finland], [COUNTRY Estonia] and [COUNTRY Finnish] ships",
        {"Finland": "FI", "Finnish": "FI", "Estonia": "EE"},
        kinds={"Finnish": "adjective", "Finland": "name", "Estonia": "name"},
    )
    finland, estonia = countries(made)
    assert (finland.code, finland.alpha3, finland.name, finland.status) == (
        "FI",
        "FIN",
        "Finland",
        "sovereign",
    )
    assert [(one.text, one.kind) for one in finland.mentions] == [
        ("Finland", "name"),
        ("Finnish", "adjective"),
    ]
    assert estonia.code == "EE"


def test_a_name_without_a_value_has_an_entry_with_its_candidates() -> None:
    congo, congolese = countries(Made("[COUNTRY Congo], [COUNTRY Congolese], [COUNTRY Congo]"))
    assert (congo.code, congo.name, congo.how, congo.candidates) == (
        None,
        None,
        "ambiguous",
        ("a", "b"),
    )
    assert [len(congo.mentions), len(congolese.mentions)] == [2, 1]
    assert congo.row_id != congolese.row_id


def test_those_who_sign_and_those_tied_are_counted() -> None:
    made = Made(
        "[PERSON Pia Sund] ([COUNTRY Finland]), [PERSON Eva Holt] ([COUNTRY FI])",
        {"Finland": "FI", "FI": "FI"},
        {"Pia Sund": ("Pia Sund",), "Eva Holt": ("Eva Holt",)},
        (
            ("Pia Sund", "Finland", "delegation"),
            ("Eva Holt", "FI", "delegation"),
            ("Pia Sund", "signatory", "appears_as"),
        ),
    )
    (finland,) = countries(made)
    assert (finland.persons_tied, finland.signatories) == (2, 1)


def test_a_country_in_the_headline_is_told() -> None:
    marked = "[COUNTRY Finland] votes\n[COUNTRY Estonia] waits"
    made = Made(marked, {"Finland": "FI", "Estonia": "EE"}, blocks=(Block("headline", 0, 13),))
    assert [one.in_headline for one in countries(made)] == [True, False]


def test_a_country_inside_a_proper_name_stands_apart() -> None:
    made = Made("Bank of [COUNTRY Uganda]", {"Uganda": "UG"}, kinds={"Uganda": "embedded"})
    assert countries(made) == ()
    (embedded,) = build_embedded(*proved(made))
    assert (embedded.value, embedded.kind, embedded.text) == ("UG", "embedded", "Uganda")


def test_a_party_entry_says_what_the_tables_know() -> None:
    (party,) = parties(Made("the [PARTY SOC] group", {"SOC": "pace:SOC"}))
    assert (party.party_id, party.abbreviation, party.kind) == ("pace:SOC", "SOC", "group")
    assert (party.country_code, party.persons_tied) == (None, 0)


def test_a_person_tied_to_a_party_is_counted_once() -> None:
    made = Made(
        "[PERSON Pia Sund] of [PARTY ALDE]",
        {"ALDE": "pace:ALDE"},
        {"Pia Sund": ("Pia Sund",)},
        (("Pia Sund", "ALDE", "party"),),
    )
    assert [one.persons_tied for one in parties(made)] == [1]


def test_a_party_without_a_value_keeps_its_words() -> None:
    (party,) = parties(Made("[PARTY Labour] and [PARTY Labour]"))
    assert (party.party_id, party.name, len(party.mentions)) == (None, None, 2)
