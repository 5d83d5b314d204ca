"""Takes an entry of public data apart into facts of ours, and leaves out what it cannot judge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.annotated_data import Entry
from pipeline.evaluate.counting import Both
from pipeline.evaluate.edtf import is_edtf
from pipeline.evaluate.facts import Fact, span_facts, value_facts
from pipeline.evaluate.label_maps import LabelMap
from pipeline.evaluate.titles import TitleShape, without_titles
from pipeline.records import ReleaseRecord

DATE = "DATE"
PERSON = "PERSON"


def compared_spans(entry: Entry, labels: LabelMap, record: ReleaseRecord) -> Both:
    """Return the spans of an entry and those found, without finds that it cannot judge."""
    gold = [Fact(label, span, span[0], _text(entry, span)) for label, span in _named(entry, labels)]
    return gold, _judged(span_facts(record), gold, _forgiven(entry, labels), labels)


def compared_values(entry: Entry, labels: LabelMap, record: ReleaseRecord) -> Both:
    """Return the date values of an entry and those found, on spans where both have one."""
    gold = {}
    for one in entry["entities"] if labels.value else ():
        value = _value(one.get("attrs", {}), labels.value)
        if one["label"] in labels.labels.get(DATE, ()) and value is not None:
            span = _span(one, labels)
            gold[span] = Fact(DATE, (*span, value), span[0], _text(entry, span), value)
    found = {(fact.key[0], fact.key[1]): fact for fact in value_facts(record) if fact.label == DATE}
    agreed = sorted(gold.keys() & found.keys())
    return [gold[span] for span in agreed], [found[span] for span in agreed]


def forgive_titles(both: Both, shape: TitleShape) -> Both:
    """Return the persons of both sides with the titles taken off their spans."""
    gold, found = both
    return _bare(gold, shape), _bare(found, shape)


Span = tuple[int, int]


def _named(entry: Entry, labels: LabelMap) -> Iterator[tuple[str, Span]]:
    named = {
        (label, _span(one, labels))
        for label, theirs in labels.labels.items()
        for one in entry["entities"]
        if one["label"] in theirs and labels.is_named(label, one)
    }
    return iter(sorted(named))


def _forgiven(entry: Entry, labels: LabelMap) -> dict[str, list[Span]]:
    """Return by our label the spans of entities that a find of ours may touch."""
    return {
        label: [
            (one["start"], one["end"])
            for one in entry["entities"]
            if one["label"] in (labels.forgiven or {}).get(label, ())
            or (one["label"] in theirs and not labels.is_named(label, one))
        ]
        for label, theirs in labels.labels.items()
    }


def _judged(
    found: Sequence[Fact],
    gold: Sequence[Fact],
    forgiven: Mapping[str, Sequence[Span]],
    labels: LabelMap,
) -> list[Fact]:
    right = {(fact.label, fact.key) for fact in gold}
    return [
        fact
        for fact in found
        if fact.label in labels.labels
        and ((fact.label, fact.key) in right or not _touches(fact, forgiven[fact.label]))
    ]


def _touches(fact: Fact, spans: Sequence[Span]) -> bool:
    end = fact.start + len(fact.text)
    return any(fact.start < last and first < end for first, last in spans)


def _bare(facts: Sequence[Fact], shape: TitleShape) -> list[Fact]:
    bare = []
    for fact in [one for one in facts if one.label == PERSON]:
        first, last = without_titles(shape, fact.text)
        start = fact.start + first
        text = fact.text[first:last]
        bare.append(replace(fact, key=(start, start + len(text)), start=start, text=text))
    return list(dict.fromkeys(bare))


def _span(entity: Entry, labels: LabelMap) -> Span:
    start, end = entity.get("attrs", {}).get(labels.span) or (entity["start"], entity["end"])
    return start, end


def _value(attributes: Any, path: Sequence[str]) -> str | None:
    """Return the value at the end of `path`, where it is one that we would write in the same way.

    >>> _value({"values": [{"timex": "2019-01-04"}]}, ("values", "0", "timex"))
    '2019-01-04'
    >>> _value({"value": "XXXX-05"}, ("value",)), _value({"value": "P3D"}, ("value",))
    (None, None)
    """
    for step in path:
        if isinstance(attributes, list):
            attributes = attributes[int(step)] if len(attributes) == 1 else None
        else:
            attributes = (attributes or {}).get(step)
    plain = isinstance(attributes, str) and is_edtf(attributes) and "X" not in attributes
    return attributes if plain else None


def _text(entry: Entry, span: Span) -> str:
    return str(entry["text"][span[0] : span[1]])
