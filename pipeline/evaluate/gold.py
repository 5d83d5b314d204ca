"""Builds the gold record of a release from its head and its marks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pipeline.evaluate.attributes import COUNTRY_KINDS, Reading
from pipeline.evaluate.edtf import day_bounds
from pipeline.evaluate.gold_people import people_records
from pipeline.evaluate.head import Head
from pipeline.records import (
    CountryMention,
    CountryRecord,
    DateRecord,
    EmbeddedRecord,
    PartyMention,
    PartyRecord,
    ReleaseRecord,
    make_id,
)

GOLD = "gold"
PARTY_KINDS = {"pace": "group", "ep": "group", "pf": "party"}
"""The kind of a party by the prefix of its id: all of pace: and ep: are groups of a house."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that a marked file says: the text's file name, the head, the text and the marks."""

    source: str
    head: Head
    text: str
    readings: tuple[Reading, ...]


def gold_record(annotation: Annotation) -> ReleaseRecord:
    """Return the gold record of a release, with every span found in its text."""
    text, values = annotation.text, annotation.head.values
    digest = sha256(text.encode()).hexdigest()
    release_id = make_id("r", text)
    stated = values.get("signatories_stated")
    return ReleaseRecord(
        release_id=release_id,
        source=annotation.source,
        published=values.get("published"),
        published_from=values.get("published_from"),
        house=values.get("house"),
        characters=len(text),
        text_sha256=digest,
        text_file=f"{release_id}.txt",
        signatories_stated=None if stated is None else int(stated),
        metadata={"kind": values["kind"]},
        persons=people_records(annotation.head, annotation.readings, text, release_id),
        parties=tuple(_parties(annotation, release_id)),
        countries=tuple(_countries(annotation, release_id)),
        embedded=tuple(_embedded(annotation, release_id)),
        dates=tuple(_dates(annotation, release_id)),
    )


def how_of(reading: Reading) -> str:
    """Return how sure the gold is: `exact`, or `ambiguous` or `unknown` where it has no value."""
    if reading.value is not None:
        return "exact"
    return "ambiguous" if reading.candidates else "unknown"


def _parties(annotation: Annotation, release_id: str) -> Iterator[PartyRecord]:
    for readings in _entries(annotation.readings, "G"):
        first = readings[0]
        prefix = (first.value or "").partition(":")[0]
        yield PartyRecord(
            row_id=_row_id("a", release_id, first),
            party_id=first.value,
            name=None,
            kind=PARTY_KINDS.get(prefix),
            how=how_of(first),
            candidates=first.candidates,
            mentions=tuple(
                PartyMention(**_mention("PARTY", one, annotation.text, release_id))
                for one in readings
            ),
            persons_tied=_persons_tied(readings),
        )


def _countries(annotation: Annotation, release_id: str) -> Iterator[CountryRecord]:
    for readings in _entries(annotation.readings, "C"):
        first = readings[0]
        yield CountryRecord(
            row_id=_row_id("c", release_id, first),
            code=first.value,
            name=None,
            how=how_of(first),
            candidates=first.candidates,
            mentions=tuple(
                CountryMention(
                    **_mention("COUNTRY", one, annotation.text, release_id),
                    kind=COUNTRY_KINDS[one.kind],
                )
                for one in readings
            ),
            persons_tied=_persons_tied(readings),
        )


def _embedded(annotation: Annotation, release_id: str) -> Iterator[EmbeddedRecord]:
    for one in annotation.readings:
        if one.mark.label == "E":
            yield EmbeddedRecord(**_mention("COUNTRY", one, annotation.text, release_id))


def _dates(annotation: Annotation, release_id: str) -> Iterator[DateRecord]:
    for one in annotation.readings:
        if one.mark.label == "D":
            earliest, latest = day_bounds(one.value)
            start, end = one.mark.start, one.mark.end
            yield DateRecord(
                start=start,
                end=end,
                text=one.mark.text,
                date_id=make_id("d", release_id, start),
                value=one.value,
                earliest=earliest,
                latest=latest,
                kind=one.kind,
                relation=one.relation,
                offset=one.offset,
                offset_direction=one.direction,
                how="parsed" if one.relation == "absolute" or one.value is None else "anchored",
                found_by=GOLD,
                line=line_of(annotation.text, start),
            )


def line_of(text: str, start: int) -> int:
    """Return the number of the line that offset `start` stands in.

    >>> line_of("one\\ntwo", 4)
    2
    """
    return text.count("\n", 0, start) + 1


def _entries(readings: Iterable[Reading], label: str) -> list[list[Reading]]:
    """Return the readings of a label by value, or by surface and candidates without one."""
    entries: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for one in readings:
        if one.mark.label == label:
            undecided = (one.mark.text, one.candidates)
            entries[(one.value,) if one.value is not None else undecided].append(one)
    return list(entries.values())


def _row_id(letter: str, release_id: str, first: Reading) -> str:
    return make_id(letter, release_id, first.mark.start)


def _persons_tied(readings: Iterable[Reading]) -> int:
    return len({key for one in readings for tie in one.ties for key in tie.keys})


def _mention(label: str, one: Reading, text: str, release_id: str) -> dict[str, Any]:
    start, end = one.mark.start, one.mark.end
    return {
        "start": start,
        "end": end,
        "text": one.mark.text,
        "mention_id": make_id("m", release_id, label, start, end),
        "found_by": GOLD,
        "how": how_of(one),
        "value": one.value,
        "candidates": one.candidates,
        "line": line_of(text, start),
    }
