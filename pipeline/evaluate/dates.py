"""Scores dates of public data whatever their notation: found at all, and found with their value.

A date is found where one character overlaps, and its value is right where EDTF, or first and last
day, are those of the gold. Conventions differ in one thing: what we take for one interval, others
mark as the two dates at its ends; such a date is right if it is that end of our interval.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.annotated_data import Entry, read_entries
from pipeline.evaluate.against_gold import Extract
from pipeline.evaluate.gold_dates import KINDS, NO_DATE, GoldDate, gold_dates, other_times
from pipeline.evaluate.result import Result, Score, Slip
from pipeline.evaluate.shared import Choice, chosen, joined, releases
from pipeline.notations import SIGNS
from pipeline.records import DateRecord, ReleaseRecord

ALL = "all"
SPANS, VALUES, OVERALL = "dates found", "values of found dates", "values of dates"
CALENDAR = ("date", "interval")


@dataclass(frozen=True, slots=True)
class Judged:
    """A date of the gold, what was found there, and whether its value is right."""

    entry: Entry
    gold: GoldDate
    found: tuple[DateRecord, ...]
    right: bool


def evaluate_dates(paths: Sequence[Path], extract: Extract, choice: Choice) -> Result:
    """Return by kind how many dates are found and how many of those have the right value.

    The label `all` holds those of KINDS; `values of dates` counts what is found and no expression
    of time in the gold as false.
    """
    results = []
    for path in paths:
        entries = chosen(read_entries(path), choice)
        records = [one.record for one in extract(releases(entries))]
        pairs = list(zip(entries, records, strict=True))
        judged = [one for entry, record in pairs for one in _judge(entry, record)]
        false = sum(_false(entry, record) for entry, record in pairs)
        results.append(_result(judged, false, len(entries)))
    return joined(results)


def _judge(entry: Entry, record: ReleaseRecord) -> list[Judged]:
    judged = []
    for gold in gold_dates(entry):
        found = tuple(one for one in record.dates if one.start < gold.end and gold.start < one.end)
        if gold.kind == NO_DATE:
            right = not any(one.value for one in found)
        else:
            right = any(is_right(gold.values, one) for one in found)
        judged.append(Judged(entry, gold, found, right))
    return judged


def is_right(values: Sequence[str], date: DateRecord) -> bool:
    """Return whether a date says one of the values; TIMEX holds no sign of approximation."""
    value = (date.value or "").rstrip(SIGNS)
    said: set[str | None] = {value, f"{date.earliest or '..'}/{date.latest or '..'}"}
    said |= {date.offset} if date.kind == "duration" else set()
    ends = value.split("/") if value else []
    said |= {*ends, f"{date.earliest}/{_first_day(ends[-1])}"} if len(ends) > 1 else {*ends}
    if date.precision == "day" and date.kind == "date":
        said |= {date.earliest}
    return any(value in said for value in values)


def _first_day(end: str) -> str:
    """Return the first day of the last end of an interval.

    >>> _first_day("2018"), _first_day("2018-05"), _first_day("..")
    ('2018-01-01', '2018-05-01', '..')
    """
    return end + "-01-01"[len(end) - len("2018") :] if end[:4].isdigit() else end


def _false(entry: Entry, record: ReleaseRecord) -> int:
    times = list(other_times(entry))
    return sum(
        not any(start < one.end and one.start < end for start, end in times)
        for one in record.dates
        if one.kind in CALENDAR
    )


def _result(judged: Sequence[Judged], false: int, number: int) -> Result:
    dataset = next((_name(one.entry) for one in judged), "")
    kinds = sorted({one.gold.kind for one in judged})
    scores = [
        score
        for kind in kinds
        for score in _scores(dataset, kind, [one for one in judged if one.gold.kind == kind])
    ]
    counted = [one for one in judged if one.gold.kind in KINDS]
    if counted:
        scores += _scores(dataset, ALL, counted)
        found = sum(bool(one.found) for one in counted) + false
        right = sum(one.right for one in counted)
        scores.append(Score(f"{dataset} {OVERALL}", ALL, len(counted), found, right))
    slips = [_slip(dataset, one) for one in judged if not one.right]
    return Result(tuple(sorted(scores, key=_order)), tuple(slips), number)


def _scores(dataset: str, kind: str, rows: Sequence[Judged]) -> Iterator[Score]:
    """Yield how many of a kind were found, and how many of those have the right value."""
    if kind == NO_DATE:
        yield Score(f"{dataset} {VALUES}", kind, len(rows), len(rows), sum(r.right for r in rows))
        return
    found = [one for one in rows if one.found]
    yield Score(f"{dataset} {SPANS}", kind, len(rows), len(found), len(found))
    if any(one.gold.values for one in rows):
        right = sum(one.right for one in found)
        yield Score(f"{dataset} {VALUES}", kind, len(found), len(found), right)


def _order(score: Score) -> tuple[str, bool, str]:
    return score.measure, score.label == ALL, score.label


def _slip(dataset: str, one: Judged) -> Slip:
    line = one.entry["text"].count("\n", 0, one.gold.start) + 1
    said = " or ".join(f"{date.text!r} {date.value or date.offset}" for date in one.found)
    value = f"gold {' or '.join(one.gold.values) or NO_DATE}, found {said or 'nothing'}"
    measure = f"{dataset} {VALUES if one.found else SPANS}"
    side = "false" if one.found else "missed"
    return Slip(str(one.entry["id"]), line, measure, one.gold.kind, side, one.gold.text, value)


def _name(entry: Entry) -> str:
    return f"{entry['dataset']}.{entry.get('split', 'all')}"
