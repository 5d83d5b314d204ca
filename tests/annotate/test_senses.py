"""Names of countries that mean something else where they stand, or that leave it open."""

import pytest

TOWN = "The city of Turkey holds its fair. Turkey has two bakers."


def countries(annotated, text):
    return [one.text for one in annotated(text).mentions if one.label == "COUNTRY"]


def dropped(annotated, text):
    return [one.text for one in annotated(text).considered if " means " in one.found_by]


@pytest.mark.parametrize(
    "text",
    [
        "The form is printed in English, French and Dutch.",
        "The staff who speak Bulgarian are on duty.",
        "She teaches in French.",
    ],
)
def test_a_language_is_no_country(annotated, text):
    assert countries(annotated, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She wrote to French officials.", ["French"]),
        ("She spoke to Dutch Prime Minister Oda Vreel.", ["Dutch"]),
    ],
)
def test_what_an_adjective_describes_makes_it_no_language(annotated, text, found):
    assert countries(annotated, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The growers went to Peru, Indiana, by bus.",
        "CUBA, N.M., March 6, 2019 - They came.",
        "The talk was of Turkey, a town in Texas.",
        TOWN,
    ],
)
def test_a_town_of_the_same_name_is_no_country(annotated, text):
    assert countries(annotated, text) == []


def test_a_town_stays_one_unless_the_country_has_another_name_there(annotated):
    text = f"{TOWN} The Turks came in May."
    assert countries(annotated, text) == ["Turkey", "Turks"]


def test_a_state_that_the_release_speaks_of_is_no_country(annotated):
    assert countries(annotated, "Mayors met in Atlanta. Georgia needs roads.") == []
    assert dropped(annotated, "Mayors met in Atlanta. Georgia needs roads.") == ["Georgia"]


def test_where_a_release_speaks_of_both_the_words_beside_or_the_sentence_decide(annotated):
    text = "They flew from Atlanta to Tbilisi. Georgia's consul waved. Georgia joined Armenia."
    assert countries(annotated, text) == ["Georgia", "Georgia", "Armenia"]
    state = "They flew from Atlanta to Tbilisi. Georgia's lawmakers waved."
    assert countries(annotated, state) == []


def test_where_nothing_decides_the_name_stays_in_doubt(annotated):
    found = annotated("They flew from Atlanta to Tbilisi. Georgia needs roads.")
    (name,) = [one for one in found.mentions if one.label == "COUNTRY"]
    assert dict(name.parts) == {"other_sense": "us-state"}


def test_a_word_beside_a_country_is_a_family_name_only_if_it_may_be_one(annotated):
    assert countries(annotated, "They met Jordan Vale in May.") == []


def test_a_country_listed_beside_another_is_one_even_among_states(annotated):
    text = "The U.S. Senate spoke of Georgia and Ukraine. Georgia law is another thing."
    assert countries(annotated, text) == ["U.S.", "Georgia", "Ukraine"]


@pytest.mark.parametrize("text", ["Lebanon County has a road.", "They left Fort Ash, Georgia."])
def test_a_county_and_a_fort_in_a_state_are_no_countries(annotated, text):
    assert countries(annotated, text) == []


def test_a_person_of_the_name_of_a_town_stays_one(annotated):
    found = annotated("The city of Jordan holds its fair. Ms Jordan spoke.").mentions
    assert ("PERSON", "Jordan") in [(one.label, one.text) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LUXEMBOURG, 12 March 2031 - They met.", []),
        ("The judges of the Court in Luxembourg ruled.", []),
        ("They met envoys of Luxembourg.", ["Luxembourg"]),
    ],
)
def test_a_city_of_the_same_name_is_no_country(annotated, text, found):
    assert countries(annotated, text) == found
