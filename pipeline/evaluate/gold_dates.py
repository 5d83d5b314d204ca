"""Reads the dates of public data as EDTF: TIMEX2, TEI, and the resolutions of test cases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import regex

from pipeline.annotated_data import Entry
from pipeline.notations import edtf_of_tei, edtf_of_timex2
from pipeline.tables import Row, read_table

KINDS = ("day", "month", "year", "decade", "season", "interval")
"""The kinds that are counted together; others of the gold, such as times and BC, are left out."""
INTERVALS = {"interval": "interval", "quarter": "interval", "half": "interval"}
INSTANT = regex.compile(r"(\d{4}-\d{2}-\d{2}).*")
TIMES = ("time", "timerange", "timezone")
"""Types of test cases that are no dates: nothing should be found."""
NO_DATE = "no date"
TEMPORAL = "Temporal"
"""A label whose marks have no values; which of them are no date expressions is a table."""


class NoDate(Row):
    """A row of no_date_expressions.csv: a mark of public data that is no date, and why."""

    id: str
    start: int
    why: str

    def key(self) -> tuple[str, ...]:
        """Return what a mark is known by."""
        return (self.id, str(self.start))


@cache
def no_dates() -> frozenset[tuple[str, ...]]:
    """Return the marks that are no date expressions."""
    rows = read_table("no_date_expressions", NoDate, (Path(__file__).parent,))
    return frozenset(row.key() for row in rows)


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date of the gold: its kind, and each value that is right, or bounds as `first/last`."""

    start: int
    end: int
    text: str
    kind: str
    values: tuple[str, ...]


def gold_dates(entry: Entry) -> Iterator[GoldDate]:
    """Yield the dates of an entry whose gold has a value that EDTF can say.

    >>> mark = {"label": "TIMEX2", "start": 0, "end": 4, "text": "1939", "attrs": {"value": "1939"}}
    >>> list(gold_dates({"entities": [mark]}))
    [GoldDate(start=0, end=4, text='1939', kind='year', values=('1939',))]
    """
    for mark in entry["entities"]:
        attributes: Mapping[str, Any] = mark.get("attrs") or {}
        place = (mark["start"], mark["end"], mark["text"])
        if "values" in attributes:
            yield GoldDate(*place, *_of_case(mark["label"], attributes["values"]))
            continue
        if mark["label"] == TEMPORAL:
            if (str(entry["id"]), str(mark["start"])) not in no_dates():
                yield GoldDate(*place, TEMPORAL, ())
            continue
        if mark["label"] == "date":
            found = edtf_of_tei({key: str(value) for key, value in attributes.items()})
        else:
            found = edtf_of_timex2(str(attributes.get("value") or ""))
        if found is not None:
            yield GoldDate(*place, INTERVALS.get(found.kind, found.kind), (found.edtf,))


def other_times(entry: Entry) -> Iterator[tuple[int, int]]:
    """Yield where the gold marks any expression of time, with or without a value."""
    for mark in entry["entities"]:
        if mark["label"] in ("TIMEX2", "date", "time", TEMPORAL) or "values" in mark["attrs"]:
            yield mark["start"], mark["end"]


def _of_case(kind: str, resolutions: Sequence[Mapping[str, str]]) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a test case, and its values: each resolution is right."""
    if kind in TIMES:
        return NO_DATE, ()
    return kind, tuple(dict.fromkeys(one for each in resolutions for one in _values(each)))


def _values(resolution: Mapping[str, str]) -> Iterator[str]:
    """Yield the values of a resolution: days, or bounds.

    The last day is the one before `end`, or `end` itself: "from 2 to 10 July" ends on 10 July, and
    the test cases leave out whatever day, month or year a range ends with.
    """
    if resolution.get("type") == "duration":
        yield resolution["timex"]
    if "start" in resolution or "end" in resolution:
        first = _day(resolution.get("start"))
        yield f"{first}/{_day(resolution.get('end'), 1)}"
        yield f"{first}/{_day(resolution.get('end'))}"
    elif INSTANT.fullmatch(resolution.get("value", "")):
        yield _day(resolution["value"])


def _day(instant: str | None, back: int = 0) -> str:
    """Return the day of an instant, of midnight the day before where it is an end."""
    match = INSTANT.fullmatch(instant or "")
    if match is None:
        return ".."
    day = date.fromisoformat(match[1])
    at_midnight = instant == match[1] or str(instant).endswith("00:00:00")
    return (day - timedelta(days=back if at_midnight else 0)).isoformat()
