"""Scores two annotations of the same texts against each other: how far the guide decides."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import DataError, Fault, UsageError
from pipeline.evaluate.marked import SUFFIX, Marked, read_marked
from pipeline.evaluate.result import Result
from pipeline.evaluate.score import score


def agreement(first: Path, second: Path) -> Result:
    """Return the scores of the annotation in folder `second` against that in `first`, by name.

    F is the agreement; precision and recall change places when the folders do. Files that only
    one folder has are left out. Raises DataError where two files do not hold the same text.
    """
    ours, theirs = ({one.name: one for one in read_marked([path])} for path in (first, second))
    names = sorted(ours.keys() & theirs.keys())
    if not names:
        raise UsageError(f"{first} and {second} share no *{SUFFIX}: give two annotations of a text")
    pairs = [(ours[name], theirs[name]) for name in names]
    _check_texts(pairs)
    texts = {one.record.text_sha256: one.text for one, _ in pairs}
    return score([one.record for one, _ in pairs], [other.record for _, other in pairs], texts)


def _check_texts(pairs: Sequence[tuple[Marked, Marked]]) -> None:
    faults = [
        Fault(
            f"{one.name}{SUFFIX}",
            f"line {_first_difference(one.text, other.text)} of the text",
            "the two annotations are not of the same text",
            "take the marks out of one of them and mark that text again",
        )
        for one, other in pairs
        if one.text != other.text
    ]
    if faults:
        raise DataError(faults)


def _first_difference(one: str, other: str) -> int:
    """Return the number of the first line in which two texts differ.

    >>> _first_difference("a\\nb\\nc", "a\\nx\\nc")
    2
    """
    lines, others = one.split("\n"), other.split("\n")
    same = (a == b for a, b in zip(lines, others, strict=False))
    return next((place for place, equal in enumerate(same, 1) if not equal), len(lines))
