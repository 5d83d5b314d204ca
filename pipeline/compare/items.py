"""Takes a release apart into items: what can be the same, gained, lost or changed.

A record is read as plain JSON and not by our schema: an output of another version may hold keys
that this one does not know, or lack some. Every key that holds a value becomes a cell, but for
ids, places, and what is counted from other cells.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.compare.text_map import Span

Json = Mapping[str, Any]
TIES = ("roles", "parties", "countries")
MENTIONS = "mentions"
CHILDREN = ("appears_as", *TIES, MENTIONS)
"""What belongs to a record and is compared by itself, in the order in which it is told."""
TABLES = ("releases", "persons", "parties", "countries", "dates", "quotes", "issues", "embedded")
WAYS = frozenset(
    ("how", "found_by", "confidence", "published_from", "house_from", "message", "suggestion")
)
"""Keys that say how a value was found, and how an issue is worded."""
_PLACES = ("start", "end", "full_start", "full_end", "line", "part", "block", "page", "element",
           "link", "sentence", "evidence", "table")  # fmt: skip
_COUNTED = ("persons_tied", "signatories", "persons_in_sentence", "characters", "sort_name")
_NESTED = (*TABLES, *CHILDREN, "appearances", "parts", "metadata")
UNCOMPARED = frozenset((*_PLACES, *_COUNTED, *_NESTED, "text_sha256", "text_file"))
VALUE_IDS = frozenset(("party_id",))
"""Ids of our tables: the same in every release, and so values."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a release says, or a part of it: a tie or mention of a person."""

    table: str
    cells: Mapping[str, str]
    spans: tuple[Span, ...] = ()
    ways: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    row_id: str = ""
    children: Mapping[str, tuple["Item", ...]] = field(default_factory=dict)


Items = Mapping[str, Sequence[Item]]


def items_of(record: Json) -> dict[str, tuple[Item, ...]]:
    """Return the items of a release by table, each in the order of its record."""
    names = {one.get("person_id"): one.get("name") for one in _rows(record, "persons")}
    found = {
        table: tuple(_item(table, row, names) for row in _rows(record, table))
        for table in TABLES[1:]
    }
    return {"releases": (_release(record),), **found}


def _release(record: Json) -> Item:
    published = [str(one.get("published") or "?") for one in _rows(record, "parts")]
    more = {
        "parts": "; ".join(published) if len(published) > 1 else "",
        "duplicate_of": "yes" if record.get("duplicate_of") else "",
    }
    return Item("releases", {**_cells(record), **more}, (), _ways(record))


def _item(table: str, row: Json, names: Mapping[Any, Any]) -> Item:
    mentions = _rows(row, MENTIONS)
    parts = [row] if "start" in row else mentions
    cells = _cells(row)
    if "person_ids" in row:
        cells["speakers"] = _text([names.get(one, "?") for one in row["person_ids"]])
    return Item(
        table,
        cells,
        tuple(span for one in parts if (span := _span(one))[0] < span[1]),
        _ways(row, mentions),
        _sentence(row, mentions),
        _row_id(table, row),
        {name: tuple(_children(name, row)) for name in CHILDREN if name in row},
    )


def _children(name: str, row: Json) -> Iterator[Item]:
    if name == "appears_as":
        said = {one.get("value"): one for one in reversed(_rows(row, "appearances"))}
        for value in row[name]:
            proof = said.get(value, {})
            sentence = str(proof.get("sentence") or "")
            yield Item(name, {"value": str(value)}, (), {}, sentence, _row_id("ties", proof))
        return
    for one in _rows(row, name):
        cells = {key: said for key, said in _cells(one).items() if key not in _SETTLED[name]}
        table = MENTIONS if name == MENTIONS else "ties"
        sentence = str(one.get("sentence") or "")
        yield Item(name, cells, (_span(one),), _ways(one), sentence, _row_id(table, one))


_SETTLED: Mapping[str, tuple[str, ...]] = {
    MENTIONS: ("value", "candidates"),  # its record says them
    "roles": (),
    "parties": (),
    "countries": (),
}


def _rows(row: Json, key: str) -> list[Json]:
    found = row.get(key)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _cells(row: Json) -> dict[str, str]:
    return {key: _text(value) for key, value in row.items() if _is_value(key)}


def _is_value(key: str) -> bool:
    if key in UNCOMPARED or key in WAYS:
        return False
    return key in VALUE_IDS or not key.endswith(("_id", "_ids"))


def _text(value: Any) -> str:
    """Return a value as it stands in a cell; a row that this version does not know by its name.

    >>> _text(None), _text(True), _text(7), _text(["signatory", "speaker"])
    ('', 'yes', '7', 'signatory; speaker')
    """
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    if isinstance(value, Mapping):
        return _text(next((value[key] for key in ("name", "value", "text") if key in value), "?"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())


def _ways(row: Json, mentions: Sequence[Json] = ()) -> dict[str, str]:
    """Return how a value was found: by its own row, or by its mentions in their order."""
    found = {}
    for key in sorted(WAYS):
        asked = [row] if row.get(key) is not None else mentions
        said = [_text(one[key]) for one in asked if one.get(key) is not None]
        if said or key in row:
            found[key] = "; ".join(dict.fromkeys(said))
    return found


def _sentence(row: Json, mentions: Sequence[Json]) -> str:
    """Return the proof of a row; a quotation proves itself."""
    own = row.get("sentence") or (mentions[0].get("sentence") if mentions else "")
    return _text(own or row.get("evidence") or row.get("text"))


def _span(row: Json) -> Span:
    return int(row.get("start") or 0), int(row.get("end") or 0)


_IDS: Mapping[str, str] = {
    "persons": "person_id", "dates": "date_id", "quotes": "quote_id", "issues": "issue_id",
    "ties": "tie_id", MENTIONS: "mention_id", "embedded": "mention_id",
}  # fmt: skip


def _row_id(table: str, row: Json) -> str:
    return str(row.get(_IDS.get(table, "row_id")) or "")


def new_columns(old: Items, new: Items) -> Iterator[str]:
    """Yield the columns that the new side alone knows, where both have rows of the table."""
    for table in old:
        known, found = _columns(old[table]), _columns(new.get(table, ()))
        if known:
            seen = {one.partition(".")[0] for one in known if "." in one}
            yield from (
                f"{table}.{one}"
                for one in found
                if one not in known and ("." not in one or one.partition(".")[0] in seen)
            )


def _columns(items: Sequence[Item]) -> dict[str, None]:
    found: dict[str, None] = {}
    for item in items:
        found.update(dict.fromkeys((*item.cells, *item.children)))
        for column, inner in item.children.items():
            found.update((f"{column}.{key}", None) for one in inner for key in one.cells)
    return found
