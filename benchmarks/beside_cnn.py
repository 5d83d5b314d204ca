"""Times a whole run beside spaCy's convolutional recogniser and its tokenizer, on the same texts.

    OMP_NUM_THREADS=1 python benchmarks/beside_cnn.py FILE.jsonl.gz [RELEASES [ROUNDS]]

The convolutional one has the size of the recogniser in en_core_web_sm 3: its layers, its tables of
hashes and its eighteen labels, behind the blank tokenizer. Its weights do not change its speed, so
they are taken from a short training on made-up words. Labels do: of each word every action of every
label is weighed. So one with two labels, which tells as much as ours, is timed too. All are timed
in CPU seconds, in turn, three times or as often as asked, and the best of each counts: seconds of
the process itself and, as a run reads in a process of its own, of all that it started. The ratio of
each round is told as well: on a shared machine the same work differs from minute to minute. The run
reads its tables and makes its expressions within its time: two to four seconds, however many
releases there are.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

sys.path[:0] = [str(Path(__file__).parents[1])]

from benchmarks.clock import as_source, cpu_seconds, read  # noqa: E402
from pipeline.run import load_kit, run  # noqa: E402
from pipeline.run_options import RunOptions  # noqa: E402
from pipeline.spread.options import SpreadOptions  # noqa: E402

BASE, RUN = "spaCy convolutional alone", "whole run, files in to files out"
ROUNDS = 3
DEFAULT = 300
TWO = ("PERSON", "PARTY")
SMALL = (
    *("CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP"),
    *("ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"),
)
"""The labels of the small English pipeline."""
MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [5000, 1000, 2500, 2500],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
}
"""The layers of its recogniser."""


def main(source: str, number: int, times: int) -> None:
    """Print words a CPU second of each, and the ratios to the convolutional recogniser."""
    texts = read(Path(source), number)
    words = sum(len(text.split()) for text in texts)
    small, two = blank_cnn(), blank_cnn(TWO)
    tokenizer, ours = spacy.blank("en"), load_kit().nlp
    timed = {
        BASE: lambda: drain(small, texts),
        "the same with two labels": lambda: drain(two, texts),
        "spaCy's tokenizer alone": lambda: drain(tokenizer, texts),
        "our recogniser alone": lambda: drain(ours, texts),
        RUN: lambda: whole(texts),
    }
    rounds = [{name: seconds(work) for name, work in timed.items()} for _ in range(times)]
    best = {name: min(one[name] for one in rounds) for name in timed}
    base = best[BASE]
    print(f"{len(texts)} releases, {words} words, CPU seconds, best of {times}")
    for name, spent in best.items():
        print(f"{name:34} {words / spent:8.0f} words/s   ratio {base / spent:.2f}")
    told = ", ".join(f"{one[BASE] / one[RUN]:.2f}" for one in rounds)
    print(f"ratio of the whole run, round by round: {told}")


def blank_cnn(labels: Sequence[str] = SMALL) -> Language:
    """Return the recogniser of the small English pipeline, with such labels, after a few steps."""
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner", config={"model": MODEL})
    for label in labels:
        recogniser.add_label(label)  # type: ignore[attr-defined]
    words = ["Ms", "Lena", "Ekdahl", "of", "the", "Harbour", "Party", "spoke", "."]
    tags = ["O", "B-PERSON", "L-PERSON", "O", "O", "O", "O", "O", "O"]
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
    """Run over a file of the texts, read by one process, with all default formats written."""
    with tempfile.TemporaryDirectory() as folder:
        source = as_source(texts, Path(folder, "texts.jsonl"))
        run([str(source)], Path(folder, "out"), RunOptions(spread=SpreadOptions(workers=1)))


def seconds(work: Callable[[], None]) -> float:
    """Return the CPU seconds that `work` takes, in this process and in those that it starts."""
    started = cpu_seconds()
    work()
    return cpu_seconds() - started


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[2:]]
    main(sys.argv[1], *(asked + [DEFAULT, ROUNDS][len(asked) :]))
