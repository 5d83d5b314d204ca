"""Writes the trained pipeline into `models/`: spaCy's own form, loaded again by `spacy.load`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from pipeline.annotate.recogniser.component import FACTORY, Recogniser
from pipeline.annotate.recogniser.stored import Model

META = {
    "name": "rollcall",
    "version": "0.4.0",
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
    nlp.to_disk(folder)
    text = json.dumps(card, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    (folder / "training.json").write_text(text, "utf-8", newline="\n")
