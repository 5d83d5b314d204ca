"""Says how a run grows: with releases, with one, with the gazetteer and workers; how it starts.

    OMP_NUM_THREADS=1 python benchmarks/growth.py [releases|text|gazetteer|start|workers …]
        [--source FILE.jsonl.gz|FOLDER] [--releases 60] [--up-to 1000] [--most 1000000]
        [--times 10] [--rounds 2]

releases: CPU seconds and memory of the whole command, one worker, over one varied release, then ten
times as many, up to `--up-to`; without the start a release must not cost more. `many.py` takes the
72,000, in slices that are killed.

text: CPU seconds for a thousand characters of one release of 1,000 characters, then ten times as
many, up to `--most`; they must not grow. A run refuses more than a million characters unless
`--limit characters=…` allows them. gazetteer: the tables, then ten times as many names of parties
by made ones as knowledge of one's own, over the same releases. start: the whole command on one
short release, median of five. workers: the whole command with one worker and with two, in turn, in
seconds of the clock: nothing else may run beside it. The figure is of the sums of all rounds, for a
machine that others use is not equally fast from one minute to the next.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.clock import as_source, cpu_seconds, read  # noqa: E402
from benchmarks.varied import many  # noqa: E402
from pipeline.annotate.kit import Kit  # noqa: E402
from pipeline.gazetteer import load_gazetteer  # noqa: E402
from pipeline.run import extract, load_kit  # noqa: E402
from pipeline.types import Release  # noqa: E402

SHARED = Path(os.environ.get("ROLLCALL_SHARED", "../shared"))
SENATE = SHARED / "data" / "senate_releases.unlabelled.jsonl.gz"
SMALLEST, AT_LEAST = 1_000, 100_000
"""Characters of the shortest release, and of all releases of one length together."""
SHORT = "MALTA, 12 March 2031 – Ms Pia Sund (Finland; SOC) asked for the ferry to be kept.\n"
STARTS, SPREAD_OVER = 5, 3
"""How often a run is started, and times `--releases` that the workers share."""
SYLLABLES = ("var", "nel", "osk", "tim", "bru", "dal", "fen", "gor", "hul", "jar", "kem", "lub")


def main(given: Sequence[str]) -> None:
    """Print the parts that are asked for."""
    asked = _parser().parse_args(given)
    texts = read(asked.source, asked.releases)
    parts = {
        "releases": lambda: of_releases(texts, asked.up_to),
        "text": lambda: of_text(texts, asked.most),
        "gazetteer": lambda: of_gazetteer(texts, asked.times),
        "start": of_start,
        "workers": lambda: of_workers(texts, asked.rounds),
    }
    for name in asked.part or parts:
        parts[name]()


def of_releases(texts: Sequence[str], most: int) -> None:
    """Print what the whole command takes over more and more releases."""
    rates: list[float] = []
    start, number = 0.0, 1
    with tempfile.TemporaryDirectory() as room:
        while number <= most:
            source = as_source(many(texts, number, 1, vary=True), Path(room, f"{number}.jsonl"))
            before = cpu_seconds()
            seconds_of(source, Path(room, f"out{number}"), "--workers", "1", "--no-keep")
            cpu = cpu_seconds() - before
            start = start or cpu
            rates += [1000 * (cpu - start) / (number - 1)] if number > 1 else []
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            each = f", {rates[-1]:.1f} ms for each but the first" if rates else ""
            told = f"{number:>10,} releases  {cpu:8.2f} s of the processor{each}"
            print(f"{told}, largest process so far {peak:.0f} MB", flush=True)
            number *= 10
    if len(rates) > 1:
        print(f"one of the most takes {rates[-1] / rates[-2]:.2f} times as long as of a tenth")


def of_text(texts: Sequence[str], most: int) -> None:
    """Print the time for a thousand characters of longer and longer releases."""
    kit, rates = load_kit(), []
    spent(kit, texts[:5])  # expressions are made when they are first asked for
    size = SMALLEST
    while size <= most:
        cpu = spent(kit, made := list(of_length(texts, size)))
        rates.append(1000 * cpu / sum(map(len, made)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = f"{size:>10,} characters  {1000 * rates[-1]:7.2f} ms for a thousand"
        print(f"{told}, peak so far {peak:.0f} MB", flush=True)
        size *= 10
    least = min(rates[:-1], default=rates[-1])
    print(f"a thousand of the longest take {rates[-1] / least:.2f} times as long as of the fastest")


def of_length(texts: Sequence[str], size: int) -> Iterator[str]:
    """Yield texts of a length, as many as make `AT_LEAST` characters, no two parts the same.

    >>> [len(one) for one in of_length(["Ms Sund spoke of bridges. "], 60_000)]
    [60000, 60000]
    """
    left = many(texts, 10**9, 1, vary=True)
    for _ in range(max(1, -(-AT_LEAST // size))):
        parts, length = [], 0
        while length < size:
            parts.append(next(left))
            length += len(parts[-1]) + 2
        yield "\n\n".join(parts)[:size].ljust(size, ".")


def spent(kit: Kit, texts: Sequence[str]) -> float:
    """Return the CPU seconds of reading some texts."""
    start = time.process_time()
    for _ in extract((Release(f"r{at}", one, "a.txt") for at, one in enumerate(texts)), kit):
        pass
    return time.process_time() - start


def of_gazetteer(texts: Sequence[str], times: int) -> None:
    """Print the time to start and to read with our parties, and with times as many."""
    ours = load_gazetteer()
    names = sum(len(owners) for owners in ours.party_names.values())
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        extra = (times - 1) * len(ours.parties), (times - 1) * names
        write_parties(Path(folder), *extra)
        for data, known in (((), names), ((Path(folder),), names + extra[1])):
            start = time.process_time()
            kit = load_kit(data)
            loaded = time.process_time() - start
            spent(kit, texts[:5])
            figures.append((loaded, spent(kit, texts)))
            print(
                f"{known:>10,} names of parties  {loaded:6.2f} s to load, "
                f"{figures[-1][1]:6.2f} s to read {len(texts)} releases",
                flush=True,
            )
    (loads, reads), (more_loads, more_reads) = figures
    print(f"{times} times: loading {more_loads / loads:.2f}, reading {more_reads / reads:.2f}")


def write_parties(folder: Path, parties: int, names: int) -> None:
    """Write so many made parties with so many names as knowledge of one's own."""
    made = list(islice(party_names(), names))
    each = -(-names // parties)
    rows = ["party_id,name,abbreviation,kind,country_code,house,from,until,wikidata"]
    rows += [f"made:{at},{made[at * each]},,party,,,,," for at in range(len(made[::each]))]
    (folder / "parties.csv").write_text("\n".join(rows) + "\n", "utf-8")
    rows = ["party_id,text,kind,strength,why"]
    rows += [f"made:{at // each},{name},name,strong," for at, name in enumerate(made)]
    (folder / "party_names.csv").write_text("\n".join(rows) + "\n", "utf-8")


def party_names() -> Iterator[str]:
    """Yield names of parties that no text holds, no two the same.

    >>> list(islice(party_names(), 2))
    ['Varvarvar Varvar Party', 'Varvarvar Varnel Party']
    """
    for *first, fourth, fifth in product(SYLLABLES, repeat=5):
        yield f"{''.join(first).title()} {(fourth + fifth).title()} Party"


def of_start() -> None:
    """Print how long the command takes on one short release."""
    with tempfile.TemporaryDirectory() as room:
        source = Path(room, "a.txt")
        source.write_text(SHORT, "utf-8")
        times = [seconds_of(source, Path(room, f"out{at}")) for at in range(STARTS)]
    print(f"one short release: {statistics.median(times):.2f} s, median of {STARTS}, "
          f"{min(times):.2f} to {max(times):.2f}")  # fmt: skip


def of_workers(texts: Sequence[str], rounds: int) -> None:
    """Print how long the command takes with one worker and with two, round after round."""
    ones, twos = 0.0, 0.0
    made = list(many(texts, SPREAD_OVER * len(texts), 1, vary=True))
    with tempfile.TemporaryDirectory() as room:
        source = as_source(made, Path(room, "texts.jsonl"))
        for number in range(rounds):
            one, two = (
                seconds_of(source, Path(room, f"out{number}-{workers}"), "--workers", str(workers))
                for workers in (1, 2)
            )
            ones, twos = ones + one, twos + two
            print(_told(len(made), one, two), flush=True)
    if rounds > 1:
        print(f"the sums: {_told(len(made), ones, twos)}")


def _told(releases: int, one: float, two: float) -> str:
    return (
        f"{releases} releases: {one:.1f} s with one worker, {two:.1f} s with two: "
        f"{one / two:.2f} times as fast"
    )


def seconds_of(source: Path, out: Path, *options: str) -> float:
    """Return the seconds of the clock that the command takes."""
    command = (sys.executable, "-m", "pipeline", "run", str(source), "-q", "--out", str(out))
    start = time.perf_counter()
    subprocess.run((*command, *options), check=True)
    return time.perf_counter() - start


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Says how a run grows, and how it starts.")
    parser.add_argument(
        "part", nargs="*", choices=["releases", "text", "gazetteer", "start", "workers"]
    )
    parser.add_argument("--source", type=Path, default=SENATE)
    parser.add_argument("--releases", type=int, default=60)
    parser.add_argument("--up-to", type=int, default=1000, help="releases of the largest run")
    parser.add_argument("--most", type=int, default=1_000_000, help="characters of one release")
    parser.add_argument("--times", type=int, default=10, help="as many names of parties")
    parser.add_argument("--rounds", type=int, default=2, help="one worker and two, in turn")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
