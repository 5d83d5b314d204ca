"""A text on its way through the steps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.clean.tracked import Tracked
from pipeline.types import Block


@dataclass(frozen=True, slots=True)
class Draft:
    """The text so far, the marks that were read past, and what the text says of itself.

    `marks` hold offsets into the stored text; their kinds are `title`, `heading`, `quote`,
    `bold`, `menu` and `break`.
    """

    tracked: Tracked
    marks: tuple[Block, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)

    def to(self, tracked: Tracked, marks: Iterable[Block] = ()) -> "Draft":
        """Return this draft with another text and more marks."""
        return replace(self, tracked=tracked, marks=(*self.marks, *marks))

    def telling(self, metadata: Mapping[str, str]) -> "Draft":
        """Return this draft with more that is known of its text."""
        return replace(self, metadata={**self.metadata, **metadata})


def place_marks(draft: Draft) -> Iterator[Block]:
    """Yield the marks of a finished draft with offsets into its cleaned text, in order."""
    starts, ends = draft.tracked.starts, draft.tracked.ends
    for mark in draft.marks:
        start = bisect_left(starts, mark.start)
        end = bisect_right(ends, mark.end)
        if start < end:
            yield Block(mark.kind, start, end)
