"""The floors: F values below which a change may not push a score."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataError, Fault
from pipeline.evaluate.result import Result
from pipeline.tables import read_toml


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F of one measure and label."""

    measure: str
    label: str
    least: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A floor that a result breaks; `f` is None where nothing of that label was counted."""

    floor: Floor
    f: float | None

    def __str__(self) -> str:
        """Return the broken floor as one line.

        >>> str(Broken(Floor("spans", "DATE", 0.9), 0.875))
        'DATE spans: F is 0.875, its floor is 0.900'
        """
        found = "nothing was counted" if self.f is None else f"F is {self.f:.3f}"
        floor = self.floor
        return f"{floor.label} {floor.measure}: {found}, its floor is {floor.least:.3f}"


def read_floors(path: Path) -> tuple[Floor, ...]:
    """Return the floors of a TOML file: a table per label, in it an F per measure.

    Raises DataError with every value that is no number from 0 to 1.
    """
    floors: list[Floor] = []
    faults: list[Fault] = []
    for label, measures in read_toml(path).items():
        for measure, least in measures.items() if isinstance(measures, dict) else ():
            if isinstance(least, int | float) and 0 <= least <= 1:
                floors.append(Floor(measure, label, float(least)))
            else:
                remedy = "use a number from 0 to 1"
                faults.append(Fault(path.name, f"{label}.{measure}", f"is {least!r}", remedy))
        if not isinstance(measures, dict):
            remedy = "write [LABEL] and under it MEASURE = F, as in spans = 0.9"
            faults.append(Fault(path.name, label, "is no table", remedy))
    if faults:
        raise DataError(faults)
    return tuple(floors)


def broken_floors(result: Result, floors: tuple[Floor, ...]) -> list[Broken]:
    """Return the floors that a result breaks, a label not counted breaks its own."""
    broken = []
    for floor in floors:
        score = result.get(floor.measure, floor.label)
        f = None if score is None else score.f
        if f is None or f < floor.least:
            broken.append(Broken(floor, f))
    return broken
