"""Says a date in the notations of the field: EDTF as TIMEX2, TIMEX3 and TEI, and back.

The mapping is a table, `data/date_notations.csv`: each row is one form of value in all of them,
with slots such as `{year}`. ISO weeks and weekends, which EDTF writes as intervals of days, are the
one thing that a template cannot say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from pipeline.tables import Row, read_table

SIGNS = "~?"
"""EDTF's signs behind an approximate and an uncertain date."""
SLOTS = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "tens": r"\d{3}",
    "hundreds": r"\d{2}",
    "any": r"(?!\.\.)[^/ ]+",
    "other": r"(?!\.\.)[^/ ]+",
}
SLOT = regex.compile(r"\{(\w+)\}")
DAYS = regex.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
WEEK = {(0, 6): "", (5, 6): "-WE"}
"""What follows a week's number, by the days from Monday at which an interval begins and ends."""
TYPES = {"duration": "DURATION", "set": "SET"}


class Notation(Row):
    """date_notations.csv: one form of value, as each notation writes it; blank where it cannot."""

    kind: str
    edtf: str
    timex2: str = ""
    timex3: str = ""
    tei: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the notations are asked to say: EDTF value, kind, precision, and length."""

    value: str | None
    kind: str
    precision: str = ""
    offset: str | None = None


def timex3(said: Said) -> tuple[str, str]:
    """Return the TIMEX3 type and value of a date; the value is blank where TIMEX3 has none.

    >>> timex3(Said("199X", "date", "decade")), timex3(Said(None, "duration", "", "P8Y"))
    (('DATE', '199'), ('DURATION', 'P8Y'))
    >>> timex3(Said("2024-01-29/2024-02-04", "interval", "week")), timex3(Said(None, "date"))
    (('DATE', '2024-W05'), ('DATE', ''))
    """
    kind = TYPES.get(said.kind, "DATE")
    if said.value is None:
        return kind, (said.offset or "") if said.kind in TYPES else ""
    return kind, _week(said.value) if said.precision == "week" else _each(said.value)


def edtf_of_timex2(value: str) -> Notation | None:
    """Return the row of a TIMEX2 value with its EDTF filled in; None if no row fits.

    >>> edtf_of_timex2("1920-SP").edtf, edtf_of_timex2("BC0264")
    ('1920-21', None)
    """
    return _matched(value, ("timex2",))


def edtf_of_tei(attributes: Mapping[str, str]) -> Notation | None:
    """Return the row of TEI attributes with its EDTF filled in; None if no row fits.

    >>> edtf_of_tei({"when": "--07"}).edtf, edtf_of_tei({"from": "1939", "to": "1945"}).edtf
    ('XXXX-07', '1939/1945')
    """
    named = [name for name in ("when", "from", "to") if attributes.get(name)]
    written = " ".join(f"{name}={attributes[name]}" for name in named)
    return _matched(written, ("tei",)) if written else None


def notations() -> Sequence[Notation]:
    """Return the rows of the table, in the order of trial."""
    return _compiled()[0]


@cache
def _compiled() -> tuple[tuple[Notation, ...], dict[str, "regex.Pattern[str]"]]:
    rows = tuple(read_table("date_notations", Notation))
    templates = {text for row in rows for text in (row.edtf, row.timex2, row.timex3, row.tei)}
    return rows, {text: _pattern(text) for text in templates if text}


def _pattern(template: str) -> "regex.Pattern[str]":
    """Return an expression for a template; a slot that stands twice must be filled alike."""
    seen: set[str] = set()
    pieces = SLOT.split(template)
    for at in range(1, len(pieces), 2):
        name = pieces[at]
        pieces[at] = f"(?P={name})" if name in seen else f"(?P<{name}>{SLOTS[name]})"
        seen.add(name)
    escaped = [one if at % 2 else regex.escape(one) for at, one in enumerate(pieces)]
    return regex.compile("".join(escaped))


def _matched(value: str, columns: Sequence[str]) -> Notation | None:
    rows, patterns = _compiled()
    for row in rows:
        for column in columns:
            template = getattr(row, column)
            match = patterns[template].fullmatch(value) if template else None
            if match:
                edtf = row.edtf.format(**match.groupdict())
                return Notation(kind=row.kind, edtf=edtf, note=row.note)
    return None


def _each(value: str) -> str:
    """Return a value in TIMEX3, the ends of an interval one by one."""
    rows, patterns = _compiled()
    for row in rows:
        match = patterns[row.edtf].fullmatch(value)
        if match:
            filled = match.groupdict()
            ends = {name: _each(filled[name]) for name in ("any", "other") if name in filled}
            return row.timex3.format(**filled | ends)
    return ""


def _week(value: str) -> str:
    match = DAYS.fullmatch(value)
    if match is None:
        return _each(value)
    first, last = (date.fromisoformat(one) for one in match.groups())
    year, week, _ = first.isocalendar()
    ending = WEEK.get((first.weekday(), first.weekday() + (last - first).days))
    return _each(value) if ending is None else f"{year}-W{week:02}{ending}"
