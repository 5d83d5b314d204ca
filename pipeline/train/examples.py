"""The noun of the workshop: a text as words, with marks on some of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LABELS = ("PERSON", "PARTY", "BODY", "PLACE")
"""What the network tells apart; a run keeps the first two."""
KEPT = LABELS[:2]
NOTHING = "O"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `start:end` are one name; `labels` are those it may be, "O" among them."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text to learn from: words as the run's tokenizer gives them, and the marks on them."""

    id: str
    dataset: str
    words: tuple[str, ...]
    units: tuple[tuple[int, int], ...]
    """Sentences and lines, as the windows of a run see them."""
    marks: tuple[Mark, ...]
    free: tuple[str, ...] = ()
    """Labels that a word without a mark may have."""
    unsure: frozenset[int] = frozenset()
    """Words without a mark that may belong to any name."""


Allowed = tuple[int, ...]
"""The numbers of the tags that a word may have."""


def allowed_tags(example: Example) -> list[Allowed]:
    """Return for each word the tags that its marks allow.

    >>> one = Example("x", "y", ("Mr", "Bo", "Li"), ((0, 3),), (Mark(1, 3, ("PERSON",)),))
    >>> allowed_tags(one)
    [(0,), (1,), (2,)]
    """
    bare = _bare(example.free)
    tags = [bare] * len(example.words)
    for at in example.unsure:
        tags[at] = _bare(LABELS)
    for mark in example.marks:
        for at in range(mark.start, mark.end):
            tags[at] = _inside(mark.labels, first=at == mark.start)
    return tags


def _bare(labels: Iterable[str]) -> Allowed:
    places = [LABELS.index(label) for label in labels]
    return tuple(sorted({0, *(1 + 2 * place for place in places), *(2 + 2 * p for p in places)}))


def _inside(labels: Sequence[str], *, first: bool) -> Allowed:
    tags = [1 + 2 * LABELS.index(one) + (not first) for one in labels if one != NOTHING]
    return tuple(sorted([0, *tags] if NOTHING in labels else tags))
