"""Writes the trained pipeline in spaCy's own form into `models/`, and loads one again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pipeline.annotate.recogniser.component import FACTORY, Recogniser
from pipeline.annotate.recogniser.stored import Model
from pipeline.errors import UsageError

CARD = "training.json"
META = {
    "name": "rollcall",
    "version": "0.5.0",
    "description": "Finds persons and parties in press releases.",
    "author": "rollcall",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9",
}


def pipeline_of(model: Model) -> Language:
    """Return a spaCy pipeline of the English tokenizer, sentences and the recogniser."""
    nlp = spacy.blank("en", meta=META)
    nlp.add_pipe("sentencizer")
    component = nlp.add_pipe(FACTORY, name="recogniser")
    if isinstance(component, Recogniser):
        component.model = model
    return nlp


def save(nlp: Language, folder: Path, card: Mapping[str, Any]) -> None:
    """Write the pipeline and what is known of its making into `folder`."""
    nlp.meta.update(META)
    nlp.to_disk(folder)
    text = json.dumps(card, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (folder / CARD).write_text(text, "utf-8", newline="\n")


def load(folder: Path) -> tuple[Language, Recogniser]:
    """Return a saved pipeline and its recogniser; raises UsageError where `folder` holds none."""
    try:
        nlp = spacy.load(folder)
        component = nlp.get_pipe("recogniser")
    except (OSError, KeyError) as error:
        raise UsageError(f"{str(folder)!r} holds no recogniser: {error}") from None
    if not isinstance(component, Recogniser):
        raise UsageError(f"{str(folder)!r} holds a recogniser of another kind")
    return nlp, component


def read_card(folder: Path) -> dict[str, Any]:
    """Return what is known of a model's making; raises UsageError where that cannot be read."""
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{str(folder)!r} has no {CARD} that can be read: {error}") from None
    return card


def model_in(component: Recogniser) -> Model:
    """Return the model of a recogniser; raises UsageError where it has none."""
    if component.model is None:
        raise UsageError("the recogniser is empty: train one first")
    return component.model
