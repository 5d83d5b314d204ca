"""Says how sure the recogniser may be: the share of right spans by probability, on dev data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sklearn.isotonic import IsotonicRegression

from pipeline.annotate.recogniser.calibration import Calibration
from pipeline.annotate.recogniser.decode import Found
from pipeline.train.examples import KEPT, Example
from pipeline.train.scoring import gold_spans, judged

LEAST, MOST = 1, 99
"""Percents: nothing that was measured on some thousand spans is certain."""
BINS = (0, 50, 60, 70, 80, 90, 95, 98, 100)


@dataclass(frozen=True, slots=True)
class Bin:
    """A row of the reliability table: spans of a confidence, and how many of them were right."""

    least: int
    below: int
    spans: int
    mean_percent: float
    right_percent: float


Judgement = tuple[str, float, bool]
"""Label and probability of a span, and whether it was right."""


def judgements(pairs: Iterable[tuple[Example, Sequence[Found]]]) -> list[Judgement]:
    """Return every find that the marks of its example can judge, with whether it is right."""
    rated = []
    for example, found in pairs:
        gold = set(gold_spans(example))
        for one in found:
            span = (one.label, one.start, one.end)
            if one.label in KEPT and judged(example, [span]):
                rated.append((one.label, one.probability, span in gold))
    return rated


def calibrate(judged_spans: Sequence[Judgement]) -> dict[str, Calibration]:
    """Return for each label the rising curve that fits its spans best (isotonic regression)."""
    labels = sorted({label for label, _, _ in judged_spans})
    return {label: _curve([one for one in judged_spans if one[0] == label]) for label in labels}


def _curve(judged_spans: Sequence[Judgement]) -> Calibration:
    probabilities = [probability for _, probability, _ in judged_spans]
    fitted = IsotonicRegression(out_of_bounds="clip").fit(
        probabilities, [float(right) for _, _, right in judged_spans]
    )
    steps: dict[int, float] = {}
    for probability, share in sorted(
        zip(probabilities, fitted.predict(probabilities), strict=True)
    ):
        steps.setdefault(min(MOST, max(LEAST, round(100 * share))), probability)
    percents, starts = list(steps), list(steps.values())
    return Calibration((0.0, *starts[1:]), tuple(percents))


def reliability(judged_spans: Sequence[Judgement], curves: Mapping[str, Calibration]) -> list[Bin]:
    """Return the reliability table: in a good one, mean and right percent agree in each row."""
    rated = [(curves[label].percent(share), right) for label, share, right in judged_spans]
    table = []
    for least, below in pairwise(BINS):
        inside = [(percent, right) for percent, right in rated if least <= percent < below]
        if inside:
            mean = sum(percent for percent, _ in inside) / len(inside)
            share = 100 * sum(right for _, right in inside) / len(inside)
            table.append(Bin(least, below, len(inside), round(mean, 1), round(share, 1)))
    return table
