"""The records: our public schema, and the schema of the gold.

One `ReleaseRecord` is one entry of `records.json`. Offsets are 0-based, half-open, in code points,
into the stored text; every `text` equals `stored[start:end]`. Ids are deterministic: a letter and
16 hex digits. Closed vocabularies (`how`, `kind`, `relation`, …) are those of
`data/vocabularies.csv`, which `write.schema` adds to the JSON Schema as enums.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from pipeline.types import Release

Offset = Annotated[int, Field(ge=0)]
InSource = Field(default=None, exclude_if=lambda value: value is None)
"""A place in a source that is no plain text: left out where there is none."""
Percent = Annotated[int, Field(ge=0, le=100)]


def make_id(letter: str, *parts: object) -> str:
    """Return `letter` and 16 hex digits made from `parts`: the same parts give the same id.

    >>> make_id("p", "r0", "Pia Sund")
    'p0c79c6a37ae2ac93'
    """
    digest = sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return letter + digest[:16]


class Record(BaseModel):
    """The base of all records: frozen, and no key that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A run of the stored text."""

    start: Offset
    end: Offset
    text: str


class MentionRecord(Span):
    """One mention, with what is needed to prove and to find it."""

    mention_id: str = ""
    found_by: str
    how: str
    value: str | None = None
    candidates: tuple[str, ...] = ()
    confidence: Percent | None = None
    sentence: str = ""
    block: str = ""
    line: int = 0
    part: int = 1
    page: int | None = InSource
    """The page of a PDF, counted from 1."""
    element: str | None = InSource
    """Where it stood in a page of the web or a document of Word, as its reader says it."""
    link: str | None = InSource
    """An address that opens the publisher's page at the sentence, of sources from the web."""


class PersonMention(MentionRecord):
    """A person's name; `full_start:full_end` takes the honorific in."""

    full_start: Offset
    full_end: Offset


class PartyMention(MentionRecord):
    """A name, abbreviation or adjective of a party or group."""


class CountryMention(MentionRecord):
    """A name of a country; `kind`: name, long_name, abbreviation, demonym, adjective, embedded."""

    kind: str


class Tie(Span):
    """A thing that the text says of a person; `evidence` is the shortest run that proves it."""

    tie_id: str = ""
    status: str = "current"
    how: str
    found_by: str
    evidence: str = ""
    sentence: str = ""
    part: int = 1


class RoleTie(Tie):
    """A role of a person, as written."""


class PartyTie(Tie):
    """A party or group of a person; id and name are None where it is not resolved."""

    party_id: str | None
    name: str | None
    kind: str


class CountryTie(Tie):
    """A country of a person; `kind`: delegation, nationality, office, residence, candidacy."""

    code: str | None
    name: str | None
    kind: str


class Appearance(Tie):
    """What a person appears as, with the words that say so."""

    value: str


class PersonRecord(Record):
    """One person of a release, or one family (`kind`)."""

    person_id: str
    canonical_id: str | None = None
    kind: str
    name: str
    honorific: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    sort_name: str | None = None
    appears_as: tuple[str, ...]
    appearances: tuple[Appearance, ...] = ()
    roles: tuple[RoleTie, ...] = ()
    parties: tuple[PartyTie, ...] = ()
    countries: tuple[CountryTie, ...] = ()
    mentions: tuple[PersonMention, ...]
    evidence: str = ""


class PartyRecord(Record):
    """A party or group that the release names; an unresolved surface is an entry of its own."""

    row_id: str
    party_id: str | None
    name: str | None
    abbreviation: str | None = None
    kind: str | None = None
    country_code: str | None = None
    how: str
    candidates: tuple[str, ...] = ()
    mentions: tuple[PartyMention, ...]
    persons_tied: int = 0


class CountryRecord(Record):
    """A country that the release names; an unresolved surface is an entry of its own."""

    row_id: str
    code: str | None
    alpha3: str | None = None
    name: str | None
    status: str | None = None
    how: str
    candidates: tuple[str, ...] = ()
    mentions: tuple[CountryMention, ...]
    signatories: int = 0
    persons_tied: int = 0
    in_headline: bool = False


class EmbeddedRecord(CountryMention):
    """A country inside a longer proper name: kept as a mention, counted nowhere."""

    kind: str = "embedded"


class DateRecord(Span):
    """A date expression and what it says."""

    date_id: str
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    precision: str = ""
    kind: str
    relation: str
    modifier: str | None = None
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    offset: str | None = None
    offset_direction: str | None = None
    stated_as: str | None = None
    compared_with_published: str = "unknown"
    anchor: str | None = None
    anchor_from: str | None = None
    how: str
    found_by: str
    sentence: str = ""
    block: str = ""
    line: int = 0
    part: int = 1
    page: int | None = InSource
    element: str | None = InSource
    link: str | None = InSource
    persons_in_sentence: tuple[str, ...] = ()


class QuoteRecord(Span):
    """A quotation and who said it."""

    quote_id: str
    speaker_as_written: str | None = None
    speaker_kind: str = "not stated"
    verb: str | None = None
    kind: str
    person_ids: tuple[str, ...] = ()
    how: str
    found_by: str
    part: int = 1


class IssueRecord(Record):
    """Something that a person should look at; `table` and `row_id` name the row."""

    issue_id: str
    severity: str
    code: str
    message: str
    evidence: str = ""
    suggestion: str = ""
    stated: str = ""
    found: str = ""
    person: str = ""
    table: str
    row_id: str
    start: Offset
    end: Offset
    part: int = 1


class PartRecord(Record):
    """One release among those that a source carries."""

    part: int
    start: Offset
    end: Offset
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: str | None = None


class ReleaseRecord(Record):
    """Everything that one source says: one entry of `records.json`."""

    release_id: str
    source: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    publisher: str | None = None
    house: str | None = None
    house_from: str | None = None
    language: str | None = None
    characters: int
    text_sha256: str
    text_file: str
    signatories_stated: int | None = None
    duplicate_of: str | None = InSource
    """The id of an earlier release that says the same with other furniture."""
    parts: tuple[PartRecord, ...] = ()
    metadata: dict[str, str] = {}
    persons: tuple[PersonRecord, ...] = ()
    parties: tuple[PartyRecord, ...] = ()
    countries: tuple[CountryRecord, ...] = ()
    embedded: tuple[EmbeddedRecord, ...] = ()
    dates: tuple[DateRecord, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()
    issues: tuple[IssueRecord, ...] = ()


class RecordsFile(Record):
    """The whole of `records.json`."""

    releases: tuple[ReleaseRecord, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one release says: `record`, whose every span is found in `release.text`."""

    release: Release
    record: ReleaseRecord
