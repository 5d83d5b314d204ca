"""Writes tasks for Label Studio: text, our spans and ties as predictions, and the configuration.

Offsets count characters, as the editor of Label Studio does: it turns the UTF-16 units of the
browser into code points (`fixCodePointsInRange` in its `selection-tools.js`; tried with an emoji).
"""

import json
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from typing import IO, Any

from lxml import etree

from pipeline.export.asked import Asked
from pipeline.export.spans import Labelled, Link, ids_of, links, release_of
from pipeline.records import Extraction
from pipeline.vocabulary import vocabulary

FROM, TO = "label", "text"
COLOURS = {
    "PERSON": "#1f77b4",
    "PARTY": "#9467bd",
    "COUNTRY": "#2ca02c",
    "DATE": "#bcbd22",
    "ROLE": "#e377c2",
    "EMBEDDED": "#7f7f7f",
}
NO_TIES = ("appears_as",)


def write_label_studio(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write the tasks as one list; return what they have no place for, with counts."""
    notes: Counter[str] = Counter()
    before = "[\n"
    for extraction in asked.releases():
        task = json.dumps(_task(extraction, asked, notes), ensure_ascii=False)
        file.write(f"{before}{task}".encode())
        before = ",\n"
    file.write(b"[]\n" if before == "[\n" else b"\n]\n")
    return +notes


def label_studio_config(asked: Asked) -> bytes:
    """Return the labelling configuration that the tasks belong to."""
    view = etree.Element("View")
    etree.SubElement(view, "Header", value="$title")
    relations = etree.SubElement(view, "Relations")
    for kind in [*_tie_kinds(), *vocabulary("tie_status")[1:]]:
        etree.SubElement(relations, "Relation", value=kind)
    labels = etree.SubElement(view, "Labels", name=FROM, toName=TO)
    for label in asked.taken:
        etree.SubElement(labels, "Label", value=label, background=COLOURS[label])
    etree.SubElement(view, "Text", name=TO, value="$text")
    written: bytes = etree.tostring(view, pretty_print=True, encoding="utf-8")
    return written


def _tie_kinds() -> list[str]:
    return [one for one in vocabulary("tie_kind") if one not in NO_TIES]


def _task(extraction: Extraction, asked: Asked, notes: Counter[str]) -> dict[str, Any]:
    text, record = extraction.release.text, extraction.record
    spans = asked.spans(extraction)
    found, lost = links(record, spans)
    notes["ties lie at no span that is written; Label Studio draws them between spans"] += lost
    regions = [_region(one) for one in spans]
    relations = [_relation(one) for one in found]
    model = {"model_version": _model_version(), "result": [*regions, *relations]}
    data = {"title": record.title or record.source, **release_of(record), "text": text}
    return {"data": data, "predictions": [model]}


def _region(one: Labelled) -> dict[str, Any]:
    region = {
        "id": one.mention_id,
        "from_name": FROM,
        "to_name": TO,
        "type": "labels",
        "value": {"start": one.start, "end": one.end, "text": one.text, "labels": [one.label]},
        "meta": {"text": [f"{key}: {said}" for key, said in ids_of(one).items()]},
    }
    score = {} if one.confidence is None else {"score": one.confidence / 100}
    return region | score


def _relation(link: Link) -> dict[str, Any]:
    current = vocabulary("tie_status")[0]
    return {
        "type": "relation",
        "from_id": link.person.mention_id,
        "to_id": link.other.mention_id,
        "direction": "right",
        "labels": [link.kind] + ([] if link.status == current else [link.status]),
    }


def _model_version() -> str:
    try:
        return f"rollcall {version('rollcall')}"
    except PackageNotFoundError:
        return "rollcall"
