"""Writes W3C Web Annotations: a collection in JSON-LD, an annotation for each span.

Each targets the stored text, by position (in characters, as the standard counts) and by quote; and
the publisher's page by quote alone, as positions of the stored text are none of the page.
"""

import json
from collections import Counter
from typing import IO, Any
from urllib.parse import quote

from pipeline.export.asked import Asked
from pipeline.export.spans import Labelled
from pipeline.export.web import web_address
from pipeline.records import Extraction
from pipeline.written import TEXTS

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""How many characters of the text before and behind a quote: enough to find it again."""
NAMES = "urn:rollcall:"


def write_web_annotation(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write the collection, streamed; nothing is left out."""
    collection = {"@context": CONTEXT, "id": f"{NAMES}collection", "type": "AnnotationCollection"}
    page = {"id": f"{NAMES}page", "type": "AnnotationPage", "partOf": collection["id"]}
    opening = json.dumps(collection | {"label": "Mentions found by rollcall", "first": page})
    file.write(f'{opening[:-2]}, "items": [\n'.encode())
    total = 0
    for extraction in asked.releases():
        for one in asked.spans(extraction):
            line = json.dumps(_annotation(extraction, one), ensure_ascii=False)
            file.write(f"{',' * bool(total)}{line}\n".encode())
            total += 1
    file.write(f']}}, "total": {total}}}\n'.encode())
    return Counter()


def _annotation(extraction: Extraction, one: Labelled) -> dict[str, Any]:
    text, record = extraction.release.text, extraction.record
    quoted = {
        "type": "TextQuoteSelector",
        "exact": one.text,
        "prefix": text[max(0, one.start - AROUND) : one.start],
        "suffix": text[one.end : one.end + AROUND],
    }
    placed = {"type": "TextPositionSelector", "start": one.start, "end": one.end}
    stored = {"source": f"{TEXTS}/{quote(record.text_file)}", "selector": [placed, quoted]}
    address = web_address(record.url)
    page = [{"source": address, "selector": quoted}] if address else []
    return {
        "id": f"{NAMES}{one.mention_id}",
        "type": "Annotation",
        "motivation": "tagging",
        "generator": {"id": f"{NAMES}rollcall", "type": "Software", "name": "rollcall"},
        "body": _bodies(one),
        "target": [stored, *page] if page else stored,
    }


def _bodies(one: Labelled) -> list[dict[str, str]]:
    said = [("tagging", one.label), ("identifying", one.value), ("describing", one.name)]
    return [
        {"type": "TextualBody", "purpose": purpose, "value": value}
        for purpose, value in said
        if value
    ]
