"""Times the gazetteer: to load it, and what it takes of a run, all in one process.

    OMP_NUM_THREADS=1 python benchmarks/gazetteer.py FILE.jsonl.gz [RELEASES]

Timed within the run, in CPU seconds, is everything that reads the tables of countries and parties:
names found in the text, names masked for the forms, other senses and support, and what names mean.
"""

import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

import pipeline.annotate.finders as finders  # noqa: E402
import pipeline.annotate.stage as annotating  # noqa: E402
import pipeline.annotate.ties as ties  # noqa: E402
import pipeline.resolve.stage as resolving  # noqa: E402
from benchmarks.clock import DEFAULT, clocked, run_over, tell  # noqa: E402
from pipeline.gazetteer import load_gazetteer  # noqa: E402


def main(source: str, number: int) -> None:
    """Print the seconds to load the tables, and the share of a run that reading them takes."""
    start = time.process_time()
    load_gazetteer()
    print(f"the gazetteer loads in {time.process_time() - start:.2f} s")
    watch()
    number, whole = run_over(source, number)
    tell(number, whole, "the gazetteer")


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


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT)
