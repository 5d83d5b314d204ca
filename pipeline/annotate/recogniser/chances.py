"""How likely each word of a document is to be in a name, where no entity came of it too."""

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Doc

from pipeline.annotate.recogniser.decode import Probabilities

CHANCES = "recogniser_chances"
"""In `doc.user_data`: by label, the probability of each word to be in a name of it."""


def keep_chances(doc: Doc, read: Probabilities, labels: Sequence[str]) -> None:
    """Keep with a document what the network read; `labels` are in the order of its tags."""
    doc.user_data[CHANCES] = {
        label: read[:, 1 + 2 * place] + read[:, 2 + 2 * place] for place, label in enumerate(labels)
    }


def chance(doc: Doc, label: str, start: int, end: int) -> float | None:
    """Return the probability that the words at characters `start:end` are in a name of a label.

    That of its unlikeliest word; None where no recogniser of ours has read the document, or
    where it does not know the label.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if label not in doc.user_data.get(CHANCES, {}) or span is None:
        return None
    return float(doc.user_data[CHANCES][label][span.start : span.end].min())


def likely_spans(doc: Doc, label: str, least: float) -> Iterator[tuple[int, int]]:
    """Yield the characters of each run of words whose chance to be in a name is `least` or more."""
    if label not in doc.user_data.get(CHANCES, {}):
        return
    likely = np.concatenate(([False], doc.user_data[CHANCES][label] >= least, [False]))
    borders = np.flatnonzero(likely[1:] != likely[:-1])
    for first, last in zip(borders[::2], borders[1::2], strict=True):
        span = doc[int(first) : int(last)]
        yield span.start_char, span.end_char
