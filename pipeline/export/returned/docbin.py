"""Reads documents of spaCy: their entities, and what the group `rollcall` has beside them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin, Span

from pipeline.errors import UsageError
from pipeline.export.docbin import GROUP
from pipeline.export.returned.documents import Back, Document, Reading
from pipeline.export.returned.shape import at_place, need
from pipeline.export.spans import ENTITIES
from pipeline.export.tokens import english

DIFFER = "documents have other entities than spans in the group; the entities were taken"


def read_docbin(path: Path) -> Reading:
    """Return the documents of a DocBin; raises UsageError or DataError for any other file."""
    notes: Counter[str] = Counter()
    found = [
        at_place(path, f"document {number}", lambda one: _document(one, notes), doc)
        for number, doc in enumerate(_docs(path), 1)
    ]
    return Reading(tuple(found), +notes)


def _docs(path: Path) -> list[Doc]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    try:
        return list(DocBin().from_bytes(content).get_docs(english().vocab))
    except Exception as error:  # zlib, msgpack and spaCy each raise their own for a foreign file
        raise UsageError(f"{str(path)!r} is no DocBin of spaCy ({type(error).__name__})") from None


def _document(doc: Doc, notes: Counter[str]) -> Document:
    known: dict[Any, Any] = doc.user_data
    release_id = need(known.get(GROUP), "release_id", str)
    named, others = _spans(doc.ents), _spans(doc.spans.get(GROUP, ()))
    grouped = {one for one in others if one.label in ENTITIES}
    notes[DIFFER] += bool(named and grouped and grouped != set(named))
    rest = [one for one in others if one.label not in ENTITIES]
    return Document(release_id, (*(named or grouped), *rest), doc.text)


def _spans(spans: Iterable[Span]) -> list[Back]:
    return [Back(one.label_, one.start_char, one.end_char, one.text) for one in spans]
