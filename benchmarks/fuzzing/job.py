"""What a worker is told to do, and where it notes what it is at, so that its death tells."""

import json
import mmap
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAD = struct.Struct("<QQ")
CORRIDOR = "corridor"
FAULT = "fault"
"""What the names of the files of faults begin with."""
ROOM = 2**22
"""Bytes of the log: of a longer input the first of them are kept."""
Left = Mapping[str, int]
"""How many inputs of each engine are still to be tried, in order."""


@dataclass(frozen=True, slots=True)
class Job:
    """One target, and the engines that it is to be tried by."""

    target: str
    left: Left
    seed: int
    folder: str = ""
    """Where the worker keeps its log and its rows, and the inputs of its faults."""

    def written(self) -> str:
        """Return the job as a worker is handed it."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class Row:
    """What came of the inputs of one target by one engine."""

    target: str
    engine: str
    tried: int = 0
    texts: int = 0
    refused: int = 0
    slowest: float = 0.0
    seconds: float = 0.0
    faults: Mapping[str, int] = field(default_factory=dict)
    """What is wrong, and how often."""


class Log:
    """A file in memory with the number of the input that is being tried, and the input."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(HEAD.size + ROOM))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)

    def note(self, number: int, data: bytes) -> None:
        """Note an input before it is tried."""
        kept = data[:ROOM]
        HEAD.pack_into(self._map, 0, number, len(kept))
        self._map[HEAD.size : HEAD.size + len(kept)] = kept

    def number(self) -> int:
        """Return how many inputs were begun."""
        number: int = HEAD.unpack_from(self._map, 0)[0]
        return number

    def data(self) -> bytes:
        """Return the input that was begun last."""
        length: int = HEAD.unpack_from(self._map, 0)[1]
        return self._map[HEAD.size : HEAD.size + length]


def log_of(folder: Path) -> Log:
    """Return the log of the worker of a folder."""
    return Log(folder / "log")


def rows_in(folder: Path) -> dict[str, Row]:
    """Return the rows that a worker has written, by engine."""
    path = folder / "rows.json"
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {one["engine"]: Row(**one) for one in rows}


def write_rows(folder: Path, rows: Mapping[str, Row]) -> None:
    """Write rows; whoever reads at the same time sees the old ones or the new."""
    path = folder / "rows.json"
    path.with_suffix(".new").write_text(json.dumps([asdict(one) for one in rows.values()]), "utf-8")
    path.with_suffix(".new").replace(path)


def job_of(written: str) -> Job:
    """Return the job that a worker was handed."""
    return Job(**json.loads(written))
