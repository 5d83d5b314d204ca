"""Writes tasks for Prodigy's `spans.manual`: a line of JSON a release, tokens and spans in it."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import IO, Any

from pipeline.export.asked import Asked
from pipeline.export.spans import Labelled, ids_of, release_of
from pipeline.export.tokens import Place, Tokens, tokens_of
from pipeline.records import Extraction


def write_prodigy(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write a task for each release; return how many tokens were cut so that no span is lost."""
    notes: Counter[str] = Counter()
    for extraction in asked.releases():
        spans = asked.spans(extraction)
        tokens = tokens_of(extraction.release.text, spans)
        notes["tokens of spaCy were cut where a span begins or ends inside them"] += tokens.cut
        line = json.dumps(_task(extraction, spans, tokens), ensure_ascii=False)
        file.write(f"{line}\n".encode())
    return +notes


def _task(extraction: Extraction, spans: list[Labelled], tokens: Tokens) -> dict[str, Any]:
    text = extraction.release.text
    return {
        "text": text,
        "tokens": _tokens(text, tokens.places),
        "spans": [_span(one, tokens) for one in spans],
        "meta": release_of(extraction.record),
    }


def _tokens(text: str, places: Sequence[Place]) -> list[dict[str, Any]]:
    nexts = [start for start, _ in places[1:]] + [len(text)]
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": after > end}
        for number, ((start, end), after) in enumerate(zip(places, nexts, strict=True))
    ]


def _span(one: Labelled, tokens: Tokens) -> dict[str, Any]:
    first, after = tokens.covered(one.start, one.end)
    return {
        "start": one.start,
        "end": one.end,
        "token_start": first,
        "token_end": after - 1,
        "label": one.label,
        "text": one.text,
        "rollcall": ids_of(one),
    }
