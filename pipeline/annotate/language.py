"""Loads the spaCy pipeline of `models/`: the seam at which a trained recogniser comes in."""

from pathlib import Path

import regex
import spacy
from spacy.language import Language

import pipeline.annotate.recogniser.component  # noqa: F401 - spaCy knows its factory from here on
from pipeline.errors import DataError, Fault

NAME = "en_rollcall"
RECOGNISER = "recogniser"
"""What the pipeline of the model calls its recogniser."""
PLACES = (Path(__file__).parents[1] / "models", Path(__file__).parents[2] / "models")
"""In an installed wheel the models lie inside the package, in a checkout beside it."""
LONGEST_TEXT = 1_000_000_000
"""Characters; spaCy's own limit guards parsers, and this pipeline has none."""

UNBROKEN = regex.compile(r"(\S{100})\S")
"""More signs in a row than words have: spaCy takes the square of their number (10,000 took 8 s)."""
LONG = regex.compile(r"(?<!\S)\S{101}")
"""Whether there is such a run: asked at the beginning of each word alone."""


def broken_up(text: str) -> str:
    """Return a text, as long as before, in which a blank breaks each run of signs without one.

    >>> broken_up("(" * 102).count(" "), broken_up("a (b)")
    (1, 'a (b)')
    """
    return UNBROKEN.sub(r"\1 ", text) if LONG.search(text) else text


def model_folder() -> Path:
    """Return the folder of the model; raises DataError where the installation has none."""
    for place in PLACES:
        if (place / NAME / "meta.json").is_file():
            return place / NAME
    fault = Fault("models", NAME, "is not in the installation", "install rollcall again")
    raise DataError([fault])


def load_language(*, recogniser: bool = True) -> Language:
    """Return the spaCy pipeline; entities that its recogniser finds become mentions.

    Without its recogniser it makes tokens and sentences, and names nobody.
    """
    nlp = spacy.load(model_folder(), exclude=[] if recogniser else [RECOGNISER])
    nlp.max_length = LONGEST_TEXT
    return nlp
