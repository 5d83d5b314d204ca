"""Later mentions lean on earlier ones: surnames, runs of names, abbreviations put in brackets."""

import pytest

from pipeline.annotate.repeats import (
    introduced_parties,
    repeated_people,
    supported_parties,
    without_surnames,
)
from pipeline.annotate.titled import titled
from pipeline.types import Mention


@pytest.fixture(scope="module")
def later(lay):
    """Return a function: the later mentions of the titled persons of a text, in order."""

    def found(text):
        page = lay(text)
        known = [one for one in titled(page) if one.label == "PERSON"]
        taken = {one.start for one in known}
        again = [one for one in repeated_people(page, known) if one.start not in taken]
        return [one.text for one in again]

    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Pia Sund left. Sund came back; Pia Sund stayed.", ["Sund", "Pia Sund"]),
        ("Sund left before Mr Pia Sund came.", ["Sund"]),
        ("Mr Jo LIND spoke, then Lind and LIND.", ["Lind", "LIND"]),
        ("Mr Jo Lind spoke, then LIND.", ["LIND"]),
        ("Mr Jan van den Berg spoke. Van den Berg left.", ["Van den Berg"]),
        ("Mr Pia Sund met her in Vienna. Sund left.", ["Sund"]),
        ("Mr Pia Sund left. Sund's plan", ["Sund"]),
        ("Mr Jo Lind Jr. left. Lind came.", ["Lind"]),
        ("Mr Kossi Amegan left. Amégan came.", ["Amégan"]),
        ("SWEDEN Mr Pia Sund left. NORWAY Sund came.", ["Sund"]),
        # another person, another name, a longer word
        ("Mr Pia Sund left. Karl Sund came.", []),
        ("Mr Pia Sund left. K. Sund came.", []),
        ("Mr Pia Sund left. Sund Larsen came.", []),
        ("Mr Pia Sund left. Sundberg and Berg-Sund came.", []),
        ("Mr Pia Sund left. The sund is deep.", []),
        # what may be anything is nobody's surname
        ("Mr Jin Li left. Li came.", []),
        ("Mr Tim France left for France.", []),
    ],
)
def test_a_later_mention_is_the_name_or_the_family_name_alone(later, text, found):
    assert later(text) == found


def test_without_a_person_there_is_nothing_to_repeat(lay):
    assert list(repeated_people(lay("Sund left."), [])) == []


LONG = "Harbour Party of Norland"


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (" (HPN). The HPN won.", ["HPN", "HPN"]),
        (' (hereinafter "HPN") and HPN-led talks', ["HPN"]),
        (" (H). H won.", []),
        (" won. The HPN lost.", []),
        (" and (HPN)", []),
        (" (FRANCE) won. FRANCE lost.", []),
    ],
)
def test_an_abbreviation_in_brackets_is_introduced_by_the_long_form(lay, after, found):
    party = Mention("PARTY", 0, len(LONG), LONG, "strong:x")
    uses = list(introduced_parties(lay(LONG + after), [party]))
    assert [one.text for one in uses] == found
    assert all(dict(one.parts)["means"] == LONG for one in uses)


def test_an_abbreviation_of_two_parties_means_the_one_named_last_before_it(lay):
    text = "Harbour Party (HP) and HP. Heath Party (HP) and HP."
    parties = [
        Mention("PARTY", text.index(name), text.index(name) + len(name), name, "strong:x")
        for name in ("Harbour Party", "Heath Party")
    ]
    means = [dict(one.parts)["means"] for one in introduced_parties(lay(text), parties)]
    assert means == ["Harbour Party", "Harbour Party", "Heath Party", "Heath Party"]


@pytest.mark.parametrize(
    ("found_by", "kind", "uses"),
    [
        ("form:bracket.party", "party", 2),
        ("form:bracket.us-state", "letter", 0),
        ("strong:x", "party", 0),
    ],
)
def test_a_short_name_counts_again_where_a_form_has_shown_it(lay, found_by, kind, uses):
    text = "Pia Sund (SOC) said SOC won."
    shown = Mention("PARTY", 10, 13, "SOC", found_by, kind)
    assert len(list(supported_parties(lay(text), [shown]))) == uses


def test_a_single_letter_never_counts_again(lay):
    shown = Mention("PARTY", 10, 11, "D", "form:bracket.party", "party")
    assert list(supported_parties(lay("Max Boone (D) got a D."), [shown])) == []


def test_a_surname_seen_again_is_no_party_unless_a_table_has_it(lay):
    page = lay("Kagiso Larkson spoke. Larkson calls it so.")
    again = Mention("PERSON", 22, 29, "Larkson", "finder:later-mention")
    seen = Mention("PARTY", 22, 29, "Larkson", "model")
    assert without_surnames(page, [again, seen]) == [again]
    listed = lay("Kagiso Labour spoke. Labour calls it so.")
    person = Mention("PERSON", 21, 27, "Labour", "finder:later-mention")
    party = Mention("PARTY", 21, 27, "Labour", "model")
    assert without_surnames(listed, [person, party]) == [person, party]
