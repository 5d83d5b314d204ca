"""The OpenAPI schema: what FastAPI makes of the paths, with our closed vocabularies."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from pipeline.serve.asked import TextBody
from pipeline.serve.problems import SAYS, Told
from pipeline.write.schema import schema

JSON, PLAIN_TEXT = "application/json", "text/plain"
FILE_TYPE = "application/octet-stream"
ABOUT = (
    "Press releases in, validated records of persons, parties, countries and dates out. Nothing "
    "that is posted is kept or logged."
)
REF = "#/components/schemas/"
ALWAYS = (401, 403, 408, 421, 422, 429)
"""What may be answered at any path."""
SIGNED = {"token": {"type": "http", "scheme": "bearer"}}
IS_TEXT = r"^[^\x00-\x1f\x7f-\x9f\s\ufeff][^\x00-\x08\x0e-\x1f\x7f-\x9f]*$"
"""What surely is a text. Of one with a few control characters more is taken."""
BODIES: Mapping[str, Mapping[str, Any]] = {
    JSON: {"schema": {"$ref": f"{REF}TextBody"}},
    PLAIN_TEXT: {"schema": {"type": "string", "minLength": 1, "pattern": IS_TEXT}},
    FILE_TYPE: {"schema": {"type": "string", "format": "binary"}},
}


def posted(*types: str) -> dict[str, Any]:
    """Return what OpenAPI says of the body at a path, by its types."""
    return {"requestBody": {"required": True, "content": {one: BODIES[one] for one in types}}}


def told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI says of the refusals at a path: these, and those at any."""
    every = sorted({*statuses, *ALWAYS})
    return {status: {"model": Told, "description": SAYS[status]} for status in every}


def schema_of(made: dict[str, Any], is_signed: bool) -> dict[str, Any]:
    """Return the schema that FastAPI made with bodies, vocabularies and the token in it."""
    found = json.loads(json.dumps(schema()["$defs"]).replace("#/$defs/", REF))
    _, asked = models_json_schema([(TextBody, "validation")], ref_template=REF + "{model}")
    components = made["components"]
    schemas = {**components["schemas"], **found, **asked["$defs"]}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    signed = {"securitySchemes": SIGNED} if is_signed else {}
    whole = {**made, "components": {**components, **signed, "schemas": schemas}}
    return {**whole, "security": [{"token": []}]} if is_signed else whole
