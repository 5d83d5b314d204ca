"""Reads label_maps.toml: what the labels of each dataset teach the recogniser."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import regex

from pipeline.errors import UsageError
from pipeline.tables import Row, read_blocks

PACKAGE = Path(__file__).parent.parent
GOLD, CARRIERS = "gold", "carriers"


class LabelMap(Row):
    """A `[[dataset]]` block: their label to those of ours that it may be."""

    id: str
    why: str
    labels: dict[str, tuple[str, ...]]
    free: tuple[str, ...]
    """Labels that a word without a mark may have."""
    where: dict[str, dict[str, tuple[str | bool, ...]]] | None = None
    """Our label to the attributes that an entity must have; one that has not is no mark."""
    pattern: dict[str, str] | None = None
    """Our label to what the whole text of an entity must look like; if not, it is no mark."""
    span: str = ""
    """The attribute that holds a better span, as [start, end]."""
    party_relation: str = ""
    """The relation whose object is a party."""
    repeats_unmarked: bool = False
    """Whether words of a marked person may stand elsewhere without a mark."""
    kept_back: dict[str, int] | None = None
    """Split to the number of its entries that are only measured on: the first by hash of the id."""
    dose: int = 1
    """How often each of its examples comes in an epoch, with other names each time."""
    only_with: tuple[str, ...] = ()
    """Entries without one of these labels are left out."""

    def key(self) -> tuple[str, ...]:
        """Return the name of the dataset: it has one map."""
        return (self.id,)

    @property
    def sure(self) -> frozenset[str]:
        """Return our labels that the dataset marks and tells from all others."""
        return frozenset(ours[0] for ours in self.labels.values() if len(ours) == 1)

    def taught(self, entity: Mapping[str, Any]) -> tuple[str, ...]:
        """Return our labels that an entity of theirs may be, none where it is no mark."""
        ours = self.labels.get(entity["label"], ())
        return ours if all(self._fits(label, entity) for label in ours) else ()

    def _fits(self, label: str, entity: Mapping[str, Any]) -> bool:
        attributes = entity.get("attrs", {})
        wanted = (self.where or {}).get(label, {})
        pattern = (self.pattern or {}).get(label, r"(?s).*")
        return all(attributes.get(key) in values for key, values in wanted.items()) and bool(
            regex.fullmatch(pattern, entity["text"])
        )


def read_label_maps() -> dict[str, LabelMap]:
    """Return the label map by the name of its dataset."""
    blocks = read_blocks("train", "dataset", LabelMap, (PACKAGE,))
    return {block.id: block for block in blocks}


def label_map(maps: Mapping[str, LabelMap], dataset: str) -> LabelMap:
    """Return the map of a dataset; raises UsageError that names those there are."""
    if dataset not in maps:
        known = ", ".join(sorted(maps))
        raise UsageError(f"dataset {dataset!r} has no label map to train by; there are {known}")
    return maps[dataset]
