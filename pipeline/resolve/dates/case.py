"""One date mention and what its words mean: what every form of date reads from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import regex

from pipeline.periods import Period, day_of
from pipeline.resolve.dates.context import (
    NARRATED,
    NO_CONTEXT,
    OPENED,
    PLANNED,
    UNCLEAR,
    DateContext,
)
from pipeline.types import Anchor

DIGITS = regex.compile(r"([0-9][0-9,]*)[^0-9]{0,2}")
WHOLE = regex.compile(r"-?[0-9]{1,6}")
PUBLISHED = regex.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")
TOLD, EITHER, EVENT, OBJECT = "told", "either", "event", "object"
"""What a rule says a date leans on: what was told last, that in a story of the past, the date of
its own clause, or one right behind it. Any other leans on publication."""
OF_CLAUSE, OF_TEXT = (EVENT, OBJECT), (EVENT, OBJECT, TOLD)
FROM_TEXT = "text"
NOTHING = Anchor(None, None)


@dataclass(frozen=True, slots=True)
class Case:
    """The parts of a mention by name, the day of publication, and the tables of words."""

    parts: Mapping[str, str]
    anchor: Anchor = field(default_factory=lambda: Anchor(None, None))
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    context: DateContext = NO_CONTEXT


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form of date reads: the period, and what was said, implied or counted."""

    period: Period | None
    relation: str = "absolute"
    kind: str = "date"
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    offset: str | None = None
    direction: str | None = None
    modifier: str | None = None
    leans: bool = False
    """Whether the publication date was used."""


def unreadable(reading: Reading) -> Reading:
    """Return the same reading without a period: it needs an anchor, and there is none."""
    return replace(reading, period=None, implied=(), leans=False)


def word(case: Case, part: str, table: str) -> str | None:
    """Return what the words of a part mean by a table; None if it is absent or not listed.

    >>> case = Case({"which": "Next"}, words={"which": {"next": "1"}})
    >>> word(case, "which", "which"), word(case, "month", "month")
    ('1', None)
    """
    text = " ".join(case.parts.get(part, "").lower().split())
    return case.words.get(table, {}).get(text) if text else None


def number(case: Case, part: str, table: str) -> int | None:
    """Return a part as a whole number, by its digits or by a table of words.

    >>> number(Case({"day": "3rd"}), "day", "number")
    3
    >>> number(Case({"month": "May"}, words={"month": {"may": "5"}}), "month", "month")
    5
    """
    match = DIGITS.fullmatch(case.parts.get(part, ""))
    if match is not None:
        return int(match[1].replace(",", ""))
    return whole(word(case, part, table))


def whole(value: str | None) -> int | None:
    """Return a value of a table as a whole number; None where it is none.

    >>> whole("-1"), whole(""), whole("Y")
    (-1, None, None)
    """
    return int(value) if value and WHOLE.fullmatch(value) else None


def year(case: Case, part: str = "year") -> int | None:
    """Return the year of a part, as written in four digits."""
    return number(case, part, "year")


def month(case: Case, part: str = "month") -> int | None:
    """Return the month of a part, 1 to 12."""
    return number(case, part, "month")


def day(case: Case, part: str = "day") -> int | None:
    """Return the day of a part, in figures or in words."""
    return number(case, part, "day") or (
        number(case, "dayword", "dayword") if part == "day" else None
    )


def bound(case: Case) -> str | None:
    """Return `since` or `until` where words before a date open or close a span."""
    if case.parts.get("opens"):
        return "since"
    return word(case, "bound", "bound") or word(case, "borders", "borders")


def tense(case: Case) -> str:
    """Return the tense of the clause; what is open since a date has begun by the publication.

    >>> tense(Case({"bound": "since"}, words={"bound": {"since": "since"}}))
    'opened'
    """
    if word(case, "bound", "bound") == "since" and case.context.tense != NARRATED:
        return OPENED
    until = bound(case) is not None and case.context.tense == UNCLEAR
    return PLANNED if until else case.context.tense


def anchor_numbers(anchor: Anchor) -> tuple[int, ...]:
    """Return year, month and day of the publication date, as many as it has; () if none.

    >>> anchor_numbers(Anchor("2017-10", "metadata")), anchor_numbers(Anchor("2017-13", None))
    ((2017, 10), ())
    """
    match = PUBLISHED.fullmatch(anchor.published or "")
    if match is None:
        return ()
    numbers = tuple(int(piece) for piece in match.groups() if piece)
    year, month, day = (*numbers, 1, 1)[:3]
    period = day_of(year, month, day)
    return () if period is None else numbers


def anchor_day(anchor: Anchor) -> date | None:
    """Return the day of publication, or None if it is not known to the day.

    >>> anchor_day(Anchor("2017-10-12", "dateline")), anchor_day(Anchor("2017-10", "metadata"))
    (datetime.date(2017, 10, 12), None)
    """
    numbers = anchor_numbers(anchor)
    return date(*numbers) if len(numbers) == 3 else None
