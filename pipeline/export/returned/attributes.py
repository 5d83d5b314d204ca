"""Writes what stands in a mark before its words: whom it names, its value, its ties."""

from collections import Counter

from pipeline.evaluate.attributes import (
    CODE,
    COUNTRY_KINDS,
    DATE_KINDS,
    NO_VALUE,
    OFFSET,
    PARTY_ID,
    RELATIONS,
    UNDECIDED,
)
from pipeline.evaluate.edtf import is_edtf
from pipeline.export.people import letters_of
from pipeline.export.returned.cast import Cast, Place
from pipeline.export.returned.changes import Came
from pipeline.export.returned.documents import Placed
from pipeline.export.returned.ties import CURRENT, Said, ties_of
from pipeline.export.spans import COUNTRY, DATE, EMBEDDED, PARTY, PERSON, ROLE, labelled
from pipeline.records import CountryMention, Extraction, MentionRecord, ReleaseRecord

LETTERS = {PERSON: "P", PARTY: "G", COUNTRY: "C", DATE: "D", ROLE: "R", EMBEDDED: "E"}
SHORT_KINDS = {theirs: ours for ours, theirs in COUNTRY_KINDS.items() if ours != "name"}
"""The kind of a country's mention as a mark writes it; the plain name is left out."""
NO_VALUE_YET = "{} marks have no value yet: {} stands there; write what the text says"
NO_ROLE = "roles are tied to nobody; the marked form has no place for them"


class Openings:
    """Holds what the opening of every mark needs, and which ties were written already."""

    def __init__(self, extraction: Extraction, cast: Cast, came: Came) -> None:
        self.record = extraction.record
        self.cast = cast
        self.ties = ties_of(extraction, cast, came)
        self.ours = labelled(self.record)
        self.mentions = _mentions_of(self.record)
        self.tied: set[tuple[str, str, str]] = set()
        self.notes: Counter[str] = Counter()

    def of(self, one: Placed) -> str | None:
        """Return the opening of a mark, as in `C FI p1:delegation`; None where it can be none."""
        words = [LETTERS[one.label]]
        if one.label == PERSON:
            words.append(self.cast.owners[one.start, one.end].key)
        elif one.label == DATE:
            words += self._date(one)
        elif one.label != ROLE:
            words += self._named(one)
        ties = self._ties(one, words[1] if len(words) > 1 else one.text)
        if one.label == ROLE and not ties:
            self.notes[NO_ROLE] += 1
            return None
        return " ".join([*words, *ties])

    def _named(self, one: Placed) -> list[str]:
        """Return the id or code of a name and its kind, or `?` where the release says none."""
        said = self.mentions.get((one.start, one.end))
        value = self._value(one)
        shape = PARTY_ID if one.label == PARTY else CODE
        kind = SHORT_KINDS.get(said.kind, "") if isinstance(said, CountryMention) else ""
        kinds = [kind] if kind and one.label == COUNTRY else []
        if value and shape.fullmatch(value):
            return [value, *kinds]
        several = said.candidates if said and len(said.candidates) > 1 else ()
        if not several:
            self.notes[NO_VALUE_YET.format(one.label, UNDECIDED)] += 1
        return [UNDECIDED, *kinds, *([f"candidates={','.join(several)}"] if several else [])]

    def _value(self, one: Placed) -> str | None:
        """Return the value that we had there, else the one that the same words have elsewhere."""
        same = [each for each in self.ours if each.label == one.label]
        there = [each.value for each in same if each.place == (one.start, one.end)]
        if there:
            return there[0]
        letters = letters_of(one.text)
        values = {each.value for each in same if letters_of(each.text) == letters}
        return values.pop() if len(values) == 1 else None

    def _date(self, one: Placed) -> list[str]:
        place = (one.start, one.end)
        date = next((each for each in self.record.dates if (each.start, each.end) == place), None)
        if date is None:
            self.notes[NO_VALUE_YET.format(one.label, NO_VALUE)] += 1
            return [NO_VALUE]
        offset = date.offset if date.offset and OFFSET.fullmatch(date.offset) else None
        words = [
            date.value if date.value and is_edtf(date.value) else NO_VALUE,
            date.kind if date.kind != DATE_KINDS[0] else "",
            date.relation if date.relation != RELATIONS[0] else "",
            f"offset={offset}" if offset else "",
            f"dir={date.offset_direction}" if offset and date.offset_direction else "",
        ]
        return [word for word in words if word]

    def _ties(self, one: Placed, thing: str) -> list[str]:
        """Return the ties of a mark; a country or party is tied to a person once."""
        grouped: dict[str, list[str]] = {}
        for said in self.ties.get(one.place, []):
            told = (one.label, one.text if thing == UNDECIDED else thing, said.key)
            if one.label == ROLE or told not in self.tied:
                grouped.setdefault(_kind(said), []).append(said.key)
                self.tied.add(told)
        return ["+".join(dict.fromkeys(keys)) + kind for kind, keys in grouped.items()]


def _kind(said: Said) -> str:
    """Return what stands behind the persons of a tie: its kind and status, as far as needed."""
    if said.status != CURRENT:
        return f":{said.kind}:{said.status}"
    return f":{said.kind}" if said.kind else ""


def _mentions_of(record: ReleaseRecord) -> dict[Place, MentionRecord]:
    said: list[MentionRecord] = [
        *(one for party in record.parties for one in party.mentions),
        *(one for country in record.countries for one in country.mentions),
        *record.embedded,
    ]
    return {(one.start, one.end): one for one in said}
