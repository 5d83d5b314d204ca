"""Runs the recogniser alone: the entities of a spaCy pipeline, and nothing of ours joined to them.

Its persons and parties become records, so that they are scored as those of the product are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from pipeline.annotate.language import broken_up
from pipeline.clean.stage import clean
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.result import Result
from pipeline.layout import Layout
from pipeline.records import (
    Extraction,
    PartyMention,
    PartyRecord,
    PersonMention,
    PersonRecord,
    ReleaseRecord,
)
from pipeline.types import Cleaned, Release

PERSON, PARTY = "PERSON", "PARTY"
LABELS = (PERSON, PARTY)
"""What the recogniser finds; whatever else a pipeline finds is left out."""
RECOGNISER = "model"
Entity = tuple[str, int, int]
"""A label, and a span of the stored text."""


def recogniser_alone(nlp: Any, layout: Layout) -> Extract:
    """Return the recogniser as if it were the product: it reads a cleaned text, tells stored spans.

    `nlp` is a spaCy pipeline; of its documents only `ents` are read.
    """

    def extract(releases: Iterable[Release]) -> Iterator[Extraction]:
        cleaned = (clean(release, layout) for release in releases)
        texts = ((broken_up(one.text), one) for one in cleaned)
        for doc, one in nlp.pipe(texts, as_tuples=True):
            found = [(entity.label_, entity.start_char, entity.end_char) for entity in doc.ents]
            yield Extraction(one.release, record_of(one.release, _stored(one, found)))

    return extract


def only_spans(result: Result) -> Result:
    """Return the scores and slips that a recogniser alone can earn: of spans, by its labels.

    >>> from pipeline.evaluate.result import Score
    >>> scores = [Score(one, "PARTY", 1, 1, 1) for one in ("x.dev spans", "values of right spans")]
    >>> [score.measure for score in only_spans(Result(tuple(scores))).scores]
    ['x.dev spans']
    """
    return replace(
        result,
        scores=tuple(one for one in result.scores if _is_earned(one.measure, one.label)),
        slips=tuple(one for one in result.slips if _is_earned(one.measure, one.label)),
    )


def record_of(release: Release, entities: Iterable[Entity]) -> ReleaseRecord:
    """Return a record that has each entity as a person or party of its own."""
    text = release.text
    named = [(label, start, end, text[start:end]) for label, start, end in entities]
    return ReleaseRecord(
        release_id=release.id,
        source=release.source,
        characters=len(text),
        text_sha256=sha256(text.encode()).hexdigest(),
        text_file="",
        persons=tuple(_person(*one) for label, *one in named if label == PERSON),
        parties=tuple(_party(*one) for label, *one in named if label == PARTY),
    )


def _is_earned(measure: str, label: str) -> bool:
    spans = measure.endswith(("spans", "spans but for titles"))
    return spans and not measure.endswith("of right spans") and label in LABELS


def _stored(cleaned: Cleaned, found: Iterable[Entity]) -> Iterator[Entity]:
    for label, start, end in found:
        if label in LABELS:
            yield (label, *cleaned.to_raw(start, end))


def _person(start: Any, end: Any, text: Any) -> PersonRecord:
    mention = PersonMention(
        start=start,
        end=end,
        text=text,
        full_start=start,
        full_end=end,
        found_by=RECOGNISER,
        how="exact",
    )
    return PersonRecord(
        person_id=f"p{start}", kind="person", name=text, appears_as=(), mentions=(mention,)
    )


def _party(start: Any, end: Any, text: Any) -> PartyRecord:
    mention = PartyMention(start=start, end=end, text=text, found_by=RECOGNISER, how="unknown")
    return PartyRecord(
        row_id=f"g{start}", party_id=None, name=text, how="unknown", mentions=(mention,)
    )
