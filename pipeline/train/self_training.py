"""Marks unlabelled releases by an earlier model: where it is sure they teach, else nothing does."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.annotate.recogniser.component import read_words
from pipeline.annotate.recogniser.decode import Probabilities, spans
from pipeline.annotate.recogniser.stored import Model
from pipeline.clean.stage import clean
from pipeline.train.examples import KEPT, Example, Mark
from pipeline.train.label_maps import label_map
from pipeline.train.reading import Reader, spread_over, words_of
from pipeline.train.saving import load, model_in
from pipeline.types import Release

SURE, UNSURE = 0.9, 0.05
"""A span of this probability is taken over; a word whose tag is less sure than 1 - UNSURE is
left open. Not tuned."""


def marked_by(teacher: Path, path: Path, reader: Reader) -> Iterator[Example]:
    """Yield examples of the releases in `path` as the model in `teacher` marks them."""
    _, component = load(teacher)
    model = model_in(component)
    for entry in spread_over(path):
        release = Release(str(entry["id"]), entry["text"], str(entry["id"]))
        doc = reader.nlp(clean(release, reader.layout).text)
        words, units = words_of(doc)
        if words:
            read = read_words(words, units, model, component.openers)
            labels = label_map(reader.maps, entry["dataset"])
            marks, unsure = _taught(read, model)
            yield Example(release.id, labels.id, words, units, marks, labels.free, unsure)


def _taught(read: Probabilities, model: Model) -> tuple[tuple[Mark, ...], frozenset[int]]:
    sure = [
        Mark(one.start, one.end, (one.label,))
        for one in spans(read, model.settings.labels)
        if one.probability >= SURE and one.label in KEPT
    ]
    marked = {at for mark in sure for at in range(mark.start, mark.end)}
    doubtful: NDArray[np.intp] = np.flatnonzero(read.max(axis=1) < 1 - UNSURE)
    others = np.flatnonzero(read.argmax(axis=1) > 0)
    unsure = {int(at) for at in (*doubtful, *others)} - marked
    return tuple(sure), frozenset(unsure)
