"""Reads what Prodigy exports (`prodigy db-out`): a line of JSON a task, with its answer."""

from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.export.returned.documents import Back, Document, Reading
from pipeline.export.returned.shape import Unfit, maybe, need, read_lines

ACCEPTED = "accept"
ANSWERS = (ACCEPTED, "reject", "ignore")


def read_prodigy(path: Path) -> Reading:
    """Return the accepted tasks of an export; raises UsageError or DataError for any other file."""
    notes: Counter[str] = Counter()
    found = [one for one in read_lines(path, lambda task: _document(task, notes)) if one]
    return Reading(tuple(found), +notes)


def _document(task: Any, notes: Counter[str]) -> Document | None:
    answer = maybe(task, "answer", str, ACCEPTED)
    if answer not in ANSWERS:
        raise Unfit(f"the answer is {answer!r}; there are {', '.join(ANSWERS)}")
    if answer != ACCEPTED:
        notes[f"tasks have the answer {answer!r}; nothing was taken from them"] += 1
        return None
    notes["relations; only spans are taken from Prodigy"] += len(maybe(task, "relations", list, []))
    release_id = need(need(task, "meta", dict), "release_id", str)
    spans = tuple(_span(one) for one in maybe(task, "spans", list, []))
    return Document(release_id, spans, need(task, "text", str))


def _span(span: Any) -> Back:
    return Back(need(span, "label", str), need(span, "start", int), need(span, "end", int))
