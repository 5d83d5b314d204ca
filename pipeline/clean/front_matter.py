"""The step that reads the YAML block at the head of a Markdown file."""

import json
from collections.abc import Mapping
from datetime import date, datetime

import regex
import yaml

from pipeline.clean.draft import Draft
from pipeline.clean.tracked import edit

BLOCK = regex.compile(
    r"\A\s*+---[ ]*\n(?P<yaml>(?:(?!---[ ]*$)[^\n]*+\n){1,200}+)---[ ]*(?:\n|\Z)", regex.M
)
LONGEST = 20_000
"""A longer block is no front matter (characters)."""
NAMES = {"date": "published"}
FAULTY = (
    yaml.YAMLError,
    ValueError,
    RecursionError,
    AttributeError,
    LookupError,
    TypeError,
    OverflowError,
)
"""What PyYAML raises: for `!!timestamp x`, `!!bool x` and `!!int ""` no error of its own."""


def front_matter(draft: Draft) -> Draft:
    """Return the draft without its front matter, whose keys go to the metadata."""
    found = BLOCK.match(draft.tracked.text)
    if found is None or len(found["yaml"]) > LONGEST:
        return draft
    keys = _read(found["yaml"])
    if not keys:
        return draft
    without = edit(draft.tracked, [(*found.span(), "")])
    return Draft(without, draft.marks, {**draft.metadata, **_named(keys)})


def _read(text: str) -> Mapping[object, object]:
    """Return the keys of a YAML block, none where it is not one or could swell when read."""
    if regex.search(r"(?m)(?:^|[\s:\[,-])[&*]\w", text):
        return {}
    try:
        value = yaml.safe_load(text)
    except FAULTY:
        return {}
    return value if isinstance(value, dict) else {}


def _named(keys: Mapping[object, object]) -> dict[str, str]:
    """Return front matter as metadata: texts as they are, lists and tables as JSON.

    >>> _named({"title": "Bor", "date": date(2021, 5, 27), "tags": ["air"]})
    {'title': 'Bor', 'published': '2021-05-27', 'tags': '["air"]'}
    """
    named = {}
    for key, value in keys.items():
        name = _whole(str(key).strip().lower())
        if value is not None and value != "":
            named[NAMES.get(name, name)] = _whole(_written(value))
    return named


def _whole(text: str) -> str:
    """Return a text without halves of surrogate pairs, which YAML can write and UTF-8 cannot.

    >>> _whole("a\\ud800"), _whole("Bór")
    ('a?', 'Bór')
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _written(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | int | float):
        return str(value)
    return json.dumps(_plain(value), ensure_ascii=False, default=str)


def _plain(value: object) -> object:
    """Return lists and tables as JSON has them: texts for keys, and sets in order.

    >>> _plain({date(2021, 5, 27): {"b", "a"}})
    {'2021-05-27': ['a', 'b']}
    """
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, set):
        return sorted(map(str, value))
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
