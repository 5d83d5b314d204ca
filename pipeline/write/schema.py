"""Writes `schema.json`: the JSON Schema of `records.json`, its closed vocabularies as enums."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline.records import RecordsFile
from pipeline.vocabulary import vocabulary

NAME = "schema.json"
ENUMS: Mapping[tuple[str, str], str] = {
    ("PersonRecord", "kind"): "person_kind",
    ("PersonRecord", "appears_as"): "appears_as",
    ("Appearance", "value"): "appears_as",
    ("PartyTie", "kind"): "tie_kind",
    ("CountryTie", "kind"): "tie_kind",
    ("PartyRecord", "kind"): "party_kind",
    ("CountryRecord", "status"): "country_status",
    ("CountryMention", "kind"): "country_mention_kind",
    ("EmbeddedRecord", "kind"): "country_mention_kind",
    ("DateRecord", "kind"): "date_kind",
    ("DateRecord", "relation"): "relation",
    ("DateRecord", "precision"): "precision",
    ("DateRecord", "offset_direction"): "offset_direction",
    ("DateRecord", "stated_as"): "stated_as",
    ("DateRecord", "compared_with_published"): "compared_with_published",
    ("QuoteRecord", "kind"): "quote_kind",
    ("QuoteRecord", "speaker_kind"): "speaker_kind",
    ("IssueRecord", "severity"): "severity",
    ("IssueRecord", "code"): "issue_code",
    ("*", "how"): "how",
    ("*", "published_from"): "published_from",
    ("*", "anchor_from"): "anchor_from",
}
"""Model and field to vocabulary; `*` is every model that has the field."""
TIES = ("RoleTie", "PartyTie", "CountryTie", "Appearance")


def write_schema(folder: Path) -> None:
    """Write the schema into `folder`."""
    text = json.dumps(schema(), indent=2, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", "utf-8", newline="\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of `RecordsFile` with the closed vocabularies as enums."""
    found = RecordsFile.model_json_schema(mode="serialization")
    closed = {
        model: body | {"properties": _closed(model, body["properties"])}
        for model, body in found["$defs"].items()
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | found | {"$defs": closed}


def _closed(model: str, fields: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {name: _with_enum(field, _vocabulary(model, name)) for name, field in fields.items()}


def _vocabulary(model: str, field: str) -> str | None:
    if field == "status" and model in TIES:
        return "tie_status"
    return ENUMS.get((model, field)) or ENUMS.get(("*", field))


def _with_enum(field: dict[str, Any], name: str | None) -> dict[str, Any]:
    """Return a field whose string, or strings, are of the vocabulary `name`.

    >>> _with_enum({"type": "string", "default": ""}, "relation")["enum"]
    ['', 'absolute', 'partial', 'relative']
    """
    if name is None:
        return field
    blank = ("",) if field.get("default") == "" else ()
    return _put(field, [*blank, *vocabulary(name)])


def _put(field: dict[str, Any], values: Iterable[str]) -> dict[str, Any]:
    if "anyOf" in field:
        return field | {"anyOf": [_put(one, values) for one in field["anyOf"]]}
    if field.get("type") == "array":
        return field | {"items": _put(field["items"], values)}
    return field | {"enum": list(values)} if field.get("type") == "string" else field
