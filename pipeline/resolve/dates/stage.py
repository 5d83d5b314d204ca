"""Reads all dates of a release in their order: each leans on its part, or on what was told."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.resolve.dates.case import OF_CLAUSE
from pipeline.resolve.dates.context import NARRATED, DateContext, date_context, day_first
from pipeline.resolve.dates.meeting import meeting_day
from pipeline.resolve.dates.story import (
    Story,
    as_event,
    begin,
    event_of_clause,
    headed,
    leaning,
    leans_on,
    then,
    under,
)
from pipeline.resolve.dates.value import date_value
from pipeline.types import Anchor, Annotated, DateValue, Mention, Resolution

Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all dates of a text are read with."""

    text: str
    words: Words
    order: bool | None
    """Whether its numeric dates begin with the day."""
    headings: tuple[tuple[int, int], ...] = ()

    def heading(self, mention: Mention) -> tuple[int, int] | None:
        """Return the heading of the section that a mention stands in, or that it is part of."""
        above = bisect_right(self.headings, (mention.start, len(self.text)))
        return self.headings[above - 1] if above else None

    def context(self, mention: Mention) -> DateContext:
        return date_context(self.text, mention, self.words, self.order)

    def value(self, mention: Mention, anchor: Anchor, context: DateContext) -> DateValue:
        return date_value(mention, anchor, self.words, context)


def resolve_dates(
    annotated: Annotated, anchors: Sequence[Anchor], words: Words
) -> dict[Mention, Resolution]:
    """Return a resolution for each DATE mention; `anchors` are those of the parts, in order."""
    text = annotated.cleaned.text
    dates = [one for one in annotated.mentions if one.label == "DATE"]
    order = day_first(text) if any("/" in one.text for one in dates) else None
    blocks = annotated.cleaned.blocks
    headings = tuple((one.start, one.end) for one in blocks if one.kind == "heading")
    reader = _Reader(text, words, order, headings)
    dates_of: dict[int, list[Mention]] = defaultdict(list)
    for one in dates:
        dates_of[annotated.cleaned.part_at(one.start)].append(one)
    found: dict[Mention, Resolution] = {}
    for number, anchor in enumerate(anchors):
        inside = dates_of[number]
        start = annotated.cleaned.parts[number].start
        anchor = meeting_day(text, start, inside, words) or anchor
        found |= {one: _resolution(one, value) for one, value in _of_part(reader, inside, anchor)}
    return found


def _of_part(
    reader: _Reader, dates: Sequence[Mention], anchor: Anchor
) -> Iterator[tuple[Mention, DateValue]]:
    """Yield the values of a part; at last of what leans on an event of its clause."""
    story, known = begin(reader.text, dates, anchor), []
    for mention in dates:
        if leans_on(mention) not in OF_CLAUSE:
            story = under(story, reader.heading(mention))
            value = _read(reader, story, mention, anchor)
            yield mention, value
            event = as_event(reader.text, mention, value)
            if event is not None:
                story = headed(then(story, event, value), event, mention)
            known += [event] if event else []
    counted = [one for one in dates if leans_on(one) in OF_CLAUSE]
    for mention in counted:
        event = event_of_clause(reader.text, mention, known, counted)
        yield mention, reader.value(mention, event, reader.context(mention))


def _read(reader: _Reader, story: Story, mention: Mention, anchor: Anchor) -> DateValue:
    """Return what a date says: by publication, or by what was told where it leans on that.

    What is told lies before publication; a date that would come to lie behind it leans on that.
    """
    context = reader.context(mention)
    value = reader.value(mention, anchor, context)
    lean = leaning(story, mention, context, value)
    if lean is None:
        return value
    told = reader.value(mention, lean, replace(context, tense=NARRATED))
    published = anchor.published or ""
    gone = bool(published and value.latest and value.latest <= published)
    to_come = bool(told.earliest and told.earliest > published)
    return value if gone and to_come else told


def _resolution(mention: Mention, value: DateValue) -> Resolution:
    how = "parsed" if value.anchor is None else "anchored"
    return Resolution(mention, value.value, how, (), value)
