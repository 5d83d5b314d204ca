"""Documents of spaCy hold every span on the borders of tokens, and the text as it is stored."""

import pytest
import spacy
from export.conftest import Export
from export.made import FIRST, SECOND
from spacy.tokens import Doc, DocBin

from pipeline.export.asked import Asked
from pipeline.export.docbin import GROUP
from pipeline.export.spans import ENTITIES, labelled
from pipeline.export.stage import export


@pytest.fixture
def docs(exported: Export) -> list[Doc]:
    """Return what spaCy reads, with a vocabulary that has seen nothing of it."""
    return list(DocBin().from_disk(exported("docbin")).get_docs(spacy.blank("en").vocab))


def test_the_texts_are_those_that_are_stored(docs: list[Doc]) -> None:
    assert [doc.text for doc in docs] == [FIRST, SECOND]
    assert [doc.user_data["rollcall"]["release_id"] for doc in docs] == ["r1:a", "r2:b"]


def test_no_span_is_lost(docs: list[Doc], output) -> None:
    for doc, extraction in zip(docs, Asked(output).releases(), strict=True):
        spans = {(one.label_, one.start_char, one.end_char) for one in doc.spans[GROUP]}
        ours = labelled(extraction.record)
        assert spans == {(one.label, *one.place) for one in ours}
        named = {(one.label_, one.start_char, one.end_char) for one in doc.ents}
        assert named == {one for one in spans if one[0] in ENTITIES}
        assert {one.id_ for one in doc.spans[GROUP]} == {one.mention_id for one in ours}


def test_a_span_inside_a_token_cuts_it_and_that_is_told(docs: list[Doc], output, tmp_path) -> None:
    assert "May2031" in {one.text for one in docs[0].ents}
    notes = export(Asked(output), "docbin", tmp_path / "made").notes
    assert list(notes.values()) == [1]


def test_an_entity_carries_its_value(docs: list[Doc]) -> None:
    values = {one.text: one.kb_id_ for one in docs[0].ents}
    assert values["ALDE"] == "pace:ALDE"
    assert values["Chadian"] == "TD"
    assert values["3 May 2031"] == "2031-05-03"


def test_spacy_can_train_on_it_and_measure_by_it(docs: list[Doc]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Pia Sund"}])
    examples = [spacy.training.Example(nlp(doc.text), doc) for doc in docs]
    assert nlp.evaluate(examples)["ents_per_type"]["PERSON"]["p"] == 1.0


def test_only_the_wanted_labels_are_written(exported: Export) -> None:
    made = exported("docbin", "PARTY")
    docs = DocBin().from_disk(made).get_docs(spacy.blank("en").vocab)
    assert {one.label_ for doc in docs for one in doc.spans[GROUP]} == {"PARTY"}
