"""The nouns that pass between the stages: frozen, with no behaviour beyond offsets.

All offsets are 0-based, half-open and in code points. Those of a `Release` lead into the stored
text; those from `Cleaned` to `Resolved` into the cleaned text, and `Cleaned.to_raw` leads back.
"""

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of the stored text stood in its source: on a page, in an element."""

    start: int
    end: int
    page: int | None = None
    """Counted from 1."""
    element: str | None = None
    """An XPath of HTML, a heading or cell of a sheet, as the reader of the format says it."""


@dataclass(frozen=True, slots=True)
class Release:
    """One press release as it came in: the stored text is decoded once and never changed."""

    id: str
    text: str
    source: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    """title, published, published_from, url, publisher, house, encoding, …, as given."""
    places: tuple[Place, ...] = ()
    """Where its text stood, in order and without overlap; none where the source is text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of cleaned text of one kind, such as `headline`, `dateline`, `list` or `contact`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One release among those that a source carries; most sources carry one."""

    start: int
    end: int
    title: str | None = None
    language: str | None = None
    foreign: bool = False
    """Whether all of it is in another language than the one that is read."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A release made readable, with each character's interval in the stored text."""

    release: Release
    text: str
    starts: "array[int]"
    ends: "array[int]"
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    language: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    """The release's metadata and what the text itself adds to it: front matter, links."""

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the interval of the stored text that cleaned `start:end` (not empty) came from."""
        return self.starts[start], self.ends[end - 1]

    def part_at(self, position: int) -> int:
        """Return the number, from 0, of the part that holds a position."""
        return min(bisect_right(self.parts, position, key=lambda one: one.end), len(self.parts) - 1)


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of text that names something; `parts` are its pieces by name, as its rule read them."""

    label: str
    start: int
    end: int
    text: str
    found_by: str
    kind: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    full_start: int = -1
    """Where the honorific begins, or -1 where there is none."""
    confidence: int | None = None

    @property
    def whole_start(self) -> int:
        """Return where the mention begins, its honorific included."""
        return self.full_start if self.full_start >= 0 else self.start


@dataclass(frozen=True, slots=True)
class Link:
    """What a form ties to a person, proved by `start:end`; without `other` it says `value`."""

    person: Mention
    other: Mention | None
    kind: str
    start: int
    end: int
    found_by: str
    status: str = "current"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at, on its way to `issues`."""

    code: str
    start: int
    end: int
    table: str = "releases"
    stated: str = ""
    found: str = ""
    person: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, `start:end` between its marks, and who says it: spans of cleaned text.

    `speaker` and `verb` are None where the text does not say them; `people` are a mention of each
    named person who speaks, and `proof` is the run of words that holds quotation and speaker.
    """

    start: int
    end: int
    kind: str
    found_by: str
    speaker_kind: str = "not stated"
    how: str = "unknown"
    speaker: tuple[int, int] | None = None
    verb: tuple[int, int] | None = None
    people: tuple[Mention, ...] = ()
    proof: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A cleaned release with its mentions in order, the links between them, and its sentences.

    PERSON, PARTY, COUNTRY and DATE mentions never overlap each other; a ROLE may contain them.
    `considered` are candidates that lost, each with the reason in `found_by`.
    """

    cleaned: Cleaned
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    sentences: tuple[tuple[int, int], ...]
    considered: tuple[Mention, ...] = ()
    house: str | None = None
    house_from: str | None = None
    findings: tuple[Finding, ...] = ()
    """Where the words look like a person and no mention is one."""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date expression says: EDTF value and bounds, and which parts were said or implied."""

    value: str | None
    kind: str
    relation: str
    precision: str = ""
    earliest: str | None = None
    latest: str | None = None
    said: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    anchor: str | None = None
    anchor_from: str | None = None
    offset: str | None = None
    offset_direction: str | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means; `value` is None exactly when `how` is `ambiguous` or `unknown`.

    A date without a calendar value (a duration, an expression that leans on an undated event)
    is `parsed` with the value in `date`.
    """

    mention: Mention
    value: str | None
    how: str
    candidates: tuple[str, ...] = ()
    date: DateValue | None = None
    decided_by: str = ""
    """The evidence that decided, in words; blank where none was needed or none did."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a release, or one family, with every mention of them in order."""

    name: str
    kind: str
    mentions: tuple[Mention, ...]
    honorific: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    sort_name: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date that a part's dates lean on, and where it was read."""

    published: str | None
    published_from: str | None
    start: int = -1
    """Where the cleaned text prints it, or -1 where it stands outside the text."""
    end: int = -1


@dataclass(frozen=True, slots=True)
class Resolved:
    """An annotated release with one resolution per mention, and its people."""

    annotated: Annotated
    resolutions: tuple[Resolution, ...]
    people: tuple[Person, ...]
    anchors: tuple[Anchor, ...]
    """One per part."""
    signatories_stated: int | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be used, and why."""

    source: str
    reason: str
    stage: str
