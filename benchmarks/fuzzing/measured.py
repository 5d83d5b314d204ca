"""Measures which lines of each reader the inputs reach, with coverage.py."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.job import ROOT
from benchmarks.fuzzing.targets import TARGETS, Target

try:
    from coverage import Coverage
except ImportError:  # the extra `fuzz` is not installed
    Coverage: Any = None  # type: ignore[no-redef]

INGEST = ROOT / "pipeline" / "ingest"
HEAD = "\n| reader | lines | reached | share | lines not reached |\n|---|--:|--:|--:|---|"


def measuring(folder: Path) -> Sequence[str]:
    """Return the command of a worker that notes the lines it reaches in a folder."""
    return (
        *("-m", "coverage", "run", "--parallel-mode", f"--data-file={folder / 'lines'}"),
        *(f"--include={INGEST}/*", "-m", "benchmarks.fuzzing.worker"),
    )


def combine(folder: Path) -> Path:
    """Return the file with all that the workers noted in a folder."""
    meter = Coverage(data_file=str(folder / "lines"))
    meter.combine([str(folder)])
    meter.save()
    return folder / "lines"


def table(noted: Path) -> Iterator[str]:
    """Yield a row for each target: the lines of its own modules, and how many were reached.

    `noted` is a file that coverage.py wrote, of these inputs or of the tests.
    """
    meter = Coverage(data_file=str(noted))
    meter.load()
    yield from (_row(meter, one) for one in TARGETS.values())


def _row(meter: Coverage, target: Target) -> str:
    count, missed = 0, []
    for path in sorted(INGEST.glob("*.py")):
        if any(fnmatch(path.name, one) for one in target.own):
            _, lines, _, missing, written = meter.analysis2(str(path))
            count += len(lines)
            missed += [(path.name, written, len(missing))] if missing else []
    reached = count - sum(number for _, _, number in missed)
    told = "; ".join(f"{file} {written}" for file, written, _ in missed)
    return f"| {target.name} | {count} | {reached} | {reached / count:.1%} | {told} |"
