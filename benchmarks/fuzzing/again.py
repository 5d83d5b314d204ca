"""Reads one kept input once more, and shows what comes of it."""

import tempfile
import traceback
from pathlib import Path

from benchmarks.fuzzing.targets import Target
from benchmarks.fuzzing.watch import Guard, held


def again(target: Target, path: Path) -> str:
    """Return what became of the input in a file, with the traceback of its error."""
    data = path.read_bytes()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        read = target.open(Path(folder))
        try:
            shown = "\n".join(map(repr, read(data)))
        except Exception:
            shown = traceback.format_exc()
        found = held(read, data, target.seconds, Guard())
    return f"{shown}\nfault: {found.fault or 'none'}; {found.seconds:.2f} s"
