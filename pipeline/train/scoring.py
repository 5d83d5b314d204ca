"""Scores a recogniser alone on examples: exact spans, by dataset and label."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.annotate.recogniser.decode import Found
from pipeline.train.examples import KEPT, Example

Span = tuple[str, int, int]
"""Label, and words `start:end`."""


@dataclass(frozen=True, slots=True)
class Score:
    """Spans that are right, missed and false."""

    right: int
    missed: int
    false: int

    @property
    def f(self) -> float:
        """Return F in percent; 0 where there is nothing."""
        total = 2 * self.right + self.missed + self.false
        return 200 * self.right / total if total else 0.0


def score(
    pairs: Iterable[tuple[Example, Sequence[Found]]],
) -> Mapping[str, Mapping[str, Score]]:
    """Return scores by dataset and label, for labels that the dataset marks."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for example, finds in pairs:
        found = judged(example, [(one.label, one.start, one.end) for one in finds])
        for label in KEPT:
            gold = {one for one in gold_spans(example) if one[0] == label}
            ours = {one for one in found if one[0] == label}
            counts[example.dataset][label].update(
                right=len(gold & ours), missed=len(gold - ours), false=len(ours - gold)
            )
    return {
        dataset: {label: Score(**one) for label, one in labels.items() if one["right"]}
        for dataset, labels in sorted(counts.items())
    }


def gold_spans(example: Example) -> list[Span]:
    """Return the marks of an example that can only be one label."""
    return [
        (mark.labels[0], mark.start, mark.end) for mark in example.marks if len(mark.labels) == 1
    ]


def judged(example: Example, found: Sequence[Span]) -> list[Span]:
    """Return the finds that the marks of an example can judge: not those on what it leaves open."""
    open_words = set(example.unsure)
    for mark in example.marks:
        if len(mark.labels) > 1:
            open_words.update(range(mark.start, mark.end))
    return [
        one
        for one in found
        if one[0] not in example.free and open_words.isdisjoint(range(one[1], one[2]))
    ]
