"""What looks like a person and was taken for none is told, and what only looks so is not."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.annotate.audit.stage import CODES, audit
from pipeline.annotate.recogniser.chances import CHANCES
from pipeline.annotate.recogniser.component import OTHERS
from pipeline.types import Block, Mention
from pipeline.vocabulary import ISSUES, vocabulary


def let_see(page, *labels: str) -> None:
    """Let the recogniser see nothing, or as much as `labels` of the words, half of them each."""
    page.doc.spans.pop(OTHERS, None)
    page.doc.user_data.pop(CHANCES, None)
    if labels:
        none = np.zeros(len(page.doc))
        seen = dict.fromkeys(("PERSON", "BODY", "PLACE", "PARTY"), none)
        page.doc.user_data[CHANCES] = seen | dict.fromkeys(labels, none + 0.5)


def mention(text: str, words: str, label: str = "PERSON") -> Mention:
    start = text.index(words)
    return Mention(label, start, start + len(words), words, "form:made")


def told(lay, text: str, *people: str, seen: tuple[str, ...] = (), kind: str = "body"):
    """Return the codes and words of what is told of a text in which only `people` were found."""
    page = lay(text, Block(kind, 0, len(text)))
    let_see(page, *seen)
    return [(one.code, one.found) for one in audit(page, [mention(text, one) for one in people])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we met Ms Oda Vreel there", [("title-without-person", "Oda Vreel")]),
        ("we met Ms Vreel there", [("title-without-person", "Vreel")]),
        ("we met the Prime Minister there", []),
        ("a call on His Excellency Rt. Hon. there", []),
    ],
)
def test_a_name_behind_a_title_is_told(lay, text: str, found) -> None:
    assert told(lay, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("with Oda Vreel (Finland) there", [("bracket-without-person", "Oda Vreel")]),
        ("with Oda Vreel (Finland, SOC) there", [("bracket-without-person", "Oda Vreel")]),
        ("with Oda Vreel (R-TX) there", [("bracket-without-person", "Oda Vreel")]),
        ("with Vreel (Labour, Quay Hill) there", [("bracket-without-person", "Vreel")]),
        ("we flew to Harstadt (Austria) then", []),
        ("with the Lantern Brook (2031) there", [("name-without-person", "Lantern Brook")]),
    ],
)
def test_a_name_before_a_bracket_of_a_country_or_party_is_told(lay, text: str, found) -> None:
    assert told(lay, text) == found


@pytest.mark.parametrize(
    ("text", "people", "found"),
    [
        ("- Pia Sund, baker\n- Vreel, nurse\n", ["Pia Sund"], [("item-without-person", "Vreel")]),
        ("Pia Sund; Vreel; Eva Holt", ["Pia Sund", "Eva Holt"], [("item-without-person", "Vreel")]),
        ("- Pia Sund, baker\n- Guests: two nurses\n", ["Pia Sund"], []),
        ("- Pia Sund, baker\n- two nurses\n", ["Pia Sund"], []),
        ("- Quay, a walk\n- Vreel, nurse\n", [], []),
    ],
)
def test_an_item_that_names_nobody_beside_one_that_does_is_told(lay, text, people, found) -> None:
    assert told(lay, text, *people, kind="list") == found


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        ("“It rains,” said Vreel.", (), [("speaker-without-person", "Vreel")]),
        ("then Vreel warned us", ("PERSON",), [("speaker-without-person", "Vreel")]),
        ("then Vreel warned us", ("BODY",), []),
        ("then they warned us", (), []),
        ("then Vreel left us", (), []),
    ],
)
def test_a_name_beside_a_verb_of_saying_is_told(lay, text: str, seen, found) -> None:
    assert told(lay, text, seen=seen) == found


@pytest.mark.parametrize(
    ("text", "people", "found"),
    [
        ("with Pia Sund and Oda Vreel", ["Pia Sund"], [("joined-without-person", "Oda Vreel")]),
        ("with Oda Vreel and Pia Sund", ["Pia Sund"], [("joined-without-person", "Oda Vreel")]),
        ("with Pia Sund and Vienna", ["Pia Sund"], []),
    ],
)
def test_a_name_that_is_joined_to_a_person_is_told(lay, text, people, found) -> None:
    assert told(lay, text, *people) == found


@pytest.mark.parametrize(
    ("text", "seen", "found"),
    [
        ("we saw Maria Vreel there", (), [("forename-without-person", "Maria Vreel")]),
        ("we saw Maria Vreel there", ("PLACE",), []),
        ("we saw Oda Vreel there", ("PERSON",), [("half-seen-person", "Oda Vreel")]),
        ("we saw Oda Vreel there", (), [("name-without-person", "Oda Vreel")]),
        ("we saw Oda Vreel there", ("BODY",), []),
        ("we saw Vreel there", (), []),
        ("we saw Lock Keepers there, all keepers", (), []),
        ("the shop at 14 rue Oda Vreel there", (), []),
    ],
)
def test_a_bare_name_is_told_unless_something_speaks_against_it(lay, text, seen, found) -> None:
    assert told(lay, text, seen=seen) == found


def test_a_name_that_is_told_is_told_again_by_its_surname(lay) -> None:
    text = "we met Ms Oda Vreel there. Then Vreel left."
    assert told(lay, text)[1:] == [("surname-without-person", "Vreel")]


def test_the_surname_of_somebody_found_is_told_where_it_was_lost(lay) -> None:
    assert told(lay, "we met Oda Vreel. Vreel left.", "Oda Vreel", seen=("PLACE",)) == [
        ("surname-without-person", "Vreel")
    ]


def test_a_place_is_no_surname_for_being_taken_for_a_person(lay) -> None:
    assert told(lay, "we met in Vreel. Then Vreel slept.", "Vreel") == []


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Oda Vreel leaves the harbour for good", "headline", ["Oda Vreel"]),
        ("Oda Vreel Leaves Quay Harbour For Good", "headline", []),
        ("ODA VREEL LEAVES THE HARBOUR", "body", []),
        ("Oda Vreel | 12 March 2031", "document-line", []),
    ],
)
def test_a_line_whose_capitals_say_nothing_is_left_alone(lay, text, kind, found) -> None:
    assert [words for _, words in told(lay, text, kind=kind)] == found


def test_what_a_mention_explains_is_not_told(lay) -> None:
    page = lay("we met Oda Vreel there")
    let_see(page)
    for label in ("PERSON", "PARTY", "COUNTRY"):
        assert audit(page, [mention(page.text, "Oda Vreel", label)]) == ()


def test_what_stands_beside_a_country_in_one_run_of_capitals_is_told(lay) -> None:
    text = "JAPAN Vreel (Labour)"
    page = lay(text)
    let_see(page)
    country = Mention("COUNTRY", 0, 5, "JAPAN", "strong:JP")
    assert [one.found for one in audit(page, [country])] == ["Vreel"]


def test_the_stage_tells_what_it_lost(annotated, kit) -> None:
    assert annotated("we met Ms Oda Vreel there.").findings == ()


def test_every_code_is_in_the_vocabulary() -> None:
    assert set(CODES) <= set(vocabulary(ISSUES))


WORDS = st.sampled_from(
    [
        *("Ms", "Mr", "Oda", "Vreel", "Pia", "said", "and", "the", "Minister", "Finland"),
        *("(Finland)", "(SOC);", "14", "“", "-", "\n", "|", "É", "Labour"),
    ]
)


@given(words=st.lists(WORDS, max_size=40))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_findings_lie_in_the_text_in_order_and_apart(lay, words: list[str]) -> None:
    text = " ".join(words)
    found = audit(lay(text), [])
    ends = [0, *(one.end for one in found)]
    for end, one in zip(ends, found, strict=False):
        assert end <= one.start < one.end <= len(text)
        assert one.found == " ".join(text[one.start : one.end].split())
