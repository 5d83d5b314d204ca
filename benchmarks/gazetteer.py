"""Times the gazetteer: to load it, and what it takes of a run, all in one process.

    OMP_NUM_THREADS=1 python benchmarks/gazetteer.py FILE.jsonl.gz [RELEASES]

Timed within the run, in CPU seconds, is everything that reads the tables of countries and parties:
names found in the text, names masked for the forms, other senses and support, and what names mean.
"""

import gzip
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pipeline.annotate.finders as finders
import pipeline.annotate.stage as annotating
import pipeline.annotate.ties as ties
import pipeline.resolve.stage as resolving
from pipeline.gazetteer import load_gazetteer
from pipeline.run import RunOptions, run

DEFAULT = 300
SPENT: Counter[str] = Counter()
"""CPU seconds by what was timed."""


def main(source: str, number: int) -> None:
    """Print the seconds to load the tables, and the share of a run that reading them takes."""
    start = time.process_time()
    load_gazetteer()
    loading = time.process_time() - start
    watch()
    lines = gzip.decompress(Path(source).read_bytes()).decode().splitlines()
    texts = [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // number)]][:number]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        rows = (json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts))
        path.write_text("\n".join(rows), "utf-8")
        start = time.process_time()
        run([str(path)], Path(folder, "out"), RunOptions())
        whole = time.process_time() - start
    print(f"the gazetteer loads in {loading:.2f} s")
    print(f"{len(texts)} releases in {whole:.1f} s, of which")
    for name, seconds in SPENT.most_common():
        print(f"{name:36} {seconds:6.2f} s  {100 * seconds / whole:4.1f} %")
    print(
        f"{'the gazetteer in all':36} {SPENT.total():6.2f} s  {100 * SPENT.total() / whole:4.1f} %"
    )


def watch() -> None:
    """Put a clock around each function that reads the tables."""
    found = [clocked("names found", one) if one is finders.gazetteer else one
             for one in finders.FINDERS]  # fmt: skip
    annotating.FINDERS = tuple(found)  # type: ignore[misc]
    ties.masked_text = clocked("names masked", ties.masked_text)
    annotating.other_senses = clocked("other senses", annotating.other_senses)
    annotating.unsupported_parties = clocked("support", annotating.unsupported_parties)
    resolving.resolve_countries = clocked("what countries mean", resolving.resolve_countries)
    resolving.resolve_parties = clocked("what parties mean", resolving.resolve_parties)


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


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT)
