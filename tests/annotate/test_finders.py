"""What each finder sees on a page by itself, and what it leaves to others."""

import pytest

from pipeline.annotate.finders import (
    FINDERS,
    bold,
    forenames,
    gazetteer,
    initialled,
    rules,
    shifted,
    titled,
)
from pipeline.types import Block, Mention


def texts(found, label=None):
    """Return the texts of mentions, of one label or all."""
    return [one.text for one in found if label in (None, one.label)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mr Pia Sund left", ["Pia Sund"]),
        ("Rt Hon Sir Ned Hall MP left", ["Ned Hall"]),
        ("Ms Oda VAN DER LINT and Dr. V. Bondar", ["Oda VAN DER LINT", "V. Bondar"]),
        ("Prime Minister Jo Lind's plan", ["Jo Lind"]),
        ("Mr Jan Kowal left", ["Jan Kowal"]),
        ("President of the Assembly", []),
        ("Pia Sund left", []),
        ("the Ministry of Finance", []),
        ("Mr\nSund", []),
        # a peer's place belongs to the name, another person's does not
        ("Baroness Okonjo-Hart of Peckham spoke", ["Okonjo-Hart of Peckham"]),
        ("Dr Pia Sund of Vienna spoke", ["Pia Sund"]),
    ],
)
def test_a_title_stands_before_a_name(lay, text, people):
    assert texts(titled(lay(text)), "PERSON") == people


def test_an_honorific_is_outside_the_name_and_inside_the_full_span(lay):
    (person,) = titled(lay("So Mr Sund left"))
    assert (person.full_start, person.start, person.end) == (3, 6, 10)
    assert dict(person.parts) == {"honorific": "Mr"}


def test_an_office_before_a_name_is_a_role_and_no_honorific(lay):
    person, role = titled(lay("President Pia Sund"))
    assert (role.label, role.text) == ("ROLE", "President")
    assert person.full_start == -1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Karl Bremm met Anna Berg", ["Karl Bremm", "Anna Berg"]),
        ("V. Bondar and W.A. Berg", ["V. Bondar", "W.A. Berg"]),
        ("Karl left", []),
        ("Harbour Rights and Vienna Centre", []),
        ("U.S. Senate", []),
        ("in Karl France", []),
        ("Great Harbour Day: Anna Berg Welcomes Progress", []),
    ],
)
def test_a_known_forename_or_an_initial_opens_a_name(lay, text, people):
    assert texts(forenames(lay(text))) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("with Zh. Kulman and Imanali Ch. Botobek", ["Zh. Kulman", "Imanali Ch. Botobek"]),
        ("Judge G.Sh.Momun read", ["G.Sh.Momun"]),
        ("Mt. Everest and Kulman Zh.", []),
    ],
)
def test_an_initial_of_several_letters_stands_in_a_name(lay, text, people):
    assert texts(initialled(lay(text))) == people


def test_a_name_in_bold_inside_a_line_is_a_person(lay):
    text = "The report of Oda Vreel was read."
    page = lay(text, Block("body", 0, len(text)), Block("bold", 14, 23))
    assert texts(bold(page)) == ["Oda Vreel"]


@pytest.mark.parametrize("span", [(0, 9), (10, 18)])
def test_a_bold_line_and_a_bold_word_are_no_person(lay, span):
    text = "Oda Vreel\nSomebody left."
    page = lay(text, Block("body", 0, len(text)), Block("bold", *span))
    assert texts(bold(page)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in France", [("FR", "name")]),
        ("IN FRANCE AND GERMANY", [("FR", "name"), ("DE", "name")]),
        ("the French Republic", [("FR", "long_name")]),
        ("in Namibia, NA", [("NA", "name")]),
        ("Bank of Uganda", [("UG", "embedded")]),
        ("join us in it", []),
        ("JOIN US ALL NOW", []),
    ],
)
def test_countries_are_found_by_the_tables(lay, text, found):
    mentions = [one for one in gazetteer(lay(text)) if one.label == "COUNTRY"]
    assert [(one.found_by.split(":")[1], one.kind) for one in mentions] == found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("the European People's Party won", ["European People's Party"]),
        ("the Greens/EFA Group", ["Greens/EFA Group"]),
        ("SOC and ALDE won", []),
        ("Labour won", []),
        ("I will do justice", []),
    ],
)
def test_a_party_of_one_word_needs_support(lay, text, parties):
    assert texts(gazetteer(lay(text)), "PARTY") == parties


def test_nothing_is_found_in_furniture(lay):
    text = "Mr Karl Bremm, France, 3 May 2018"
    page = lay(text, Block("furniture", 0, len(text)))
    assert [mention for finder in FINDERS for mention in finder(page)] == []


def test_a_rule_finds_in_the_second_line_what_stands_there(lay):
    text = "Nothing here.\nVienna, 3 May 2018"
    (date,) = rules(lay(text))
    assert (date.text, text[date.start : date.end]) == ("3 May 2018", "3 May 2018")


def test_a_rule_does_not_reach_over_the_end_of_a_line(lay):
    assert texts(rules(lay("on 3 May\n2018 people came")), "DATE") == ["3 May"]


def test_a_shifted_mention_keeps_all_but_its_place():
    mention = Mention("DATE", 0, 5, "3 May", "rule:x", "kind", (("day", "3"),))
    assert shifted(mention, 7) == Mention("DATE", 7, 12, "3 May", "rule:x", "kind", (("day", "3"),))


def test_an_initial_between_two_names_is_no_title(lay) -> None:
    found = [one.text for one in titled(lay("They met Jennifer M. Anderson and M. Dupont."))]
    assert found == ["Dupont"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("the Ministry of Justice. Vreel said so", []),
        ("Prof. Oda Vreel and Justice Ann Poe", ["Oda Vreel", "Ann Poe"]),
    ],
)
def test_a_title_of_a_long_word_before_a_full_stop_ends_a_sentence(lay, text, people):
    assert texts(titled(lay(text)), "PERSON") == people
