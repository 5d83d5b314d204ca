"""The recogniser as a spaCy component: `doc.ents`, and their confidence in a span group."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example

from pipeline.annotate.recogniser.candidates import candidates
from pipeline.annotate.recogniser.chances import keep_chances
from pipeline.annotate.recogniser.decode import (
    Found,
    Probabilities,
    spans,
    tags_of,
    without_loose_ends,
)
from pipeline.annotate.recogniser.stored import FILES, Model, Settings, files_of, model_of
from pipeline.annotate.recogniser.windows import Unit, lines_of, may_name, pack

FACTORY = "rollcall_recogniser"
GROUP = "recogniser"
"""The span group of what was found: the same spans as `doc.ents`, with `attrs["percents"]`."""
OTHERS = "recogniser_others"
"""The span group of what it surely takes for neither person nor party: bodies and places."""
SURELY = 0.7
"""The least probability of these."""


class Recogniser:
    """Finds persons and parties by the words around them; empty until `from_disk`."""

    def __init__(self, name: str, openers: frozenset[str], model: Model | None = None) -> None:
        self.name = name
        self.openers = openers
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its entities set; each is a run of whole tokens."""
        if self.model is None:
            raise ValueError(f"{self.name} holds no network: load it with from_disk")
        words = [token.text for token in doc]
        read = read_words(words, units_of(doc, words), self.model, self.openers)
        found = spans(read, self.model.settings.labels)
        _enter(doc, found, self.model.settings)
        keep_chances(doc, read, self.model.settings.labels)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Yield the documents of a stream; each is read alone, whatever the size of a batch."""
        return map(self, stream)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Return precision, recall and F of the entities: what `spacy evaluate` prints."""
        return get_ner_prf(examples)

    def to_bytes(self, exclude: Sequence[str] = ()) -> bytes:
        """Return the component's files as bytes: spaCy hands pipelines to other processes so."""
        files = files_of(self.model) if self.model else {}
        sizes = {name: len(content) for name, content in files.items()}
        return json.dumps(sizes).encode() + b"\n" + b"".join(files.values())

    def from_bytes(self, content: bytes, exclude: Sequence[str] = ()) -> "Recogniser":
        """Return the component with the files that `to_bytes` gave."""
        head, _, rest = content.partition(b"\n")
        files = {}
        for name, size in json.loads(head).items():
            files[name], rest = rest[:size], rest[size:]
        self.model = model_of(files) if files else None
        return self

    def to_disk(self, path: Path | str, exclude: Sequence[str] = ()) -> None:
        """Write the files of the component into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (files_of(self.model) if self.model else {}).items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: Path | str, exclude: Sequence[str] = ()) -> "Recogniser":
        """Return the component with the files of the folder `path`."""
        self.model = model_of({name: (Path(path) / name).read_bytes() for name in FILES})
        return self


@Language.factory(FACTORY, assigns=["doc.ents", "doc.spans"], default_config={})
def make_recogniser(nlp: Language, name: str) -> Recogniser:
    """Return an empty recogniser: `spacy.load` fills it from the model's folder."""
    return Recogniser(name, frozenset(nlp.Defaults.stop_words))


def confidences(doc: Doc) -> dict[tuple[int, int], int]:
    """Return the confidence in percent of the entities that the recogniser set, by their tokens."""
    if GROUP not in doc.spans:
        return {}
    group = doc.spans[GROUP]
    percents = group.attrs["percents"]
    return {(one.start, one.end): sure for one, sure in zip(group, percents, strict=True)}


def _enter(doc: Doc, found: Sequence[Found], settings: Settings) -> None:
    """Set the entities of a document and the two span groups."""
    rated = [(one, settings.percent(one)) for one in found]
    kept = [
        (one, percent)
        for one, percent in rated
        if one.label in settings.kept and percent >= settings.least_percent
    ]
    entities = [_span(doc, one) for one, _ in kept]
    percents = [percent for _, percent in kept]
    others = [
        _span(doc, one)
        for one in found
        if one.label not in settings.kept and one.probability >= SURELY
    ]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=entities, attrs={"percents": percents})
    doc.spans[OTHERS] = SpanGroup(doc, name=OTHERS, spans=others)
    doc.set_ents(entities)


def _span(doc: Doc, one: Found) -> Span:
    return Span(doc, one.start, one.end, label=one.label)


def read_words(
    words: Sequence[str], units: Sequence[Unit], model: Model, openers: frozenset[str]
) -> Probabilities:
    """Return the probabilities of the tags of all words; those not asked for are outside."""
    features = list(map(model.vocabulary.features, words))
    tags = len(tags_of(model.settings.labels))
    read = np.zeros((len(words), tags), dtype=np.float32)
    read[:, 0] = 1.0
    hopeful = [one for one in units if may_name(words[slice(*one)], openers)]
    named = candidates(words)
    for window in pack(hopeful, [len(pieces) for pieces, _ in features]):
        asked = [word for word in window.words if word in named]
        found = model.network.probabilities(window.words, named, features, model.vocabulary)
        if window.counts is None:
            read[asked] = found
        else:
            rows = [row for row, word in enumerate(asked) if word in window.counts]
            read[[asked[row] for row in rows]] = found[rows]
    return without_loose_ends(read, [word in openers for word in words])


def units_of(doc: Doc, words: Sequence[str]) -> list[Unit]:
    """Return the sentences and lines of a document, by token."""
    marked = doc.has_annotation("SENT_START")
    starts = {sentence.start for sentence in doc.sents} if marked else set()
    return list(lines_of(words, starts.__contains__))
