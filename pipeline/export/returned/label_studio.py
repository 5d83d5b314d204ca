"""Reads what Label Studio exports as JSON: tasks with completed annotations."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.export.returned.documents import Back, Document, Link, Reading
from pipeline.export.returned.shape import Unfit, at_place, maybe, need, read_json

TASKS = "tasks hold no completed annotation"
SEVERAL = "tasks were annotated several times; the ground truth or else the last was taken"
OTHER = "regions are no labelled spans of text"


def read_label_studio(path: Path) -> Reading:
    """Return the tasks of an export; raises UsageError or DataError for any other file."""
    tasks = read_json(path)
    if not isinstance(tasks, list):
        raise UsageError(f"{str(path)!r} is no list of tasks; export it from Label Studio as JSON")
    notes: Counter[str] = Counter()
    found = []
    for number, task in enumerate(tasks, 1):
        document = at_place(path, f"task {number}", lambda one: _document(one, notes), task)
        found += [document] if document else []
    return Reading(tuple(found), +notes)


def _document(task: Any, notes: Counter[str]) -> Document | None:
    if isinstance(task, dict) and "annotations" not in task:
        raise Unfit("it has no 'annotations' (export as JSON, not as JSON-MIN)")
    data = need(task, "data", dict)
    done = [one for one in need(task, "annotations", list) if _is_done(one)]
    notes[TASKS] += not done
    notes[SEVERAL] += len(done) > 1
    if not done:
        return None
    result = need(_chosen(done), "result", list)
    spans = [_span(one) for one in result if _is_span(one)]
    links = [_link(one) for one in result if maybe(one, "type", str, "") == "relation"]
    notes[OTHER] += len(result) - len(spans) - len(links)
    text = need(data, "text", str)
    return Document(need(data, "release_id", str), tuple(spans), text, tuple(links))


def _is_done(annotation: Any) -> bool:
    return isinstance(annotation, dict) and not annotation.get("was_cancelled")


def _chosen(done: Sequence[Any]) -> Any:
    """Return the ground truth, else the annotation that was changed last."""
    return max(done, key=lambda one: (bool(one.get("ground_truth")), str(one.get("updated_at"))))


def _is_span(region: Any) -> bool:
    return maybe(region, "type", str, "") == "labels"


def _span(region: Any) -> Back:
    value = need(region, "value", dict)
    labels = need(value, "labels", list)
    if len(labels) != 1 or not isinstance(labels[0], str):
        raise Unfit("a region has not one label")
    quote = maybe(value, "text", str, "") or None
    place = need(value, "start", int), need(value, "end", int)
    return Back(labels[0], *place, quote, key=maybe(region, "id", str, ""))


def _link(relation: Any) -> Link:
    kinds = " ".join(str(one) for one in maybe(relation, "labels", list, []))
    return Link(need(relation, "from_id", str), need(relation, "to_id", str), kinds)
