"""Follows the dates of a text in their order: what a date leans on that is told with less.

`On 5 May 2014 he was arrested. On 9 June …` tells of June 2014, whenever it is published. What was
told last is such an anchor for a date without its year, for `that year` and `the same day`, and the
date of its own clause for `two years later`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import regex

from pipeline.notations import SIGNS
from pipeline.resolve.dates.case import (
    EITHER,
    FROM_TEXT,
    NOTHING,
    OBJECT,
    TOLD,
    anchor_day,
    anchor_numbers,
)
from pipeline.resolve.dates.context import PAST, PLANNED, DateContext
from pipeline.types import Anchor, DateValue, Mention

SECTION = "section"
HISTORY = "holiday"
"""The form of days with a name; those that say their year are days of history."""
YEARLESS = ("calendar", "range", "season", "holiday")
SAID = ("month", "month2", "holiday", "feast", "season", "yearpart")
DEICTIC = ("deictic", "weekday", "unit")
MANY, MOSTLY = 4, 0.75
PAST_YEARS = 2
"""A text tells a story of the past if it has so many dates with their year, so many of them that
many years before publication, and few words such as today. Tried on wikiwars.train."""
NEAR, SAME = timedelta(days=31), timedelta(days=1)
"""A date without its year that can lie so near to publication is of that time."""
BREAK = regex.compile(r"(?<![^\n]{50})\n|\n\s*\n|\n(?=\s*[-*•#>|])")
"""Where a paragraph ends; a line that is as long as a page is wide may go on."""
DAY = len("2014-05-05")
REACH = 400
"""Characters in which the date of an event is looked for before what counts from it."""
BEHIND = 60
"""Characters between `two weeks before` and the date of what it names."""
NAMED = regex.compile(r"\s(?:[\w’'-]+\s){0,6}")
APPOSED = regex.compile(r",\s(?:\p{Ll}+\s){0,2}|\s(?:\p{Ll}+\s)?")
SENTENCE_END = regex.compile(r"[.!?][”\"’)]?\s+(?=[\p{Lu}“\"])")


@dataclass(frozen=True, slots=True)
class Story:
    """What a part has told so far."""

    text: str
    of_the_past: bool = False
    last: Anchor | None = None
    """The value told last, of a day, month or year; where it stands."""
    heading: Anchor | None = None
    """The year that heads this section: it is that of all dates below that say none."""


def begin(text: str, mentions: Iterable[Mention], anchor: Anchor) -> Story:
    """Return the story of a part with these dates, before any is read."""
    parts = [dict(one.parts) for one in mentions]
    deictic = sum(one.get("form") in DEICTIC for one in parts)
    years = [int(year) for one in parts if (year := one.get("year", "")).isdigit()]
    numbers = anchor_numbers(anchor)
    past = [year for year in years if not numbers or year <= numbers[0] - PAST_YEARS]
    mostly = len(past) >= MOSTLY * len(years) >= MOSTLY * MANY * max(1, deictic)
    return Story(text, mostly)


def leaning(
    story: Story, mention: Mention, context: DateContext, value: DateValue
) -> Anchor | None:
    """Return the date told last where a mention leans on it, NOTHING where it leans on none.

    None where it leans on the day of publication; `value` is what it says by that.
    """
    if leans_on(mention) == TOLD:
        return story.last or NOTHING
    if not _may_lean(dict(mention.parts)):
        return None
    if story.heading or story.last is None:
        return story.heading
    if story.of_the_past and context.tense != PLANNED and not _is_near(value, SAME):
        return story.last
    days = len(story.last.published or "") == DAY and value.precision == "day"
    beside = days and not BREAK.search(story.text, story.last.end, mention.start)
    return story.last if beside and context.tense == PAST and not _is_near(value, NEAR) else None


def leans_on(mention: Mention) -> str:
    """Return what the rule of a mention says it leans on: EVENT, TOLD or nothing."""
    return dict(mention.parts).get("leans", "")


def as_event(text: str, mention: Mention, value: DateValue) -> Anchor | None:
    """Return a date as one that others may lean on; None where it tells no time of an event.

    A year alone in brackets is an aside, and so is a stretch of years; 9/11 is a name.

    >>> mention = Mention("DATE", 3, 13, "5 May 2014", "rule:date.day-month-year")
    >>> as_event("On 5 May 2014", mention, DateValue("2014-05-05", "date", "absolute")).published
    '2014-05-05'
    """
    history = dict(mention.parts).get("form") == HISTORY and value.relation == "absolute"
    if value.value is None or "X" in value.value or history:
        return None
    end = [one for one in value.value.rstrip(SIGNS).split("/") if one != ".."][-1]
    alone = len(end) == len("2014")
    if alone and ("/" in value.value or text[max(0, mention.start - 1)] in "(["):
        return None
    whole = Anchor(end, FROM_TEXT, mention.start, mention.end)
    return whole if anchor_numbers(whole) else replace(whole, published=end[:4])


def under(story: Story, heading: tuple[int, int] | None) -> Story:
    """Return the story in the section of a heading: that of another year holds no longer."""
    held = story.heading
    inside = held and heading and heading[0] <= held.start and held.end <= heading[1]
    return story if held is None or inside else replace(story, heading=None)


def headed(story: Story, event: Anchor, mention: Mention) -> Story:
    """Return the story below a heading that is a year, as the rule of the mention says."""
    heads = dict(mention.parts).get("heads") == SECTION
    return replace(story, heading=event) if heads else story


def then(story: Story, event: Anchor, value: DateValue) -> Story:
    """Return the story after a date; one counted from publication, as today, tells no more."""
    deictic = value.relation == "relative" and value.anchor_from != FROM_TEXT
    return story if deictic else replace(story, last=event)


def event_of_clause(
    text: str, mention: Mention, known: Sequence[Anchor], counted: Sequence[Mention] = ()
) -> Anchor:
    """Return the date of the event that a mention counts from, NOTHING where it is not told.

    That is the date in what it names behind it (`two years before the vote of 2020`), or else the
    last before it in its own sentence, or the only one in the sentence before, behind which nothing
    else is `counted`: between two nothing is guessed. A date that follows in apposition
    (`two years later, in 2012`) says it all.

    >>> known = [Anchor("2010", "text", 3, 7)]
    >>> two_years = Mention("DATE", 8, 23, "two years later", "rule:date.counted-from-event")
    >>> event_of_clause("In 2010 two years later", two_years, known).published
    '2010'
    """
    behind = [one for one in known if 0 < one.start - mention.end <= BEHIND]
    if leans_on(mention) == OBJECT:
        named = (one for one in behind if NAMED.fullmatch(text, mention.end, one.start))
        return next(named, NOTHING)
    if any(APPOSED.fullmatch(text, mention.end, one.start) for one in behind):
        return NOTHING
    first, own = _sentences_before(text, mention.start)
    ahead = [one for one in known if first <= one.start and one.end <= mention.start]
    if not ahead or ahead[-1].start >= own:
        return ahead[-1] if ahead else NOTHING
    between = any(ahead[-1].end <= one.start and one.end <= own for one in counted)
    single = len({one.published for one in ahead}) == 1
    return ahead[-1] if single and not between else NOTHING


def _sentences_before(text: str, position: int) -> tuple[int, int]:
    """Return where the sentence before that of a position begins, in its paragraph, and its own."""
    first = max(0, position - REACH)
    borders = [match.end() for match in SENTENCE_END.finditer(text, first, position + 1)]
    paragraph = [match.end() for match in BREAK.finditer(text, first, position)]
    before = max([first, *borders[-2:-1], *paragraph[-1:]])
    return before, max([before, *borders[-1:]])


def _may_lean(parts: Mapping[str, str]) -> bool:
    """Return whether a date says a day, month or season, and no year nor one by this or next."""
    if parts.get("leans") == EITHER:
        return True
    said = any(name in parts for name in SAID)
    given = any(name in parts for name in ("year", "year2", "short_year", "which"))
    return parts.get("form") in YEARLESS and said and not given


def _is_near(value: DateValue, span: timedelta) -> bool:
    """Return whether a date, by publication, lies within `span` of it."""
    day = anchor_day(Anchor(value.anchor, None))
    if day is None or value.earliest is None or value.latest is None:
        return False
    first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    return first - span <= day <= last + span
