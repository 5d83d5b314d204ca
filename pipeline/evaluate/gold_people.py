"""Builds the gold person records: mentions with their honorifics, ties, appearances."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.evaluate.attributes import Reading, TieMark
from pipeline.evaluate.between import honorific_start
from pipeline.evaluate.head import Head, Named
from pipeline.records import (
    Appearance,
    CountryTie,
    PartyTie,
    PersonMention,
    PersonRecord,
    RoleTie,
    make_id,
)


def people_records(
    head: Head, readings: Sequence[Reading], text: str, release_id: str
) -> tuple[PersonRecord, ...]:
    """Return one record per person and family, in the order of their first mentions."""
    builder = _Builder(readings, text, release_id)
    records = (builder.record(named) for named in head.people.values())
    return tuple(sorted(records, key=lambda one: (one.mentions[0].start, one.name)))


class _Builder:
    """Holds what every part of a person's gold record needs."""

    def __init__(self, readings: Sequence[Reading], text: str, release_id: str) -> None:
        self.readings = readings
        self.text = text
        self.release_id = release_id

    def record(self, named: Named) -> PersonRecord:
        """Return the record of one person of the head."""
        marks = [one for one in self.readings if one.mark.label == "P" and one.value == named.key]
        mentions = tuple(self._mention(one) for one in marks)
        person_id = make_id("p", self.release_id, mentions[0].start)
        return PersonRecord(
            person_id=person_id,
            kind="family" if named.key.startswith("f") else "person",
            name=named.name,
            honorific=next((one for one in map(self._honorific, mentions) if one), None),
            appears_as=tuple(sorted(named.appears_as)),
            appearances=tuple(
                Appearance(**self._tie(person_id, marks[0], value), value=value)
                for value in sorted(named.appears_as)
            ),
            roles=tuple(
                RoleTie(**self._tied(person_id, one, tie))
                for one, tie in self._ties("R", named.key)
            ),
            parties=tuple(
                PartyTie(
                    **self._tied(person_id, one, tie), party_id=one.value, name=None, kind=tie.kind
                )
                for one, tie in self._ties("G", named.key)
            ),
            countries=tuple(
                CountryTie(
                    **self._tied(person_id, one, tie), code=one.value, name=None, kind=tie.kind
                )
                for one, tie in self._ties("C", named.key)
            ),
            mentions=mentions,
        )

    def _mention(self, one: Reading) -> PersonMention:
        start, end = one.mark.start, one.mark.end
        return PersonMention(
            start=start,
            end=end,
            text=one.mark.text,
            mention_id=make_id("m", self.release_id, "PERSON", start, end),
            found_by="gold",
            how="exact",
            value=one.mark.text,
            line=self.text.count("\n", 0, start) + 1,
            full_start=honorific_start(self.text, self.readings, start),
            full_end=end,
        )

    def _honorific(self, mention: PersonMention) -> str | None:
        words = self.text[mention.full_start : mention.start]
        return " ".join(words.strip(" \t\n*_[").split()) or None

    def _ties(self, label: str, key: str) -> Iterator[tuple[Reading, TieMark]]:
        for one in self.readings:
            if one.mark.label == label:
                yield from ((one, tie) for tie in one.ties if key in tie.keys)

    def _tied(self, person_id: str, one: Reading, tie: TieMark) -> dict[str, Any]:
        return self._tie(person_id, one, tie.kind) | {"status": tie.status}

    def _tie(self, person_id: str, one: Reading, kind: str) -> dict[str, Any]:
        start, end = one.mark.start, one.mark.end
        decided = one.value is not None or one.mark.label == "R"
        return {
            "start": start,
            "end": end,
            "text": one.mark.text,
            "tie_id": make_id("t", person_id, kind, start),
            "how": "exact" if decided else ("ambiguous" if one.candidates else "unknown"),
            "found_by": "gold",
        }
