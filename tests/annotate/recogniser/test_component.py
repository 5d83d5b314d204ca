"""The recogniser as spaCy takes it, with a network made by hand."""

from collections.abc import Container, Sequence
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.recogniser.calibration import Calibration
from pipeline.annotate.recogniser.component import (
    FACTORY,
    GROUP,
    Recogniser,
    confidences,
)
from pipeline.annotate.recogniser.decode import Probabilities, tags_of
from pipeline.annotate.recogniser.stored import Model, Settings
from tests.annotate.recogniser.test_features import PIECES, vocabulary

LABELS = ("PERSON", "PARTY", "PLACE")
TAGS = tags_of(LABELS)


class ByShape:
    """Takes each word that opens with a capital for a person, or goes on with one."""

    content = b"no network"

    def probabilities(
        self,
        words: Sequence[int],
        asked: Container[int],
        features: Sequence[tuple[tuple[int, ...], int]],
        _: object,
    ) -> Probabilities:
        """Return certain tags."""
        rows = [word for word in words if word in asked]
        table = np.full((len(rows), len(TAGS)), 0.001, dtype=np.float32)
        before = False
        for row, word in enumerate(rows):
            named = PIECES[features[word][0][0]] in ("lena", "ek")
            tag = ("I-PERSON" if before else "B-PERSON") if named else "O"
            table[row, TAGS.index(tag)] = 0.99
            before = named
        return table


def language(least: int = 0) -> Language:
    """Return a pipeline with the recogniser in it."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    component = nlp.add_pipe(FACTORY, name="recogniser")
    assert isinstance(component, Recogniser)
    curves = {"PERSON": Calibration((0.0, 0.9), (40, 97))}
    settings = Settings(LABELS, ("PERSON", "PARTY"), least, curves)
    component.model = Model(vocabulary(), ByShape(), settings)  # type: ignore[arg-type]
    return nlp


def named(doc: Doc) -> list[tuple[str, str]]:
    """Return text and label of the entities."""
    return [(one.text, one.label_) for one in doc.ents]


def test_entities_are_runs_of_whole_tokens() -> None:
    assert named(language()("We met Lena Ekdahl.")) == [("Lena Ekdahl", "PERSON")]


def test_each_entity_has_a_confidence_in_percent() -> None:
    doc = language()("We met Lena Ekdahl.")
    assert confidences(doc) == {(2, 4): 97}
    assert [span.text for span in doc.spans[GROUP]] == ["Lena Ekdahl"]


def test_a_document_of_another_pipeline_has_no_confidences() -> None:
    assert confidences(spacy.blank("en")("Lena")) == {}


def test_spans_that_are_less_sure_than_asked_are_left_out() -> None:
    assert named(language(least=98)("We met Lena Ekdahl.")) == []


def test_an_empty_document_has_no_entities() -> None:
    assert named(language()("")) == []


def test_a_long_text_is_read_to_its_end() -> None:
    text = "and so on " * 2_000 + "Lena Ekdahl"
    assert named(language()(text)) == [("Lena Ekdahl", "PERSON")]


def test_a_pipe_gives_what_one_call_gives() -> None:
    nlp = language()
    texts = ["We met Lena.", "", "Nobody came.", "Ekdahl left."]
    assert [named(doc) for doc in nlp.pipe(texts)] == [named(nlp(text)) for text in texts]


def test_a_recogniser_without_a_network_says_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    with pytest.raises(ValueError, match="from_disk"):
        nlp("Lena")


def test_an_empty_recogniser_is_written_and_read(tmp_path: Path) -> None:
    component = Recogniser("recogniser", frozenset())
    component.to_disk(tmp_path / "model")
    assert list((tmp_path / "model").iterdir()) == []
    assert component.from_bytes(component.to_bytes()).model is None
