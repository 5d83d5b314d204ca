"""Times a whole run, files in to files out: `python benchmarks/run_time.py FILE…`.

The run is the command itself, with as many workers as there are processors; CPU seconds and memory
are those of all its processes. On Linux alone.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.tree import followed  # noqa: E402
from pipeline.loading import load_kit  # noqa: E402


def main(sources: list[str]) -> None:
    """Print releases and words a second, start-up time and peak memory of a run."""
    started = time.perf_counter()
    load_kit()
    loaded = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        command = (sys.executable, "-m", "pipeline", "run", *sources, "-q", "--out", str(out))
        took = followed(command)
        if took.code:
            sys.exit(took.said)
        texts = list((out / "texts").iterdir())
        words = sum(len(one.read_text("utf-8").split()) for one in texts)
    print(f"load_kit        {loaded:.1f} s")
    print(f"run             {took.seconds:.1f} s for {len(texts)} releases, {words} words")
    print(
        f"per second      {len(texts) / took.seconds:.1f} releases, "
        f"{words / took.seconds:.0f} words"
    )
    print(f"CPU             {took.cpu:.1f} s, {words / took.cpu:.0f} words a CPU second")
    print(f"peak memory     {took.peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
