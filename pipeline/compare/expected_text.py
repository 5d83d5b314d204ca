"""Writes what is found in a release as the readable text of an expected file.

The file holds the items of a release without ids. Blank cells are left out; `columns` names the
cells that were known when it was made: a value that comes into a blank one is a difference, one in
a column that is newer than the file is none.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from pipeline.compare.items import MENTIONS, Item, Items, items_of
from pipeline.compare.stage import CompareOptions
from pipeline.compare.text_map import Span
from pipeline.compare.wording import naming_key
from pipeline.records import Extraction

MARK, VERSION = "rollcall_expected", 1
WAY = "way"
"""How a value was found, where that is asked for."""


class _Flow(dict[str, Any]):
    """A mapping that is written on one line: a tie or a mention."""


_Fast: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The dumper in C where PyYAML was built with it: ten times as fast."""


class _Dumper(_Fast):  # type: ignore[misc]
    """Writes our flow mappings, and no anchors: a value that comes twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    _Flow, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row, True)
)


def expected_yaml(extraction: Extraction, options: CompareOptions) -> str:
    """Return what is found in a release as the text of an expected file."""
    items = chosen_items(extraction, options)
    content = {
        MARK: VERSION,
        "source": extraction.record.source,
        "text_sha256": extraction.record.text_sha256,
        **{table: [_row(one, options) for one in some] for table, some in items.items() if some},
        "columns": _columns(items),
    }
    dumped: str = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000,
        default_flow_style=False,
    )  # fmt: skip
    return dumped


def chosen_items(extraction: Extraction, options: CompareOptions) -> Items:
    """Return the items of a release that was just read, of the tables that are asked for."""
    items = items_of(extraction.record.model_dump(mode="json"))
    wanted = options.tables or tuple(items)
    return {name: some for name, some in items.items() if name in wanted}


def _row(item: Item, options: CompareOptions) -> dict[str, Any]:
    row: dict[str, Any] = _filled(item)
    row |= {"sentence": item.sentence} if item.sentence else {}
    if item.spans and MENTIONS not in item.children:
        row["at"] = _at(item.spans)
    if options.strict and item.ways:
        row[WAY] = _Flow(item.ways)
    for column, inner in item.children.items():
        if inner:
            row[column] = [_child(one, item, options) for one in inner]
    return row


def _child(item: Item, owner: Item, options: CompareOptions) -> Any:
    row: dict[str, Any] = _filled(item)
    if item.table != MENTIONS and item.sentence and item.sentence != owner.sentence:
        row["sentence"] = item.sentence
    if item.spans:
        row["at"] = _at(item.spans)
    if options.strict and item.ways and item.table != MENTIONS:
        row[WAY] = _Flow(item.ways)
    return row["value"] if list(row) == ["value"] else _Flow(row)


def _filled(item: Item) -> dict[str, str]:
    """Return the cells that are not blank, what names the item before the others."""
    cells = {key: said for key, said in item.cells.items() if said}
    first = naming_key(item)
    return {first: cells[first], **cells} if first else cells


def _at(spans: Sequence[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _columns(items: Mapping[str, Sequence[Item]]) -> dict[str, Any]:
    """Return the known cells: a blank one is not written, but it was known."""
    known: dict[str, dict[str, None]] = {}
    for table, some in items.items():
        for item in some:
            known.setdefault(table, {}).update(dict.fromkeys((*item.cells, *item.children)))
            for column, inner in item.children.items():
                cells = known.setdefault(f"{table}.{column}", {})
                cells.update((key, None) for one in inner for key in one.cells)
    return {name: " ".join(cells) for name, cells in known.items() if cells}
