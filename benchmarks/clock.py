"""Counts CPU seconds, of child processes too, and runs over a file with clocks around functions.

A run reads releases in other processes. To time parts of it they are read in this one: all else is
as in any run.
"""

import gzip
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline import teams
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.spread.answers import Answer
from pipeline.spread.pool import Team

DEFAULT = 300
SPENT: Counter[str] = Counter()
"""CPU seconds by what was timed; what is timed inside another is taken off that one."""
_OPEN: list[float] = []
"""Of each clock that runs, the seconds that clocks inside it took."""


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def read(path: Path, number: int) -> list[str]:
    """Return `number` texts spread over a packed file of releases, or over a folder of texts."""
    if path.is_dir():
        texts = [one.read_text("utf-8") for one in sorted(path.glob("*.txt"))]
    else:
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        texts = [json.loads(line)["text"] for line in lines]
    return texts[:: max(1, len(texts) // number)][:number]


def as_source(texts: Iterable[str], path: Path) -> Path:
    """Return a file of releases, one a line, once it is written."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
    return path


def run_over(source: str, number: int) -> tuple[int, float]:
    """Return how many releases of a file were run over in this process, and its CPU seconds."""
    texts = read(Path(source), number)
    return len(texts), run_here(texts, RunOptions())


def run_here(texts: Sequence[str], options: RunOptions) -> float:
    """Return the CPU seconds of a run over some texts, all of it in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = as_source(texts, Path(folder, "texts.jsonl"))
        spread, teams.spread = teams.spread, here  # type: ignore[attr-defined]
        start = time.process_time()
        try:
            run([str(path)], Path(folder, "out"), options)
        finally:
            teams.spread = spread  # type: ignore[attr-defined]
        return time.process_time() - start


def here(batches: Iterable[Sequence[Any]], team: Team) -> Iterator[Answer]:
    """Yield an answer for each piece, as `spread` does, but made in this process."""
    work = team.start()
    for batch in batches:
        for piece in batch:
            yield Answer(piece, work(piece))


def tell(number: int, whole: float, what: str) -> None:
    """Print what was timed, each with its share of the run, and all of it."""
    print(f"{number} releases in {whole:.1f} s, of which")
    for name, seconds in [*SPENT.most_common(), (f"{what} in all", SPENT.total())]:
        print(f"{name:36} {seconds:6.2f} s  {100 * seconds / whole:4.1f} %")


def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same, and adds its time to SPENT.

    What it yields one by one is taken together first, so that all of its time is counted.
    """

    def timed(*given: Any, **named: Any) -> Any:
        def whole() -> Any:
            result = work(*given, **named)
            return list(result) if isinstance(result, Iterator) else result

        return _timed(name, whole)

    return timed


def clocked_steps(name: str, work: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
    """Return a function that yields the same one by one, and adds the time of each to SPENT."""

    def timed(*given: Any, **named: Any) -> Iterator[Any]:
        steps = iter(_timed(name, lambda: work(*given, **named)))
        end = object()
        while (step := _timed(name, lambda: next(steps, end))) is not end:
            yield step

    return timed


def _timed(name: str, work: Callable[[], Any]) -> Any:
    start = time.process_time()
    _OPEN.append(0.0)
    try:
        return work()
    finally:
        spent = time.process_time() - start
        SPENT[name] += spent - _OPEN.pop()
        if _OPEN:
            _OPEN[-1] += spent
