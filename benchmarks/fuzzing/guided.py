"""Inputs that are guided by what code they reach: atheris over libFuzzer, in its own process."""

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.seeds import kept
from benchmarks.fuzzing.targets import Target

try:
    import atheris
except ImportError:  # the extra `fuzz` is not installed, or there is none for this system
    atheris: Any = None  # type: ignore[no-redef]

WHOLE = 0.2
"""The share of packed files that are changed as a whole."""
LONGEST = 20_000


def is_here() -> bool:
    """Return whether inputs can be guided: atheris is installed."""
    return find_spec("atheris") is not None


@contextmanager
def instrumented(target: Target) -> Iterator[None]:
    """Have the reader that the body imports, and the libraries behind it, tell what they run."""
    if atheris is None:
        raise ImportError("atheris is not installed: pip install -e '.[fuzz]'")
    for name in list(sys.modules):
        if name.partition(".")[0] in target.behind:  # hypothesis has loaded it bare
            del sys.modules[name]
    with atheris.instrument_imports(include=["pipeline.ingest", *target.behind]):
        yield


def guided(bench: Any, count: int, start: int) -> None:
    """Try inputs that grow from the kept ones where they reach new code; ends the process."""
    corpus = bench.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(kept(bench.target.name)):
        (corpus / f"{number:04}").write_bytes(data)

    def try_one(data: bytes) -> None:
        bench.try_one(data)
        if bench.tried() >= count:
            bench.write()
            os._exit(0)  # libFuzzer never returns

    flags = (f"-seed={start + 1}", "-rss_limit_mb=0", "-timeout=300", f"-max_len={LONGEST}",
             f"-artifact_prefix={bench.folder}/")  # fmt: skip
    words = _dictionary(bench.folder / "words", bench.target)
    mutator = {} if bench.target.inside is None else {"custom_mutator": _mutator(bench.target)}
    atheris.Setup([sys.argv[0], str(corpus), *flags, *words], try_one, **mutator)
    atheris.Fuzz()


def _dictionary(path: Path, target: Target) -> list[str]:
    """Return the flag that names a file of the words of a format, where it has some."""
    rows = ("".join(f"\\x{one:02x}" for one in piece) for piece in target.pieces)
    path.write_text("".join(f'"{row}"\n' for row in rows), "ascii")
    return [f"-dict={path}"] if target.pieces else []


def _mutator(target: Target) -> Any:
    """Return what changes a packed file inside, by what libFuzzer knows of good changes."""
    inside = target.inside
    assert inside is not None

    def change(data: bytes, most: int, start: int) -> bytes:
        chance = random.Random(start)
        if chance.random() < WHOLE:
            return bytes(atheris.Mutate(data, most))
        made = inside(chance, data, lambda one: bytes(atheris.Mutate(one, len(one) + 100)))
        return made[:most]

    return change
