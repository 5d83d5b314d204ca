"""Who becomes one person across releases, on which evidence, and who stays apart."""

from itertools import permutations

import pytest


def releases_of(found: dict, name: str) -> list[int]:
    return sorted(one.releases for one in found.get(name, ()))


def test_a_full_name_in_two_releases_is_one_person(identified, named, person) -> None:
    found = identified(
        named("a", person("Pia Sund"), published="2031-05-02"),
        named("b", person("Pia SUND"), published="2031-04-01"),
        named("c", person("Tomas Vale")),
    )
    (pia,) = found["Pia Sund"]
    assert (pia.releases, pia.first_published, pia.last_published) == (
        2, "2031-04-01", "2031-05-02",
    )  # fmt: skip
    assert pia.evidence == "same name"
    assert pia.names_seen == ("Pia Sund", "Pia SUND")
    assert found["Tomas Vale"][0].evidence == "named in one release"


JOINED = [
    ("Pia Sund", "Pia Sund", {}, "same name"),
    ("Pia Sund", "Pia Sund", {"country": "FI"}, "same name, same country (Finland)"),
    ("Pia Sund", "Pia M. Sund", {"role": "minister"}, "middle name or suffix"),
    ("Pia Sund", "P. Sund", {"country": "FI"}, "same surname and initial (P. Sund / Pia Sund)"),
    ("P. Sund", "P. Sund", {"party": "pace:SOC"}, "same surname and initial, same party"),
    ("Mikhail Orlow", "Mihail Orlow", {"country": "FI"}, "another spelling"),
    ("Li Ming", "Ming Li", {"country": "CN"}, "in another order"),
    ("Pia Sund", "Sund", {"party": "pace:SOC"}, "same surname (Pia Sund / Sund), same party"),
    ("Sund", "Sund", {"country": "FI", "role": "minister"}, "same surname"),
]


@pytest.mark.parametrize(("one", "other", "said", "evidence"), JOINED)
def test_evidence_joins(one, other, said, evidence, identified, named, person) -> None:
    found = identified(named("a", person(one, **said)), named("b", person(other, **said)))
    ((identity,),) = found.values()
    assert identity.releases == 2
    assert evidence in identity.evidence


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("P. Sund", "P. Sund", {}),
        ("P. Sund", "Pia Sund", {"role": "minister"}),
        ("Sund", "Sund", {"role": "minister"}),
        ("Pia Sund", "Sund", {"country": "FI"}),
        ("Pia Sund", "Pia M. Sund", {}),
        ("Mikhail Orlow", "Mihail Orlow", {"role": "minister"}),
        ("Pia Sund", "Per Sund", {"country": "FI", "party": "pace:SOC"}),
    ],
)
def test_too_little_evidence_joins_nobody(one, other, said, identified, named, person) -> None:
    found = identified(named("a", person(one, **said)), named("b", person(other, **said)))
    assert [one.releases for several in found.values() for one in several] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"country": "FI"}, {"country": "MT"}, "different countries (Finland / Malta)"),
        ({"party": "pace:SOC"}, {"party": "pace:ALDE"}, "different parties (Socialists"),
        ({"mr": "Mr"}, {"mr": "Ms"}, "Mr against Ms"),
    ],
)
def test_a_contradiction_keeps_apart_and_is_told(
    one, other, why, identified, named, person
) -> None:
    found = identified(
        named("a", person("Pia Sund", **one)), named("b", person("Pia Sund", **other))
    )
    first, second = found["Pia Sund"]
    both = f"{first.evidence} {second.evidence}"
    assert (first.releases, second.releases) == (1, 1)
    assert why in both
    assert f"apart from {first.canonical_id} (Pia Sund)" in second.evidence


def test_groups_of_two_houses_are_no_contradiction(identified, named, person) -> None:
    found = identified(
        named("a", person("Pia Sund", party="pace:SOC")),
        named("b", person("Pia Sund", party="ep:ALDE")),
    )
    assert releases_of(found, "Pia Sund") == [2]


def test_two_of_one_name_in_one_release_are_two(identified, named, person) -> None:
    found = identified(named("a", person("Pia Sund"), person("Pia Sund")))
    assert releases_of(found, "Pia Sund") == [1, 1]


def test_nothing_is_guessed_between_two_who_are_apart(identified, named, person) -> None:
    found = identified(
        named("a", person("Pia Sund", country="FI")),
        named("b", person("Pia Sund", country="MT")),
        named("c", person("Pia Sund")),
    )
    assert releases_of(found, "Pia Sund") == [1, 1, 1]
    assert any("may be" in one.evidence for one in found["Pia Sund"])


def test_one_slip_against_many_releases_stops_nobody(identified, named, person) -> None:
    many = [named(f"m{n}", person("Pia Sund", country="FI")) for n in range(10)]
    slip = named("slip", person("Pia Sund", country="MT"))
    found = identified(*many, slip, named("c", person("Pia Sund")))
    assert releases_of(found, "Pia Sund") == [1, 11]


def test_an_initial_that_two_would_answer_to_joins_neither(identified, named, person) -> None:
    found = identified(
        named("a", person("Pia Sund", country="FI")),
        named("b", person("Per Sund", country="FI")),
        named("c", person("P. Sund", country="FI")),
    )
    assert {name: releases_of(found, name) for name in found} == {
        "Pia Sund": [1], "Per Sund": [1], "P. Sund": [1],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "told"), [("Sund", "by surname alone"), ("P. Sund", "by initial and surname")]
)
def test_a_name_too_short_to_join_is_told(name, told, identified, named, person) -> None:
    (one,) = identified(named("a", person(name)))[name]
    assert one.evidence == f"named in one release, {told}"


def test_families_are_no_persons(identified, named, person) -> None:
    assert identified(named("a", person("Sunds", kind="family"))) == {}


def test_the_order_of_the_releases_decides_nothing(identified, named, person) -> None:
    releases = [
        named("a", person("Pia Sund", country="FI"), published="2031-01-01"),
        named("b", person("Pia Sund")),
        named("c", person("P. Sund", country="FI")),
        named("d", person("Pia Sund", country="MT"), person("Sund", party="pace:SOC")),
        named("e", person("Pia M. Sund", country="FI", party="pace:SOC")),
    ]
    outcomes = {
        tuple(one for several in identified(*order).values() for one in several)
        for order in permutations(releases)
    }
    assert len(outcomes) == 1


def test_rows_are_ordered_by_surname_then_id(identified, named, person) -> None:
    found = identified(
        named("a", person("Zoë Abel"), person("Pia Sund", country="MT"), person("Ann Öst")),
        named("b", person("Pia Sund", country="FI"), person("Nils Moe")),
    )
    assert list(found) == ["Zoë Abel", "Nils Moe", "Ann Öst", "Pia Sund"]
    first, second = found["Pia Sund"]
    assert first.canonical_id < second.canonical_id
