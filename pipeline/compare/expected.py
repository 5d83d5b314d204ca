"""Reads what is expected of a release, and says how what is found differs from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import regex
import yaml

from pipeline.compare.as_text import record_lines
from pipeline.compare.differences import Difference, differences
from pipeline.compare.expected_text import MARK, VERSION, WAY, chosen_items
from pipeline.compare.items import CHILDREN, MENTIONS, Item
from pipeline.compare.stage import CompareOptions
from pipeline.compare.text_map import SAME, UNKNOWN, Span
from pipeline.errors import UsageError
from pipeline.records import Extraction

RENEW = "look at what differs and renew it with pytest --force-regen"
AT = regex.compile(r"(\d+)-(\d+)")


def against_expected(text: str, extraction: Extraction, options: CompareOptions) -> list[str]:
    """Return how what is found differs from an expected file, as lines; none where it does not.

    Raises UsageError where `text` is no expected file.
    """
    kept = _loaded(text)
    release = extraction.release
    same = kept.get("text_sha256") == extraction.record.text_sha256
    new = chosen_items(extraction, options)
    old = {name: _items(name, kept) for name in new}
    if same:
        old = {name: _proved(some, release.text) for name, some in old.items()}
    found = list(differences(old, new, SAME if same else UNKNOWN))
    shown = [one for one in found if options.counts(one.kind)]
    lines = [] if same else ["  ~ changed text: the release is another one than was expected"]
    return [*lines, *_lines(shown)]


def _lines(found: Sequence[Difference]) -> list[str]:
    groups: dict[int, list[Difference]] = {}
    for one in found:
        groups.setdefault(one.record, []).append(one)
    return [line for group in groups.values() for line in record_lines(group)]


def _loaded(text: str) -> Mapping[str, Any]:
    try:
        kept = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise UsageError(f"it is no YAML ({str(error).splitlines()[0]}); {RENEW}") from None
    if not isinstance(kept, Mapping) or kept.get(MARK) != VERSION:
        raise UsageError(f"it does not begin with {MARK}: {VERSION}; {RENEW}")
    return kept


def _items(table: str, kept: Mapping[str, Any]) -> tuple[Item, ...]:
    columns = {name: str(said).split() for name, said in (kept.get("columns") or {}).items()}
    return tuple(_item(table, table, row, columns) for row in kept.get(table) or ())


def _item(name: str, table: str, row: Any, columns: Mapping[str, list[str]]) -> Item:
    given = row if isinstance(row, Mapping) else {"value": row}
    known = columns.get(name, [])
    inner = {
        column: tuple(
            _item(f"{name}.{column}", column, one, columns) for one in given.get(column) or ()
        )
        for column in CHILDREN
        if column in known
    }
    cells = {key: str(given.get(key, "")) for key in known if key not in CHILDREN}
    spans = [(int(start), int(end)) for start, end in AT.findall(str(given.get("at", "")))]
    spans = [one for each in inner.get(MENTIONS, ()) for one in each.spans] or spans
    found = {key: str(said) for key, said in (given.get(WAY) or {}).items()}
    return Item(table, cells, tuple(spans), found, str(given.get("sentence", "")), "", inner)


def _proved(items: Sequence[Item], text: str) -> tuple[Item, ...]:
    """Return items whose mentions have their line of the text as proof: no file holds these."""
    return tuple(
        replace(
            one,
            children={
                column: tuple(
                    replace(each, sentence=_line(text, each.spans) or one.sentence)
                    if not each.sentence
                    else each
                    for each in inner
                )
                for column, inner in one.children.items()
            },
        )
        for one in items
    )


def _line(text: str, spans: Sequence[Span]) -> str:
    if not spans:
        return ""
    start, end = spans[0]
    head, tail = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return " ".join(text[head : len(text) if tail < 0 else tail].split())
