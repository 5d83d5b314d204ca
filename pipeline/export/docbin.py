"""Writes spaCy's DocBin: documents with entities, and all spans in the group `rollcall`."""

from collections import Counter
from typing import IO

from spacy.tokens import Doc, DocBin, Span, SpanGroup

from pipeline.export.asked import Asked
from pipeline.export.spans import ENTITIES, Labelled, ids_of, release_of
from pipeline.export.tokens import Tokens, doc_of, tokens_of
from pipeline.records import Extraction

GROUP = "rollcall"
ATTRIBUTES = ("ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")


def write_docbin(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write all releases as one DocBin; return how many tokens were cut so that no span is lost."""
    notes: Counter[str] = Counter()
    kept = DocBin(attrs=list(ATTRIBUTES), store_user_data=True)
    for extraction in asked.releases():
        spans = asked.spans(extraction)
        tokens = tokens_of(extraction.release.text, spans)
        notes["tokens of spaCy were cut where a span begins or ends inside them"] += tokens.cut
        kept.add(_document(extraction, spans, tokens))
    file.write(kept.to_bytes())
    return +notes


def _document(extraction: Extraction, spans: list[Labelled], tokens: Tokens) -> Doc:
    doc = doc_of(extraction.release.text, tokens)
    made = [_span(doc, one, tokens) for one in spans]
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=made)
    doc.set_ents([one for one in made if one.label_ in ENTITIES], default="outside")
    doc.user_data = {
        "rollcall": release_of(extraction.record),
        "spans": {one.mention_id: {"label": one.label} | ids_of(one) for one in spans},
    }
    return doc


def _span(doc: Doc, one: Labelled, tokens: Tokens) -> Span:
    first, after = tokens.covered(one.start, one.end)
    value = one.value or ""
    return Span(doc, first, after, label=one.label, kb_id=value, span_id=one.mention_id)
