"""Who is held, who is free again, and whom a release is about."""

import pytest


def appears(record, name):
    """Return what the person of a name appears as."""
    return next(one.appears_as for one in record.persons if one.name == name)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Leo Moor was arrested in May.",
        "We call for the release of Leo Moor.",
        "Leo Moor, whom soldiers arrested, is ill.",
        "Leo Moor, sentenced to nine years, is ill.",
        "Still held:\n\n* Leo Moor, poet\n* Ana Ruiz, nurse\n",
    ],
)
def test_who_is_held_appears_as_detained(say, text):
    assert "detained" in appears(say(text), "Leo Moor")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Leo Moor was charged with extortion.",
        "Mr Leo Moor is at risk of extradition.",
        "Mr Leo Moor said that talks were held in a prison.",
        "The husband of Ms Ana Ruiz was arrested. Mr Leo Moor wrote about it.",
    ],
)
def test_who_is_only_charged_or_beside_it_does_not(say, text):
    assert "detained" not in appears(say(text), "Leo Moor")


def test_who_is_free_again_was_detained_and_is_not(say):
    found = appears(say("Leo Moor was arrested in May. Moor was released in June."), "Leo Moor")
    assert "was-detained" in found
    assert "detained" not in found


def test_who_is_taken_again_is_held_and_not_free(say):
    record = say("- Ana Ruiz, 27, teacher. Let go before Christmas, taken again on 31 January.\n")
    (person,) = record.persons
    assert "detained" in person.appears_as
    assert "was-detained" not in person.appears_as


def test_the_place_and_time_words_stand_in_the_proof_of_a_detention(say):
    record = say("Leo Moor was arrested. Mr Moor is being held in Karaganda Province since May.")
    (proof,) = (one for one in record.persons[0].appearances if one.value == "detained")
    assert proof.evidence == "Mr Moor is being held in Karaganda Province since May"


def test_a_release_is_about_who_is_held_and_named_again_not_about_who_speaks(say):
    text = "Leo Moor was arrested. Moor is ill. Ana Ruiz said so. Ruiz is his lawyer."
    assert "subject" in appears(say(text), "Leo Moor")
    assert "subject" not in appears(say(text), "Ana Ruiz")


def test_a_list_is_about_those_held_whose_items_are_sentences(say):
    text = (
        "Still held\n\n- Ana Ruiz (Malta) was arrested in the port of Sliema on 3 May 2019.\n"
        "- Lea Moor (Malta), a baker, is on bail since October 2018 and reports every week.\n"
        "- Oda Lint, arrested in May\n"
    )
    found = {one.name: {said.value for said in one.appearances} for one in say(text).persons}
    assert found == {
        "Ana Ruiz": {"detained", "subject"},
        "Lea Moor": {"was-detained", "subject"},
        "Oda Lint": {"detained"},
    }


MINUTES = (
    "Minutes of the meeting held on 5 March 2019\n\nPRESENT\nAna Ruiz MP (Lab, Arlen)\n"
    "Leo Moor MP (Con, Ely)\n\nAPOLOGIES\nLea Holt MP (SNP, Angus)\n\n1. Visit\n"
    "Those who wish to go: Ruiz, Moor. Holt cannot.\n\n"
    "2. Prisoners\nJon Berg was arrested in May and is ill. Berg has no lawyer.\n"
)


def test_minutes_are_not_about_those_who_came_or_sent_apologies(say):
    record = say(MINUTES)
    about = [one.name for one in record.persons if "subject" in one.appears_as]
    assert about == ["Jon Berg"]


def test_those_who_came_may_stand_on_the_line_that_says_so(say):
    text = "Minutes of the meeting held on 5 March 2019\n\nPresent: Ana Ruiz, Leo Moor.\n\n"
    record = say(text + "Ms Ruiz and Mr Moor had come late. The meeting was long and cold.\n" * 3)
    assert {one.name: "subject" in one.appears_as for one in record.persons} == {
        "Ana Ruiz": False,
        "Leo Moor": False,
    }
