"""Times a run by stage, in CPU seconds of one process, beside spaCy's convolutional recogniser.

    OMP_NUM_THREADS=1 python benchmarks/stages.py FILE.jsonl.gz [RELEASES]

Releases are read in this process, so that clocks can stand around the stages; all six formats are
written. A stage that runs inside another is taken off that one. `× conv.` is the time of a stage in
times of spaCy's convolutional recogniser, tokenizer and all, over the same texts.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1])]

import spacy  # noqa: E402

import pipeline.run as corridor  # noqa: E402
import pipeline.write.stage as writing  # noqa: E402
from benchmarks.beside_cnn import blank_cnn, drain, seconds  # noqa: E402
from benchmarks.clock import (  # noqa: E402
    DEFAULT,
    SPENT,
    clocked,
    clocked_steps,
    read,
    run_here,
)
from pipeline import read_all  # noqa: E402
from pipeline.annotate.kit import Kit  # noqa: E402
from pipeline.annotate.recogniser.component import Recogniser  # noqa: E402
from pipeline.keep import fingerprints, last_run  # noqa: E402
from pipeline.keep.store import Store  # noqa: E402
from pipeline.loading import load_kit  # noqa: E402
from pipeline.run_options import RunOptions  # noqa: E402
from pipeline.write.formats.every import WRITERS  # noqa: E402
from pipeline.write.options import WriteOptions  # noqa: E402

START, KEEP = "start: tables, forms, model", "keep: fingerprints and store"
ORDER = (START, "ingest", "clean", "annotate: tokenizer", "annotate: recogniser", "annotate: rest",
         "resolve", "validate", KEEP, "twins", "correct", "identify", "write: rows")  # fmt: skip
EVERY = RunOptions(write=WriteOptions(formats=tuple(WRITERS)))


def main(source: str, number: int) -> None:
    """Print seconds, words a second and ratios of each stage."""
    texts = read(Path(source), number)
    words = sum(len(text.split()) for text in texts)
    convolutional, tokenizer = blank_cnn(), spacy.blank("en")
    alone = seconds(lambda: drain(tokenizer, texts))
    base = seconds(lambda: drain(convolutional, texts))
    watch()
    whole = run_here(texts, EVERY)
    print(f"{len(texts)} releases, {words} words, one process, CPU seconds, all formats written")
    print(f"{'':36} {'s':>8} {'words/s':>9} {'% of run':>9} {'× conv.':>8}")
    told = {"spaCy convolutional alone": base, "spaCy's tokenizer alone": alone}
    for name, spent in (told | {"whole run": whole} | in_order(SPENT, whole)).items():
        share = "" if name in told else f"{100 * spent / whole:.1f}"
        rate = words / max(spent, 0.001)
        print(f"{name:36} {spent:8.2f} {rate:9.0f} {share:>9} {spent / base:8.2f}")


def in_order(spent: Mapping[str, float], whole: float) -> dict[str, float]:
    """Return the stages in the order of a run, and what is in none of them.

    >>> in_order({"write: csv": 2.0, "ingest": 1.0}, 4.0)
    {'ingest': 1.0, 'write: csv': 2.0, 'the rest': 1.0}
    """
    known = [*ORDER, *(name for name in spent if name not in ORDER)]
    stages = {name: spent[name] for name in known if name in spent}
    return stages | {"the rest": whole - sum(stages.values())}


def watch() -> None:
    """Put a clock around each stage."""
    corridor.load_kit = clocked(START, lambda data: watched(load_kit(data)))
    corridor.ingest = clocked_steps("ingest", corridor.ingest)
    for name in ("clean", "sketch_of"):
        put(read_all, name, "clean")
    put(read_all, "annotate", "annotate: rest")
    Recogniser.__call__ = clocked("annotate: recogniser", Recogniser.__call__)  # type: ignore[method-assign]
    for name in ("resolve", "validate"):
        put(read_all, name, name)
    read_all.in_order = clocked_steps("twins", read_all.in_order)  # type: ignore[assignment]
    corridor.correct = clocked_steps("correct", corridor.correct)  # type: ignore[assignment]
    corridor.identify = clocked_steps("identify", corridor.identify)  # type: ignore[assignment]
    watch_keeping()
    watch_writing()


def watch_keeping() -> None:
    """Put a clock around all that keeps what is read, and that tells what has changed."""
    for name in ("get", "has", "put", "commit", "keep_only", "close"):
        put(Store, name, KEEP)
    for name in ("to_bytes", "of_bytes", "as_told"):
        put(read_all, name, KEEP)
    for name in ("of_bytes", "of_file", "of_knowledge", "of_everything"):
        put(fingerprints, name, KEEP)
    put(last_run, "lying", KEEP)


def watch_writing() -> None:
    """Put a clock around each format, and around the rows that they share."""
    put(corridor, "write", "write: the rest")
    put(writing, "rows_of", "write: rows")
    put(writing.texts, "write_text", "write: texts")
    for name, writer in WRITERS.items():
        for part in ("__init__", "add", "finish"):
            put(writer, part, f"write: {name}")


def put(place: Any, name: str, stage: str) -> None:
    """Put a clock around a function of a module or class."""
    work: Callable[..., Any] = getattr(place, name)
    setattr(place, name, clocked(stage, work))


def watched(kit: Kit) -> Kit:
    """Return what a run knows, with a clock at its tokenizer."""
    kit.nlp.tokenizer = clocked("annotate: tokenizer", kit.nlp.tokenizer)
    return kit


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT)
