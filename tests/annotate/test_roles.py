"""The roles beside a name: where they begin and end, whose they are, what they tie."""

import pytest


def roles(record):
    """Return name to the roles of a release, former ones with a star."""
    return {
        one.name: [role.text + "*" * (role.status == "former") for role in one.roles]
        for one in record.persons
    }


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # before the name
        ("Foreign Secretary Ana Ruiz left.", "Ana Ruiz", "Foreign Secretary"),
        ("We met the novelist Ana Ruiz.", "Ana Ruiz", "novelist"),
        ("It is over, said salvage foreman Leo Moor.", "Leo Moor", "salvage foreman"),
        ("The head of the Water Board, Ana Ruiz, left.", "Ana Ruiz", "head of the Water Board"),
        ("Minister of Water, Lakes and Fisheries Ana Ruiz left.", "Ana Ruiz",
         "Minister of Water, Lakes and Fisheries"),
        ("His nephew and driver, Leo Moor, left.", "Leo Moor", "driver"),
        ("One of its deputies, Ana Ruiz, left.", "Ana Ruiz", "deputies"),
        ("A third teacher, Mr Leo Moor, left.", "Leo Moor", "teacher"),
        ("Malta's Ambassador, Mr Leo Moor, left.", "Leo Moor", "Malta's Ambassador"),
        # behind it
        ("Ana Ruiz, head of a lyceum in Rome, left.", "Ana Ruiz", "head of a lyceum in Rome"),
        ("Ana Ruiz, 51, crime reporter, left.", "Ana Ruiz", "crime reporter"),
        ("Ana Ruiz (Malta) spoke as head of the delegation.", "Ana Ruiz", "head of the delegation"),
        ("Ana Ruiz, 47, his mother, mayor of Arlen. Left.", "Ana Ruiz", "mayor of Arlen"),
        ("Ana Ruiz, 30, no relation, federal secretary of the Union. Left.", "Ana Ruiz",
         "federal secretary of the Union"),
        ("Ana Ruiz, 61, prefect of Arlen and, until May 2021, clerk of the court. Held.",
         "Ana Ruiz", "clerk of the court*"),
        ("MALTA (former members of the Senate)\nMs Ana Ruiz\nMr Leo Moor\n", "Ana Ruiz",
         "former members of the Senate*"),
        ("Ana Ruiz, a deminer arrested in May, left.", "Ana Ruiz", "deminer"),
        ("Ana Ruiz is the chair of the Circle.", "Ana Ruiz", "chair of the Circle"),
        ("* Ana Ruiz – director, Harbour Watch, Malta\n* Leo Moor – clerk, Rome\n", "Ana Ruiz",
         "director, Harbour Watch"),
        ("Ana Ruiz left. She is the third Maltese nurse, by far.", "Ana Ruiz", "Maltese nurse"),
        ("Mr Leo Moor left. He was a deputy for Arlen.", "Leo Moor", "deputy for Arlen*"),
        ("Ana Ruiz, Secretary for Transport, and the crew left.", "Ana Ruiz",
         "Secretary for Transport"),
        ("Ana Ruiz, member of the Senate until 2012, left.", "Ana Ruiz", "member of the Senate*"),
        ("Contact:\n\nAna Ruiz\nPress Officer\nHarbour House\n", "Ana Ruiz", "Press Officer"),
    ],
)  # fmt: skip
def test_a_role_is_the_whole_phrase_beside_its_name(say, text, name, role):
    assert role in roles(say(text))[name]


@pytest.mark.parametrize(
    "text",
    [
        "Senators Ana Ruiz and Leo Moor left.",
        "Ana Ruiz MP left.",
        "Ana Ruiz, the wife of Leo Moor, left.",
        "Ana Ruiz, a cousin of hers, left.",
        "Ana Ruiz, lawyer Leo Moor and others left.",
    ],
)
def test_honorifics_post_nominals_and_kin_are_no_roles(say, text):
    assert roles(say(text)).get("Ana Ruiz") == []


