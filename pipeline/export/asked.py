"""What every format is given: the output that is read, and the labels that are wanted."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export.spans import LABELS, Labelled, labelled
from pipeline.records import Extraction
from pipeline.written import read_output


@dataclass(frozen=True, slots=True)
class Asked:
    """An output of ours, and the labels to take of it; all where none is named."""

    folder: Path
    labels: tuple[str, ...] = ()

    def releases(self) -> Iterator[Extraction]:
        """Yield the releases of the output; may be asked again."""
        return read_output(self.folder)

    def spans(self, extraction: Extraction) -> list[Labelled]:
        """Return the spans of one release that have a wanted label, in the order of the text."""
        return [one for one in labelled(extraction.record) if self.wants(one.label)]

    def wants(self, label: str) -> bool:
        """Return whether a label was asked for."""
        return not self.labels or label in self.labels

    @property
    def taken(self) -> tuple[str, ...]:
        """Return the labels that are taken, in their order."""
        return tuple(one for one in LABELS if self.wants(one))


def wanted_labels(given: list[str]) -> tuple[str, ...]:
    """Return the labels that somebody asked for; raises UsageError listing the right ones.

    >>> wanted_labels(["person", "PARTY"])
    ('PERSON', 'PARTY')
    """
    labels = tuple(one.upper() for one in given)
    for one in labels:
        if one not in LABELS:
            raise UsageError(f"no label {one!r}; there are {', '.join(LABELS)}")
    return labels
