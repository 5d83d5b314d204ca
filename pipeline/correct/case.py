"""What every verb is given, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.corrections import ALREADY, APPLIED, UNFIT, Correction
from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.records import ReleaseRecord
from pipeline.types import Release

Place = tuple[int, int]
NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the room knows beyond the release."""

    gazetteer: Gazetteer
    names: NameShape


@dataclass(frozen=True, slots=True)
class Case:
    """One correction, the release as earlier ones left it, and the place that it is about."""

    release: Release
    record: ReleaseRecord
    correction: Correction
    place: Place
    knowledge: Knowledge
    found: ReleaseRecord
    """The release as the run found it, before any correction."""

    @property
    def value(self) -> str:
        """Return the value of the decision."""
        return self.correction.value


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a correction; the record is None where nothing changed."""

    status: str
    reason: str = ""
    """Why it does not fit, or what is to be known of it although it was done."""
    record: ReleaseRecord | None = None
    moved: Mapping[str, str] = field(default_factory=dict)
    """Ids of rows that are others now, to those ids."""


def done(record: ReleaseRecord, **moved: str) -> Change:
    """Return the change of a correction that was applied."""
    return Change(APPLIED, record=record, moved=moved)


def already(reason: str = "") -> Change:
    """Return that the run found it so by itself."""
    return Change(ALREADY, reason)


def unfit(reason: str) -> Change:
    """Return that a correction no longer fits, and why."""
    return Change(UNFIT, reason)