def test_a_role_in_the_plural_is_that_of_all_names_in_its_row(say):
    found = roles(say("The farmers Ana Ruiz, Leo Moor and Jon Berg left."))
    assert found == {"Ana Ruiz": ["farmers"], "Leo Moor": ["farmers"], "Jon Berg": ["farmers"]}
    found = roles(say("Ana Ruiz and Leo Moor, organisers of a strike, left."))
    assert found["Ana Ruiz"] == found["Leo Moor"] == ["organisers of a strike"]


def test_a_row_of_names_goes_on_behind_the_country_of_one_and_a_number_stands_outside(say):
    found = roles(say("There were two observers, Dr. Ana Ruiz of Malta and Leo Moor.\n"))
    assert found == {"Ana Ruiz": ["observers"], "Leo Moor": ["observers"]}


def test_what_somebody_is_to_write_is_no_role_of_the_addressee(say):
    assert roles(say("ACTION: the Chair to write to Mr Leo Moor.")) == {"Leo Moor": []}


def test_nobody_is_guessed_whom_a_pronoun_means_between_two(say):
    found = roles(say("Ana Ruiz met Lea Moor. She is a nurse from Arlen."))
    assert found == {"Ana Ruiz": [], "Lea Moor": []}


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Dr", "delegation"), ("Sir", "delegation"), ("Senator", "office"), ("Judge", "office")],
)
def test_a_country_behind_a_rank_is_that_of_an_office_and_behind_a_learned_title_is_not(
    say, title, kind
):
    (person,) = say(f"{title} Leo Moor of Malta left.").persons
    assert [(one.code, one.kind) for one in person.countries] == [("MT", kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers of justice of Malta and of Ghana, Ana Ruiz and Leo Moor, left.",
        "The presidents of Malta and Ghana, Ana Ruiz and Leo Moor, left.",
    ],
)
def test_as_many_countries_as_names_are_each_one_s(say, text):
    found = {one.name: [tie.code for tie in one.countries] for one in say(text).persons}
    assert found == {"Ana Ruiz": ["MT"], "Leo Moor": ["GH"]}


def test_and_parts_two_roles_where_one_of_them_names_a_body(say):
    text = "Ana Ruiz, a cartoonist and vice-chair of the Circle, left."
    assert roles(say(text))["Ana Ruiz"] == ["cartoonist", "vice-chair of the Circle"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, a former envoy to Ghana, left.",
        "Ana Ruiz, until 2019 an envoy to Ghana, left.",
        "Ana Ruiz, envoy to Ghana from 2009 to 2016, left.",
        "Ana Ruiz was an envoy to Ghana.",
    ],
)
def test_words_beside_a_role_say_that_it_is_over(say, text):
    (role,) = roles(say(text))["Ana Ruiz"]
    assert role.endswith("envoy to Ghana*")


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Maltese Prime Minister Ana Ruiz left.", [("MT", "office")]),
        ("Ana Ruiz, a Maltese nurse, left.", [("MT", "nationality")]),
        ("Ana Ruiz, ambassador of Malta to Ghana, left.", [("MT", "office")]),
        ("Ana Ruiz, Malta's candidate for the court, left.", [("MT", "candidacy")]),
        ("Ana Ruiz, head of the Maltese delegation, left.", [("MT", "office")]),
        ("Malta was represented by its Principal Secretary, Ana Ruiz.", [("MT", "office")]),
        ("Ana Ruiz, special rapporteur on rights in Malta, left.", []),
        ("Ana Ruiz, author of a history of Malta, left.", []),
    ],
)
def test_the_country_in_a_role_is_tied_where_the_role_is_of_it(say, text, ties):
    (person,) = (one for one in say(text).persons if one.name == "Ana Ruiz")
    assert [(one.code, one.kind) for one in person.countries] == ties


def test_the_party_in_a_role_is_tied_and_is_over_with_it(say):
    (person,) = say("Ana Ruiz, a former member of the Maltese Labour Party, left.").persons
    assert [one.status for one in person.parties] == ["former"]
