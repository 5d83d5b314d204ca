"""The recogniser alone, played by a small pipeline that knows three names."""

from collections.abc import Iterable

import pytest
import spacy
from spacy.language import Language

from pipeline.evaluate.against_gold import Extract, score_texts
from pipeline.evaluate.alone import only_spans, recogniser_alone, record_of
from pipeline.evaluate.gold_files import Gold
from pipeline.evaluate.marked import parse_marked
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.layout import load_layout
from pipeline.types import Release

KNOWN = [
    {"label": "PERSON", "pattern": "Pia Sund"},
    {"label": "PARTY", "pattern": "Rose List"},
    {"label": "PLACE", "pattern": "Vaasa"},
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a pipeline that finds three names as entities."""
    language = spacy.blank("en")
    language.add_pipe("entity_ruler").add_patterns(KNOWN)
    return language


@pytest.fixture(scope="module")
def alone(nlp: Language) -> Extract:
    return recogniser_alone(nlp, load_layout())


def found(extract: Extract, text: str) -> list[tuple[int, int, str]]:
    (extraction,) = extract([Release("r", text, "r.txt")])
    record = extraction.record
    mentions = [one for row in (*record.persons, *record.parties) for one in row.mentions]
    return [(one.start, one.end, one.text) for one in mentions]


def test_spans_lead_into_the_stored_text_and_not_into_the_cleaned_one(alone: Extract) -> None:
    text = "\N{ZERO WIDTH SPACE}Minister **Pia\N{NO-BREAK SPACE}Sund** spoke."
    ((start, end, name),) = found(alone, text)
    assert text[start:end] == name == "Pia\N{NO-BREAK SPACE}Sund"


def test_what_is_neither_person_nor_party_is_left_out(alone: Extract) -> None:
    names = [name for _, _, name in found(alone, "Pia Sund of the Rose List, in Vaasa.")]
    assert names == ["Pia Sund", "Rose List"]


def test_releases_come_in_the_order_in_which_they_went(alone: Extract) -> None:
    releases: Iterable[Release] = [Release(f"r{n}", "Pia Sund." * n, "") for n in (2, 0, 1)]
    records = [one.record for one in alone(releases)]
    assert [(one.release_id, len(one.persons)) for one in records] == [
        ("r2", 2),
        ("r0", 0),
        ("r1", 1),
    ]


def test_it_is_scored_on_gold_by_spans_alone(alone: Extract) -> None:
    body = "⟦P p1|Pia Sund⟧ of the ⟦G ?|Rose List⟧ met ⟦P p1|Sund⟧ on ⟦D 2031|2031⟧."
    marked = parse_marked(f"kind: note\np1: Pia Sund; mentioned\n=====\n{body}", "x")
    result = only_spans(score_texts([Gold(marked.text, marked.record)], alone))
    assert [(one.measure, one.label, one.gold, one.right) for one in result.scores] == [
        ("spans", "PARTY", 1, 1),
        ("spans", "PERSON", 2, 1),
    ]
    assert [(one.side, one.text) for one in result.slips] == [("missed", "Sund")]


@pytest.mark.parametrize(
    ("measure", "label", "stays"),
    [
        ("spans", "PERSON", True),
        ("wikigold.all spans but for titles", "PERSON", True),
        ("spans", "DATE", False),
        ("values of right spans", "PARTY", False),
        ("ties", "party", False),
    ],
)
def test_only_what_it_can_earn_is_scored(measure: str, label: str, stays: bool) -> None:
    slip = Slip("a", 1, measure, label, "missed", "x", "")
    left = only_spans(Result((Score(measure, label, 1, 1, 1),), (slip,)))
    assert (bool(left.scores), bool(left.slips)) == (stays, stays)


def test_each_entity_becomes_a_person_of_its_own() -> None:
    record = record_of(Release("r", "Sund, Sund", ""), [("PERSON", 0, 4), ("PERSON", 6, 10)])
    assert [one.mentions[0].start for one in record.persons] == [0, 6]
