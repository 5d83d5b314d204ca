"""Reads W3C Web Annotations: a collection, a page, a list, or an annotation a line."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from pipeline.export.returned.documents import Back, Document, Reading
from pipeline.export.returned.shape import Unfit, at_place, maybe, read_json, read_lines
from pipeline.export.spans import LABELS
from pipeline.written import TEXTS

UNLABELLED = f"annotations have no tag that is a label ({', '.join(LABELS)})"
ELSEWHERE = "targets have no quote and no position"
Placed = tuple[str, Back]


def read_web_annotation(path: Path) -> Reading:
    """Return the annotations of a file by their target; raises UsageError or DataError."""
    notes: Counter[str] = Counter()
    documents: dict[str, list[Back]] = {}
    for number, one in enumerate(_annotations(path), 1):
        for name, back in at_place(path, f"annotation {number}", lambda a: _read(a, notes), one):
            documents.setdefault(name, []).append(back)
    found = tuple(Document(name, tuple(spans)) for name, spans in documents.items())
    return Reading(found, +notes)


def _annotations(path: Path) -> list[Any]:
    if path.suffix == ".jsonl":
        return list(read_lines(path, lambda one: one))
    return _items(read_json(path))


def _items(given: Any) -> list[Any]:
    """Return the annotations of a collection, of a page or of a list."""
    if isinstance(given, list):
        return given
    if isinstance(given, dict) and "first" in given:
        return _items(given["first"])
    if isinstance(given, dict) and "items" in given:
        return _items(given["items"])
    return [given]


def _read(annotation: Any, notes: Counter[str]) -> list[Placed]:
    if not isinstance(annotation, dict) or "target" not in annotation:
        raise Unfit("it has no target")
    label = next((one for one in _tags(annotation) if one in LABELS), None)
    if label is None:
        notes[UNLABELLED] += 1
        return []
    found = [_placed(label, one) for one in _listed(annotation["target"])]
    placed = [one for one in found if one is not None]
    notes[ELSEWHERE] += not placed
    return sorted(placed, key=lambda one: one[1].start is None)[:1]


def _tags(annotation: dict[str, Any]) -> Iterator[str]:
    bodies = [one for one in _listed(annotation.get("body")) if isinstance(one, dict)]
    for one in bodies:
        if one.get("purpose", "tagging") == "tagging":
            yield maybe(one, "value", str, "").upper()


def _placed(label: str, target: Any) -> Placed | None:
    """Return the document that a target names, and the span in it."""
    if not isinstance(target, dict):
        return None
    source = target.get("source")
    address = maybe(source, "id", str, "") if isinstance(source, dict) else str(source or "")
    chosen = {maybe(one, "type", str, ""): one for one in _listed(target.get("selector"))}
    position, quoted = chosen.get("TextPositionSelector"), chosen.get("TextQuoteSelector")
    if not address or (position is None and quoted is None):
        return None
    start, end = _number(position, "start"), _number(position, "end")
    quote = maybe(quoted, "exact", str, "") or None
    around = maybe(quoted, "prefix", str, ""), maybe(quoted, "suffix", str, "")
    return _name(address), Back(label, start, end, quote, *around)


def _name(address: str) -> str:
    """Return the file of a stored text, or an address as it is.

    >>> _name("texts/r1.txt"), _name("https://example.org/a")
    ('r1.txt', 'https://example.org/a')
    """
    path = PurePosixPath(unquote(address))
    return path.name if "://" not in address and path.parent.name == TEXTS else address


def _number(selector: Any, key: str) -> int | None:
    found = selector.get(key) if isinstance(selector, dict) else None
    return found if isinstance(found, int) else None


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]
