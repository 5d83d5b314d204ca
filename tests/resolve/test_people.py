"""Who is one person: small texts whose names are marked by hand."""

from dataclasses import replace

import pytest
from our_tables import NAMES
from resolve.made import mentions

from pipeline.resolve.people import Hints, join_people
from pipeline.same_names import Naming, load_name_ways
from pipeline.types import Person

NAMING = Naming(NAMES, load_name_ways())


def people(marked: str) -> tuple[Person, ...]:
    return join_people(mentions(marked)[1], NAMING)[0]


def names(marked: str) -> list[str]:
    return [one.name for one in people(marked)]


@pytest.mark.parametrize(
    ("marked", "joined"),
    [
        ("[PERSON Pia Sund] spoke. [PERSON Sund] left.", "Pia Sund"),
        ("[PERSON Sund] spoke. Later [PERSON Pia Sund] left.", "Pia Sund"),
        ("[PERSON Pia Sund] spoke. [PERSON Pia] left.", "Pia Sund"),
        ("[PERSON Pia SUND] spoke. [PERSON Sund] left.", "Pia Sund"),
        ("[PERSON SUND Pia] spoke. [PERSON Pia Sund] left.", "Pia Sund"),
        ("[PERSON Oda van der Lint] and [PERSON van der Lint]", "Oda van der Lint"),
        ("[PERSON Oda van der Lint] and [PERSON Lint]", "Oda van der Lint"),
        ("[PERSON P. Sund] and [PERSON Pia Sund]", "Pia Sund"),
        ("[PERSON Zh. Omar] and [PERSON Zhanna Omar]", "Zhanna Omar"),
        ("[PERSON Pia Maria Sund] and [PERSON Pia Sund]", "Pia Maria Sund"),
        ("[PERSON Ana María Ruiz Soler] and [PERSON Ana Ruiz]", "Ana María Ruiz Soler"),
        ("[PERSON Zoë Holt] and [PERSON Zoe Holt]", "Zoë Holt"),
        ("[PERSON Lu Xiaobo] and [PERSON Xiaobo Lu]", "Lu Xiaobo"),
        ("[PERSON Mari Conte-Bell] and [PERSON Conte Bell]", "Mari Conte-Bell"),
        ("[PERSON G.Sh.Momun] and [PERSON Momun]", "G.Sh. Momun"),
        ("[PERSON Siarhei Hrynko] and [PERSON Sergey Grinko]", "Siarhei Hrynko"),
    ],
)
def test_two_ways_of_writing_a_name_are_one_person(marked: str, joined: str) -> None:
    (person,) = people(marked)
    assert person.name == joined
    assert len(person.mentions) == 2


@pytest.mark.parametrize(
    "marked",
    [
        "[PERSON Pia Sund] and [PERSON Eva Sund]",
        "[PERSON Pia Sund] and [PERSON Pia Holt]",
        "[PERSON P. Sund] and [PERSON Eva Sund]",
        "[PERSON Jo Sund] and [PERSON Jan Sund]",
        "[PERSON Ana María Ruiz Soler] and [PERSON Ana Soto]",
        "[PERSON Ana María Ruiz Soler] and [PERSON Eva Ruiz]",
        "[PERSON Al Berg] and [PERSON Ana Berg]",
        "[PERSON Sund] and [PERSON Holt]",
        "[PERSON Jan Hall] and [PERSON Gall]",
        "[PERSON Jan Hall] and [PERSON Ana Gall]",
    ],
)
def test_names_that_contradict_each_other_are_two_people(marked: str) -> None:
    assert len(people(marked)) == 2


def test_a_surname_of_two_people_goes_to_the_last_one_named_and_is_told() -> None:
    _, found = mentions("[PERSON Pia Sund] met [PERSON Eva Sund]. [PERSON Sund] left.")
    (first, second), (finding,) = join_people(found, NAMING)
    assert [len(first.mentions), len(second.mentions)] == [1, 2]
    assert (finding.code, finding.found, finding.person) == (
        "two-people-one-surname",
        "Sund",
        "Eva Sund",
    )
    assert finding.candidates == ("Pia Sund", "Eva Sund")


def test_a_surname_before_both_of_its_bearers_goes_to_the_first() -> None:
    first, second = people("[PERSON Sund] left. [PERSON Pia Sund] met [PERSON Eva Sund].")
    assert [one.text for one in first.mentions] == ["Sund", "Pia Sund"]
    assert second.name == "Eva Sund"


