"""Trains spaCy's own convolutional recogniser on the same examples: what ours is compared with.

It is spaCy's default `ner`, of the size of the small English pipelines: four layers of width 96.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as SpacyExample
from spacy.util import minibatch
from thinc.api import compounding, fix_random_seed

from pipeline.annotate.recogniser.decode import Found
from pipeline.train.examples import KEPT, NOTHING, Example

ROUNDS = 8
DROPOUT = 0.2
UNKNOWN = "-"
"""spaCy's tag of a word of which nothing is known."""
BATCHES = (8.0, 64.0, 1.01)


def convolutional(
    examples: Callable[[int], Iterable[Example]],
    seed: int,
    rounds: int = ROUNDS,
    *,
    told: Callable[[int, float], None] = lambda *_: None,
) -> Language:
    """Return spaCy's recogniser after `rounds` over the examples of each round."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    recogniser: Any = nlp.add_pipe("ner")
    for label in KEPT:
        recogniser.add_label(label)
    optimiser = nlp.initialize()
    draw = random.Random(seed)
    for number in range(rounds):
        found = [_example(nlp, unit) for one in examples(number) for unit in units_of(one)]
        draw.shuffle(found)
        losses: dict[str, float] = {}
        for batch in minibatch(found, compounding(*BATCHES)):
            nlp.update(batch, sgd=optimiser, drop=DROPOUT, losses=losses)
        told(number, losses["ner"])
    return nlp


def find_by(nlp: Language, example: Example) -> list[Found]:
    """Return what a spaCy pipeline finds in an example, sentence by sentence as it was trained."""
    units = [(start, end) for start, end in example.units if end > start]
    docs = (Doc(nlp.vocab, list(example.words[start:end])) for start, end in units)
    return [
        Found(entity.label_, start + entity.start, start + entity.end, 1.0)
        for (start, _), doc in zip(units, nlp.pipe(docs), strict=True)
        for entity in doc.ents
    ]


def units_of(example: Example) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the words and tags of each sentence of an example."""
    tags = tags_of(example)
    for start, end in example.units:
        if end > start:
            yield example.words[start:end], tags[start:end]


def tags_of(example: Example) -> list[str]:
    """Return spaCy's tags of the words of an example; what its marks leave open is unknown.

    >>> from pipeline.train.examples import Mark
    >>> one = Example("x", "y", ("Mr", "Bo", "Li"), ((0, 3),), (Mark(1, 3, ("PERSON",)),))
    >>> tags_of(one)
    ['O', 'B-PERSON', 'L-PERSON']
    """
    free = set(example.free) & set(KEPT)
    tags = [
        UNKNOWN if free or at in example.unsure else NOTHING for at in range(len(example.words))
    ]
    for mark in example.marks:
        tags[mark.start : mark.end] = _of(mark.labels, mark.end - mark.start)
    return tags


def _of(labels: Sequence[str], length: int) -> list[str]:
    ours = [label for label in labels if label in KEPT]
    if not ours:
        return [NOTHING] * length
    if len(labels) > 1:
        return [UNKNOWN] * length
    if length == 1:
        return [f"U-{ours[0]}"]
    return [f"B-{ours[0]}", *[f"I-{ours[0]}"] * (length - 2), f"L-{ours[0]}"]


def _example(nlp: Language, unit: tuple[Sequence[str], Sequence[str]]) -> SpacyExample:
    words, tags = unit
    doc = Doc(nlp.vocab, list(words))
    return SpacyExample.from_dict(doc, {"entities": list(tags)})
