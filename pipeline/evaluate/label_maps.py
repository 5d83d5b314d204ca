"""Reads label_maps.toml: what the labels of each public dataset mean in ours."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.tables import Row, read_blocks

PACKAGE = Path(__file__).parent.parent


class LabelMap(Row):
    """A `[[dataset]]` block: our label to their labels, and what must not be scored."""

    id: str
    why: str
    labels: dict[str, tuple[str, ...]]
    """Our label to theirs. A label of ours that is not here is missing there: not scored."""
    forgiven: dict[str, tuple[str, ...]] | None = None
    """Our label to those of theirs that a find of ours may touch and is then not counted."""
    where: dict[str, dict[str, tuple[str | bool, ...]]] | None = None
    """Our label to the attributes that an entity must have; one that has not is forgiven."""
    decided: str = ""
    """The table of decisions on their persons, see `decided`; then only what it names is scored."""
    span: str = ""
    """The attribute that holds a better span, as [start, end]."""
    value: tuple[str, ...] = ()
    """The path in the attributes to the value of a date."""

    def key(self) -> tuple[str, ...]:
        """Return the name of the dataset: it has one map."""
        return (self.id,)

    def is_named(self, label: str, entity: Mapping[str, Any]) -> bool:
        """Return whether an entity of theirs is a mention of `label` as we understand it."""
        attributes = entity.get("attrs", {})
        wanted = (self.where or {}).get(label, {})
        return all(attributes.get(key) in values for key, values in wanted.items())


def read_label_maps() -> dict[str, LabelMap]:
    """Return the label map by the name of its dataset."""
    blocks = read_blocks("evaluate", "dataset", LabelMap, (PACKAGE,))
    return {block.id: block for block in blocks}


def label_map(maps: Mapping[str, LabelMap], dataset: str) -> LabelMap:
    """Return the map of a dataset; raises UsageError that names those there are."""
    if dataset not in maps:
        known = ", ".join(sorted(maps))
        raise UsageError(f"dataset {dataset!r} has no label map; there are {known}")
    return maps[dataset]
