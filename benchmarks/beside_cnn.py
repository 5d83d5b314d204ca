"""Times a whole run beside spaCy's convolutional recogniser alone, on the same texts, on one core.

    OMP_NUM_THREADS=1 python benchmarks/beside_cnn.py FILE.jsonl.gz [RELEASES [ROUNDS]]

The convolutional one is spaCy's default `ner` (four layers of width 96, as in the small English
pipelines) behind the blank tokenizer; its weights do not change its speed, so they are taken from a
short training on made-up words. Both are timed in CPU seconds of one process, in turn, three times
or as often as asked, and the best of each counts. The run reads its tables and makes its
expressions within its time: about three seconds, however many releases there are.
"""

import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

from pipeline.run import load_kit, run
from pipeline.run_options import RunOptions

ROUNDS = 3
DEFAULT = 300
LABELS = ("PERSON", "PARTY")


def main(source: str, number: int, times: int) -> None:
    """Print words a second of both, and of the recogniser alone, and their ratios."""
    texts = read(Path(source), number)
    words = sum(len(text.split()) for text in texts)
    convolutional, ours = blank_cnn(), load_kit().nlp
    timed = {
        "spaCy convolutional alone": lambda: drain(convolutional, texts),
        "our recogniser alone": lambda: drain(ours, texts),
        "whole run, files in to files out": lambda: whole(texts),
    }
    rounds = [{name: seconds(work) for name, work in timed.items()} for _ in range(times)]
    best = {name: min(one[name] for one in rounds) for name in timed}
    base = best["spaCy convolutional alone"]
    print(f"{len(texts)} releases, {words} words, one core, CPU seconds, best of {times}")
    for name, spent in best.items():
        print(f"{name:34} {words / spent:8.0f} words/s   ratio {base / spent:.2f}")


def read(path: Path, number: int) -> list[str]:
    """Return `number` texts spread over a file of releases."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    return [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // number)]][:number]


def blank_cnn() -> Language:
    """Return spaCy's default recogniser after a few steps."""
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    for label in LABELS:
        recogniser.add_label(label)  # type: ignore[attr-defined]
    words = ["Ms", "Lena", "Ekdahl", "of", "the", "Harbour", "Party", "spoke", "."]
    tags = ["O", "B-PERSON", "L-PERSON", "O", "O", "B-PARTY", "L-PARTY", "O", "O"]
    example = Example.from_dict(spacy.tokens.Doc(nlp.vocab, words), {"entities": tags})
    optimiser = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimiser)
    return nlp


def drain(nlp: Language, texts: list[str]) -> None:
    """Read every text."""
    for _ in nlp.pipe(texts, batch_size=32):
        pass


def whole(texts: list[str]) -> None:
    """Run over a file of the texts, with all default formats written."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.jsonl")
        lines = (json.dumps({"id": str(at), "text": text}) for at, text in enumerate(texts))
        source.write_text("\n".join(lines), "utf-8")
        run([str(source)], Path(folder, "out"), RunOptions())


def seconds(work: Callable[[], None]) -> float:
    """Return the CPU seconds that `work` takes in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[2:]]
    main(sys.argv[1], *(asked + [DEFAULT, ROUNDS][len(asked) :]))
