"""Times the dates: what finding them and reading what they say takes of a run, in one process.

    OMP_NUM_THREADS=1 python benchmarks/dates.py FILE.jsonl.gz [RELEASES]

The rules for dates are run apart from the other rules, so that they can be timed.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

import pipeline.annotate.finders as finders  # noqa: E402
import pipeline.resolve.stage as resolving  # noqa: E402
from benchmarks.clock import DEFAULT, clocked, run_over, tell  # noqa: E402
from pipeline.rules import Rules, find_all  # noqa: E402
from pipeline.types import Mention  # noqa: E402

find_dates = clocked("dates found", find_all)


def found_apart(rules: Rules, text: str) -> Iterator[Mention]:
    """Yield what all rules find, those for dates by the clock."""
    dates = tuple(rule for rule in rules.rules if rule.block.label == "DATE")
    others = tuple(rule for rule in rules.rules if rule.block.label != "DATE")
    yield from find_dates(replace(rules, rules=dates), text)
    yield from find_all(replace(rules, rules=others), text)


def main(source: str, number: int) -> None:
    """Print the share of a run that finding and reading dates takes."""
    finders.find_all = found_apart  # type: ignore[attr-defined]
    resolving.resolve_dates = clocked("what dates say", resolving.resolve_dates)
    number, whole = run_over(source, number)
    tell(number, whole, "dates")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT)
