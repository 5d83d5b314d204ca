"""Times a whole run, files in to files out: `python benchmarks/run_time.py FILE…`."""

import resource
import sys
import tempfile
import time
from pathlib import Path

from pipeline.records import Extraction
from pipeline.run import load_kit, run
from pipeline.run_options import RunOptions


def main(sources: list[str]) -> None:
    """Print releases and words a second, start-up time and peak memory of a run."""
    started = time.perf_counter()
    load_kit()
    loaded = time.perf_counter() - started
    words = 0

    def count(extraction: Extraction) -> None:
        nonlocal words
        words += len(extraction.release.text.split())

    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        summary = run(sources, Path(folder) / "out", RunOptions(), count)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"load_kit        {loaded:.1f} s")
    print(f"run             {seconds:.1f} s for {summary.releases} releases, {words} words")
    print(f"per second      {summary.releases / seconds:.1f} releases, {words / seconds:.0f} words")
    print(f"peak memory     {peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
