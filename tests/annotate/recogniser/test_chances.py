"""What the recogniser half saw: how likely words are to be in a name."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.annotate.recogniser.chances import CHANCES, chance, keep_chances, likely_spans

LABELS = ("PERSON", "PARTY")


@pytest.fixture
def doc() -> Doc:
    """Return a document in whose third and fourth word the recogniser half sees a party."""
    one = spacy.blank("en")("They chose Harbour League again .")
    read = np.zeros((len(one), 5), dtype=np.float32)
    read[2, 3], read[3, 4], read[3, 3] = 0.4, 0.2, 0.1
    keep_chances(one, read, LABELS)
    return one


def test_the_chance_of_a_name_is_that_of_its_unlikeliest_word(doc: Doc) -> None:
    assert chance(doc, "PARTY", 11, 18) == pytest.approx(0.4)
    assert chance(doc, "PARTY", 11, 25) == pytest.approx(0.3)
    assert chance(doc, "PERSON", 11, 25) == 0


def test_part_of_a_word_has_the_chance_of_the_word(doc: Doc) -> None:
    assert chance(doc, "PARTY", 12, 14) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("least", "found"), [(0.2, ["Harbour League"]), (0.35, ["Harbour"]), (0.5, [])]
)
def test_likely_words_that_follow_each_other_are_one_run(
    doc: Doc, least: float, found: list[str]
) -> None:
    spans = likely_spans(doc, "PARTY", least)
    assert [doc.text[start:end] for start, end in spans] == found


def test_a_run_may_end_with_the_text() -> None:
    one = spacy.blank("en")("We chose Vesna")
    keep_chances(one, np.full((3, 5), 0.4, dtype=np.float32), LABELS)
    assert list(likely_spans(one, "PERSON", 0.5)) == [(0, 14)]


def test_a_document_that_no_recogniser_of_ours_has_read_has_no_chances() -> None:
    one = spacy.blank("en")("They chose.")
    assert chance(one, "PARTY", 0, 4) is None
    assert list(likely_spans(one, "PARTY", 0.0)) == []


def test_a_label_that_the_recogniser_does_not_know_has_no_chance() -> None:
    doc = spacy.blank("en")("Ms Vreel")
    doc.user_data[CHANCES] = {"PERSON": np.ones(2)}
    assert chance(doc, "BODY", 0, 2) is None
    assert list(likely_spans(doc, "BODY", 0.1)) == []
