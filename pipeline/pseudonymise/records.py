"""A whole record with pseudonyms: every span led into the new text, every string looked into.

Each field of the records is of one kind below; a test asks for it, so that no new field can carry
a name out.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from pipeline.pseudonymise.circle import who_is
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.page import Page
from pipeline.records import (
    CountryMention,
    CountryRecord,
    CountryTie,
    DateRecord,
    IssueRecord,
    PartRecord,
    PartyMention,
    PartyRecord,
    PartyTie,
    PersonMention,
    PersonRecord,
    Record,
    ReleaseRecord,
    RoleTie,
    Span,
)

R = TypeVar("R", bound=Record)
WORDS = frozenset((
    "sentence", "evidence", "message", "suggestion", "stated", "found", "person", "title", "name",
    "honorific", "given_name", "family_name", "sort_name", "speaker_as_written", "verb",
    "publisher", "abbreviation",
))  # fmt: skip
"""Strings that may hold a name."""
IDS = frozenset((
    "release_id", "person_id", "canonical_id", "tie_id", "mention_id", "quote_id", "issue_id",
    "date_id", "row_id", "person_ids", "persons_in_sentence", "duplicate_of",
))  # fmt: skip
"""Ids, which are made from the text or the file and lead back to them."""
GONE = frozenset(("url", "link", "element", "metadata"))
"""What leads to the release as it was published, and is left out."""
PLACES = frozenset(("start", "end", "text", "full_start", "full_end", "line"))
"""Offsets, and what is read from the new text."""
OF_RELEASE = frozenset(("source", "characters", "text_sha256", "text_file"))
"""What the stage says anew of a release."""
CLOSED = frozenset((
    "found_by", "how", "kind", "block", "status", "code", "alpha3", "country_code", "precision",
    "relation", "modifier", "offset", "offset_direction", "stated_as", "compared_with_published",
    "anchor", "anchor_from", "speaker_kind", "severity", "table", "house", "house_from",
    "language", "published", "published_from", "earliest", "latest", "said", "implied",
    "appears_as", "value", "candidates", "party_id", "confidence", "part", "page",
    "persons_tied", "signatories", "signatories_stated", "in_headline",
))  # fmt: skip
"""Values of closed lists, dates, codes and counts; `value` and parties are looked at below."""
FALLING = (DateRecord, CountryMention, RoleTie, CountryTie)
"""What goes where all of it was replaced: its value would tell the word that stood there."""
WITHHELD_PARTY = "a"


class Substitute:
    """Rewrites the record of one release; `labels` holds the pseudonyms of its members."""

    def __init__(self, page: Page, key: Key, labels: Mapping[str, str]) -> None:
        self._page = page
        self._key = key
        self._labels = labels

    def release(self, record: ReleaseRecord) -> ReleaseRecord:
        """Return the record of the release, but for what the stage says of a release."""
        found = self._shown(record, 0)
        countries = tuple(one for one in found.countries if one.mentions)
        found = found.model_copy(update={"countries": countries})
        rows = set(_row_ids(found))
        issues = (
            one if one.row_id in rows else one.model_copy(update={"row_id": found.release_id})
            for one in found.issues
        )
        return found.model_copy(update={"issues": tuple(issues)})

    def _shown(self, record: R, at: int) -> R:
        places = self._places(record)
        at = record.start if isinstance(record, Span | IssueRecord | PartRecord) else at
        if isinstance(record, PersonRecord):
            at = record.mentions[0].start
        changes = {name: self._field(name, getattr(record, name), at) for name in _fields(record)}
        changes |= places | self._special(record, places)
        return record.model_copy(update=changes)

    def _field(self, name: str, value: Any, at: int) -> Any:
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            return tuple(self._shown(one, at) for one in value if not self._falls(one))
        if name in IDS:
            if isinstance(value, tuple):
                return tuple(map(self._key.id, value))
            return self._key.id(value) if value else value
        if name in GONE:
            return {} if name == "metadata" else None
        if name in WORDS and value:
            return self._page.words(value, at)
        return value

    def _falls(self, record: Record) -> bool:
        return isinstance(record, FALLING) and self._page.shown.holds(record.start, record.end)

    def _places(self, record: Record) -> dict[str, Any]:
        """Return the offsets of a record in the new text, and what stands there."""
        if not isinstance(record, Span | IssueRecord | PartRecord):
            return {}
        shown = self._page.shown
        start, end = shown.span(record.start, record.end)
        found: dict[str, Any] = {"start": start, "end": end}
        if isinstance(record, Span):
            found["text"] = shown.text[start:end]
        if isinstance(record, PersonMention):
            found["full_start"], found["full_end"] = shown.span(record.full_start, record.full_end)
        if getattr(record, "line", 0):
            found["line"] = self._page.line(start)
        return found

    def _special(self, record: Record, places: Mapping[str, Any]) -> dict[str, Any]:
        if isinstance(record, PersonRecord):
            return self._person(record)
        if isinstance(record, PersonMention) and record.value:
            return {"value": self._value(record, places)}
        if isinstance(record, CountryRecord | CountryTie):
            return {"name": record.name}
        if isinstance(record, PartyRecord | PartyTie | PartyMention):
            return self._party(record)
        return {}

    def _person(self, person: PersonRecord) -> dict[str, Any]:
        label = self._labels.get(who_is(person))
        if label is None:
            return {}
        name = {"name": label, "given_name": None, "family_name": label, "sort_name": label}
        values = tuple(
            self._shown(one, one.start).model_copy(update={"value": label})
            for one in person.mentions
        )
        return name | {"mentions": values}

    def _value(self, mention: PersonMention, places: Mapping[str, Any]) -> str:
        """Return what a mention says: with its words, where all were replaced the pseudonym."""
        if self._page.shown.holds(mention.start, mention.end):
            return str(places["text"])
        return self._page.words(mention.value or "", mention.start)

    def _party(self, party: PartyRecord | PartyTie | PartyMention) -> dict[str, Any]:
        """Return a party as it is, unless its name holds a person's: then nothing leads to it."""
        spans = party.mentions if isinstance(party, PartyRecord) else (party,)
        name = "" if isinstance(party, PartyMention) else party.name or ""
        touched = any(self._page.shown.touches(one.start, one.end) for one in spans)
        if not touched and not self._page.holds_name(name):
            return {} if isinstance(party, PartyMention) else _names(party)
        id_field = "value" if isinstance(party, PartyMention) else "party_id"
        old = getattr(party, id_field)
        found: dict[str, Any] = {id_field: self._key.id(old, WITHHELD_PARTY) if old else None}
        if not isinstance(party, PartyRecord):
            found["found_by"] = party.found_by.partition(":")[0]
        if not isinstance(party, PartyTie):
            found["candidates"] = ()
        if not isinstance(party, PartyMention) and name:
            words = self._page.words(name, spans[0].start)
            found["name"] = (
                words
                if words != name
                else self._page.shown.text[
                    slice(*self._page.shown.span(spans[0].start, spans[0].end))
                ]
            )
        return found


def _names(party: PartyRecord | PartyTie) -> dict[str, Any]:
    """Return the names of a party that holds no person's: a common word in them is none."""
    if isinstance(party, PartyRecord):
        return {"name": party.name, "abbreviation": party.abbreviation}
    return {"name": party.name}


def _fields(record: Record) -> list[str]:
    return [name for name in type(record).model_fields if name not in PLACES]


def _row_ids(record: ReleaseRecord) -> list[str]:
    return [
        record.release_id,
        *(one.person_id for one in record.persons),
        *(one.row_id for one in record.parties),
        *(one.row_id for one in record.countries),
        *(one.date_id for one in record.dates),
        *(one.quote_id for one in record.quotes),
    ]
