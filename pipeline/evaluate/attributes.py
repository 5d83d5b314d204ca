"""Reads the attributes of a mark: its value, its kind, and the people it is tied to."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

import regex

from pipeline.evaluate.edtf import is_edtf
from pipeline.evaluate.marks import Mark, Problem

UNDECIDED = "?"
NO_VALUE = "-"
COUNTRY_KINDS = {
    "name": "name",
    "long": "long_name",
    "abbr": "abbreviation",
    "demonym": "demonym",
    "adjective": "adjective",
}
DATE_KINDS = ("date", "interval", "duration", "set")
RELATIONS = ("absolute", "partial", "relative")
DIRECTIONS = ("before", "after")
STATUSES = ("current", "former", "denied")
TIE_KINDS = {
    "C": ("delegation", "nationality", "office", "residence", "candidacy"),
    "G": ("party", "group"),
    "R": ("",),
}
TABLE = "see the table of marks in corpus/README.md"
DURATIONS = "write an ISO 8601 duration such as P8Y or PT48H"
CODE = regex.compile(r"[A-Z]{2}|[A-Z]{4}")
PARTY_ID = regex.compile(r"(pf:[0-9]+|(rc|fb):[a-z0-9-]+|ep:\S+|pace:\S+)")
OFFSET = regex.compile(r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?")
TIE = regex.compile(r"(?P<keys>[pf]\d+(\+[pf]\d+)*)(:(?P<kind>[a-z]*))?(:(?P<status>[a-z]*))?")


@dataclass(frozen=True, slots=True)
class TieMark:
    """What a mark ties to which people."""

    keys: tuple[str, ...]
    kind: str
    status: str = "current"


@dataclass(frozen=True, slots=True)
class Reading:
    """A mark and what its attributes say; `value` is a key, code, id or date by its label."""

    mark: Mark
    value: str | None = None
    kind: str = ""
    relation: str = ""
    offset: str | None = None
    direction: str | None = None
    candidates: tuple[str, ...] = ()
    ties: tuple[TieMark, ...] = ()


def read_attributes(mark: Mark) -> Reading:
    """Return what the attributes of a mark say, as far as they can be read.

    >>> mark = Mark("C", ("GE", "adjective", "p3:delegation"), 0, 8, "Georgian", 1)
    >>> read = read_attributes(mark)
    >>> read.value, read.kind, read.ties[0].keys
    ('GE', 'adjective', ('p3',))
    """
    words = mark.attributes
    value = words[0] if words and mark.label not in "HR" else None
    named = dict(word.split("=", 1) for word in words if "=" in word)
    kinds = DATE_KINDS if mark.label == "D" else tuple(COUNTRY_KINDS)
    return Reading(
        mark,
        value=None if value in (UNDECIDED, NO_VALUE) else value,
        kind=next((word for word in words[1:] if word in kinds), kinds[0]),
        relation=next((word for word in words[1:] if word in RELATIONS), RELATIONS[0]),
        offset=named.get("offset"),
        direction=named.get("dir"),
        candidates=tuple(named["candidates"].split(",")) if "candidates" in named else (),
        ties=tuple(_ties(mark)),
    )


def problems_of(reading: Reading, people: Container[str]) -> Iterator[Problem]:
    """Yield what is wrong with the attributes of a mark; `people` are the keys of the head."""
    mark = reading.mark
    faults = [*_value_faults(mark, people), *_word_faults(mark), *_tie_faults(reading, people)]
    for problem, remedy in faults:
        yield Problem(mark.line, f"⟦{mark.label}|{mark.text}⟧ {problem}", remedy)


def _ties(mark: Mark) -> Iterator[TieMark]:
    for word in mark.attributes if mark.label in TIE_KINDS else ():
        match = TIE.fullmatch(word)
        if match:
            keys = tuple(match["keys"].split("+"))
            yield TieMark(keys, match["kind"] or "", match["status"] or "current")


Faults = Iterator[tuple[str, str]]


def _value_faults(mark: Mark, people: Container[str]) -> Faults:
    value = mark.attributes[0] if mark.attributes else ""
    if mark.label == "P" and value not in people:
        yield f"has the key {value!r}", "give the person a line of that key in the head"
    if mark.label in "CE" and value != UNDECIDED and not CODE.fullmatch(value):
        yield f"has the code {value!r}", "use an ISO 3166 code such as FI, or ? where undecided"
    if mark.label == "G" and value != UNDECIDED and not PARTY_ID.fullmatch(value):
        yield f"has the id {value!r}", "use pf:NUMBER, rc:NAME, fb:NAME, ep:CODE or pace:CODE, or ?"
    if mark.label == "D" and value != NO_VALUE and not is_edtf(value):
        yield f"has the value {value!r}", "use EDTF such as 2031-10-11, or - where it has none"


def _word_faults(mark: Mark) -> Faults:
    for word in mark.attributes if mark.label in "HR" else mark.attributes[1:]:
        if not _is_known(mark.label, word):
            remedy = DURATIONS if word.startswith("offset=") else TABLE
            yield f"has the attribute {word!r}", remedy


def _is_known(label: str, word: str) -> bool:
    key, equals, value = word.partition("=")
    if label == "D":
        known = {"offset": bool(OFFSET.fullmatch(value)), "dir": value in DIRECTIONS}
        return known.get(key, False) if equals else word in DATE_KINDS + RELATIONS
    if equals:
        return key == "candidates" and label in "CG" and len(value.split(",")) > 1
    if label == "C" and word in COUNTRY_KINDS:
        return True
    return label in TIE_KINDS and TIE.fullmatch(word) is not None


def _tie_faults(reading: Reading, people: Container[str]) -> Faults:
    label = reading.mark.label
    if label == "R" and not reading.ties:
        yield "is tied to no person", "name whose role it is, as in ⟦R p1|…⟧"
    for tie in reading.ties:
        for key in tie.keys:
            if key not in people:
                yield f"is tied to {key!r}", "give the person a line of that key in the head"
        if tie.kind not in TIE_KINDS[label]:
            yield f"has a tie of kind {tie.kind!r}", f"use {', '.join(TIE_KINDS[label])}"
        if tie.status not in STATUSES:
            yield f"has a tie with status {tie.status!r}", f"use {', '.join(STATUSES)}"
