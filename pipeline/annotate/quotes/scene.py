"""What may speak in a release: its persons and bodies by place, and where its quotations stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.annotate.page import Page
from pipeline.annotate.quotes.span import Span
from pipeline.annotate.recogniser.component import OTHERS
from pipeline.speech import Speech
from pipeline.types import Mention

REACH = 260
"""Characters around a quotation in which its speaker is looked for."""


@dataclass(frozen=True)
class Scene:
    """One release on the stage; positions are those of the cleaned text."""

    page: Page
    spans: Sequence[Span]
    people: Sequence[Mention]
    starts: Sequence[int]
    """Where each person begins, the honorific included."""
    ends: Sequence[int]
    surnames: Mapping[str, Mention]
    """The first person with each last word of a name; two who share it are left out."""
    bodies: Sequence[tuple[int, int]]
    """Where names of parties, countries and other bodies stand."""

    @property
    def text(self) -> str:
        """Return the cleaned text."""
        return self.page.text

    @property
    def speech(self) -> Speech:
        """Return the words of saying."""
        return self.page.kit.speech

    def people_in(self, start: int, end: int) -> Sequence[Mention]:
        """Return the persons that lie in `start:end` whole, in order."""
        first = bisect_left(self.starts, start)
        return self.people[first : bisect_right(self.ends, end)]

    def ending_at(self, end: int) -> Mention | None:
        """Return the person whose name ends at a place."""
        at = bisect_left(self.ends, end)
        return self.people[at] if at < len(self.ends) and self.ends[at] == end else None

    def body_ending_at(self, start: int, end: int) -> int | None:
        """Return where the longest name of a body in `start:end` begins that ends where it does."""
        at = bisect_left(self.bodies, (start, start))
        while at < len(self.bodies) and self.bodies[at][0] < end:
            if self.bodies[at][1] == end:
                return self.bodies[at][0]
            at += 1
        return None

    def quoted(self, at: int) -> bool:
        """Return whether a place lies in a quotation."""
        number = bisect_right(self.spans, at, key=lambda one: one.open) - 1
        return number >= 0 and at < self.spans[number].close

    def in_capitals(self, at: int) -> bool:
        """Return whether the line that holds a place is written in capitals."""
        return self.page.lines[self.line_at(at)].capitals

    def line_at(self, at: int) -> int:
        """Return the number of the line that holds a place, or of the last one before it."""
        return bisect_right(self.page.lines, at, key=lambda one: one.start) - 1


def open_scene(page: Page, mentions: Iterable[Mention], spans: Sequence[Span]) -> Scene:
    """Return a release ready to be asked who speaks."""
    everyone = list(mentions)
    people = sorted(
        (one for one in everyone if one.label == "PERSON"), key=lambda one: one.whole_start
    )
    bodies = {(one.start, one.end) for one in everyone if one.label in ("PARTY", "COUNTRY")}
    bodies |= {(one.start_char, one.end_char) for one in page.doc.spans.get(OTHERS, ())}
    return Scene(
        page,
        spans,
        people,
        [one.whole_start for one in people],
        [one.end for one in people],
        _surnames(people),
        sorted(bodies),
    )


def _surnames(people: Sequence[Mention]) -> dict[str, Mention]:
    bearers: dict[str, dict[str, Mention]] = {}
    for one in people:
        words = one.text.split()
        if len(words) > 1:
            bearers.setdefault(words[-1], {}).setdefault(words[0], one)
    return {name: next(iter(ones.values())) for name, ones in bearers.items() if len(ones) == 1}


def words_before(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of `text[start:end]` from the last to the first, each with its place."""
    while True:
        last = len(text[start:end].rstrip()) + start
        if last <= start:
            return
        first = max(text.rfind(" ", start, last), text.rfind("\n", start, last), start - 1) + 1
        yield text[first:last], first, last
        end = first
