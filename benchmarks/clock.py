"""Runs over part of a file with clocks around some functions, and tells their share of the run."""

import gzip
import json
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.run import run
from pipeline.run_options import RunOptions

DEFAULT = 300
SPENT: Counter[str] = Counter()
"""CPU seconds by what was timed."""


def run_over(source: str, number: int) -> tuple[int, float]:
    """Return how many releases of a file were run over, and the CPU seconds that it took."""
    lines = gzip.decompress(Path(source).read_bytes()).decode().splitlines()
    texts = [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // number)]][:number]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        rows = (json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts))
        path.write_text("\n".join(rows), "utf-8")
        start = time.process_time()
        run([str(path)], Path(folder, "out"), RunOptions())
        return len(texts), time.process_time() - start


def tell(number: int, whole: float, what: str) -> None:
    """Print what was timed, each with its share of the run, and all of it."""
    print(f"{number} releases in {whole:.1f} s, of which")
    for name, seconds in [*SPENT.most_common(), (f"{what} in all", SPENT.total())]:
        print(f"{name:36} {seconds:6.2f} s  {100 * seconds / whole:4.1f} %")


def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same, and adds its time to SPENT."""

    def timed(*given: Any) -> Any:
        start = time.process_time()
        result = work(*given)
        if not isinstance(result, str | tuple | dict):
            result = list(result)
        SPENT[name] += time.process_time() - start
        return result

    return timed
