"""Tries every reader, and the whole corridor, with inputs that are changed, made and guided.

    python benchmarks/fuzz.py [--share 0.01] [--target html …] [--engine made …] [--faults DIR]
    python benchmarks/fuzz.py --coverage [--share 0.05]
    python benchmarks/fuzz.py --target html --again FILE

The share 1 is the long run, a million inputs. A row is printed for each target and engine; the exit
code is 1 where there was a fault. Its input is kept, and can be tried `--again`. The same share
and seed try the same inputs, but for those that are guided.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.fuzzing.again import again  # noqa: E402
from benchmarks.fuzzing.guided import is_here  # noqa: E402
from benchmarks.fuzzing.job import CORRIDOR, Job, Row  # noqa: E402
from benchmarks.fuzzing.measured import HEAD as LINES  # noqa: E402
from benchmarks.fuzzing.measured import combine, measuring, table  # noqa: E402
from benchmarks.fuzzing.processes import WORKER, tried  # noqa: E402
from benchmarks.fuzzing.rows import HEAD, faults_of, line, total  # noqa: E402
from benchmarks.fuzzing.targets import ENGINES, FEWEST, TARGETS, jobs_of  # noqa: E402

EVERY = [*TARGETS, CORRIDOR]
FILES = 20_000
"""Of a long run of the corridor."""
RUNNER = ("-m", "benchmarks.fuzzing.corridor.worker")


def main(given: Sequence[str]) -> int:
    """Do what is asked for, and return 1 where there was a fault."""
    asked = _parser().parse_args(given)
    if asked.again is not None:
        print(again(TARGETS[asked.target[0]], asked.again))
        return 0
    if "guided" in asked.engine and not is_here():
        print("atheris is not installed (the extra `fuzz`): no guided inputs")
    if not asked.coverage:
        return _fuzzed(asked, WORKER)
    asked.engine = [one for one in asked.engine if one != "guided"]  # what they found is kept
    with tempfile.TemporaryDirectory(prefix="fuzz-lines-") as folder:
        code = _fuzzed(asked, measuring(Path(folder)))
        print(LINES, *table(combine(Path(folder))), sep="\n")
    return code


def _fuzzed(asked: argparse.Namespace, worker: Sequence[str]) -> int:
    """Print a row for each target and engine, then the faults; return 1 where there were any."""
    faults = asked.faults or Path(tempfile.mkdtemp(prefix="fuzz-faults-"))
    rows: list[Row] = []
    print(HEAD, flush=True)
    for job, command in _jobs(asked, worker):
        for row in tried(job, faults, _say, command):
            rows.append(row)
            print(line(row), flush=True)
    print(line(total(rows)))
    for fault in faults_of(rows):
        print(fault)
    found = any(one.faults for one in rows)
    print(f"inputs of faults are kept in {faults}" if found else "no fault")
    return int(found)


def _jobs(asked: argparse.Namespace, worker: Sequence[str]) -> Iterator[tuple[Job, Sequence[str]]]:
    engines = [one for one in asked.engine if one != "guided" or is_here()]
    for name in asked.target:
        if name != CORRIDOR:
            for left in jobs_of(TARGETS[name], asked.share, engines):
                yield Job(name, left, asked.seed), worker
        elif not asked.coverage:
            files = {"all formats": max(FEWEST, round(asked.share * FILES))}
            yield Job(name, files, asked.seed), RUNNER


def _say(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Fuzzes the readers and the corridor.")
    parser.add_argument("--share", type=float, default=0.01, help="of the long run (default 0.01)")
    parser.add_argument("--target", nargs="+", choices=EVERY, default=EVERY)
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--seed", type=int, default=7, help="another one makes other inputs")
    parser.add_argument("--faults", type=Path, help="folder for the inputs of faults")
    parser.add_argument("--coverage", action="store_true", help="tell which lines are reached")
    parser.add_argument("--again", type=Path, help="read this one file, and show what comes of it")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