def test_people_stand_in_the_order_of_their_first_mentions() -> None:
    assert names("[PERSON Vale] met [PERSON Pia Sund] and [PERSON Tomas Vale]") == [
        "Tomas Vale",
        "Pia Sund",
    ]


def test_a_single_name_has_no_given_name_and_no_family_name() -> None:
    (person,) = people("[PERSON Putin] critics")
    assert (person.name, person.given_name, person.family_name) == ("Putin", None, None)


def test_the_parts_of_a_name_are_those_of_its_longest_form() -> None:
    (person,) = people("[PERSON Sund], that is [PERSON Pia SUND]")
    parts = (person.given_name, person.family_name, person.sort_name)
    assert parts == ("Pia", "Sund", "Sund, Pia")


def test_the_honorific_is_the_first_one_that_any_mention_has() -> None:
    _, (first, second) = mentions("[PERSON Pia Sund] is here. Dr [PERSON Sund] left.")
    titled = replace(second, parts=(("honorific", "Dr"),))
    ((person,), _) = join_people((first, titled), NAMING)
    assert person.honorific == "Dr"


def test_a_family_is_no_person_and_takes_no_mention_of_one() -> None:
    _, found = mentions(
        "[PERSON the Vales] fled, [PERSON Tomas Vale] too. [PERSON The Vales] are free.",
        **{"the Vales": "family", "The Vales": "family"},
    )
    (family, person), findings = join_people(found, NAMING)
    assert (family.kind, family.name, family.family_name) == ("family", "the Vales", "Vales")
    assert len(family.mentions) == 2
    assert person.name == "Tomas Vale"
    assert findings == ()


def test_what_is_no_person_is_left_aside() -> None:
    assert names("[PERSON Pia Sund] of [COUNTRY Finland] and [PARTY ALDE]") == ["Pia Sund"]


def test_two_honorifics_that_exclude_each_other_are_two_people() -> None:
    _, found = mentions("Ms [PERSON Anna Berg] spoke. Mr [PERSON Berg] disagreed.")
    titles = ("Ms", "Mr")
    titled = [
        replace(one, parts=(("honorific", title),))
        for one, title in zip(found, titles, strict=True)
    ]
    assert len(join_people(titled, NAMING)[0]) == 2


@pytest.mark.parametrize(
    ("marked", "joined"),
    [
        ("[PERSON Azat Zhaparov] spoke. [PERSON Japarov] left.", "Azat Zhaparov"),
        ("[PERSON William J. Kowal] spoke. [PERSON Bill Kowal] left.", "William J. Kowal"),
        ("[PERSON Noh Gap-dol] spoke. [PERSON Noh Kap-dol] left.", "Noh Gap-dol"),
        ("[PERSON Denis Maret-Lurkin] spoke. [PERSON Denis Maret] left.", "Denis Maret-Lurkin"),
    ],
)
def test_other_spellings_short_forms_and_halves_are_one_person(marked: str, joined: str) -> None:
    assert names(marked) == [joined]


def test_an_exact_name_goes_before_a_name_that_only_sounds_alike() -> None:
    marked = "[PERSON Ana Zhaparova] and [PERSON Eva Japarova] met. [PERSON Japarova] left."
    assert [len(one.mentions) for one in people(marked)] == [1, 2]


def test_another_name_of_a_person_joins_it_under_the_first() -> None:
    found = mentions("[PERSON Ana Ruiz], known as [PERSON Zuma], left. [PERSON Zuma] spoke.")[1]
    hints = Hints(aliases=((found[0], found[1]),))
    (person,), _ = join_people(found, NAMING, hints)
    assert (person.name, len(person.mentions)) == ("Ana Ruiz", 3)


def test_names_tied_to_a_country_of_the_east_keep_their_order() -> None:
    found = mentions("[PERSON SHIRANUI Tamotsu] left.")[1]
    (kept,), _ = join_people(found, NAMING, Hints(eastern=frozenset({"SHIRANUI Tamotsu"})))
    (turned,), _ = join_people(found, NAMING)
    assert (kept.name, turned.name) == ("Shiranui Tamotsu", "Tamotsu Shiranui")


def test_a_word_is_sooner_a_family_name_than_one_inside_a_name() -> None:
    found = people("[PERSON KHAN Tofaz], [PERSON MOHMAND Arbab Khan]. [PERSON Khan] is held.")
    assert [len(one.mentions) for one in found] == [2, 1]


def test_another_spelling_of_a_family_name_stands_for_its_bearer_too() -> None:
    (person,) = people(
        "[PERSON Siarhei Hrynko], [PERSON Sergey Grinko] to them. [PERSON Grinko] wept."
    )
    assert len(person.mentions) == 3
