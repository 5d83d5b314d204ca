"""Lists what a release names as labelled spans: what the formats for annotators have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.export.web import web_address
from pipeline.records import MentionRecord, ReleaseRecord, make_id

PERSON, PARTY, COUNTRY, DATE, ROLE = "PERSON", "PARTY", "COUNTRY", "DATE", "ROLE"
EMBEDDED = "EMBEDDED"
"""A country inside a longer proper name: a label of its own, so that nobody counts it as one."""
ENTITIES = (PERSON, PARTY, COUNTRY, DATE)
"""The labels whose spans never overlap each other."""
LABELS = (*ENTITIES, ROLE, EMBEDDED)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One span of the stored text; `rows` are the ids of what it proves, in their `table`.

    `value` is an id, a code or an EDTF date as the records have it, `name` the name shown.
    """

    label: str
    start: int
    end: int
    text: str
    mention_id: str
    table: str
    rows: tuple[str, ...]
    value: str | None = None
    name: str | None = None
    confidence: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Return start and end."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Link:
    """A tie as a line between two spans: from a person to a party, country or role."""

    person: Labelled
    other: Labelled
    kind: str
    status: str
    tie_id: str


def labelled(record: ReleaseRecord) -> list[Labelled]:
    """Return every span of a release in the order of the text, the longer first."""
    found = [*_people(record), *_places(record), *_dates(record), *_roles(record)]
    return sorted(found, key=lambda one: (one.start, -one.end, one.label))


def links(record: ReleaseRecord, spans: Iterable[Labelled]) -> tuple[list[Link], int]:
    """Return the ties of a release between these spans, and how many lie at no such span.

    A tie leads from the mention of the person that stands nearest to it.
    """
    at = {(one.label, *one.place): one for one in spans}
    found: list[Link] = []
    lost = 0
    for person in record.persons:
        own = [at.get((PERSON, one.start, one.end)) for one in person.mentions]
        mentions = [one for one in own if one is not None]
        ties = [
            *((PARTY, one.kind, one) for one in person.parties),
            *((COUNTRY, one.kind, one) for one in person.countries),
            *((ROLE, "role", one) for one in person.roles),
        ]
        for label, kind, tie in ties:
            other = at.get((label, tie.start, tie.end))
            if other is None or not mentions:
                lost += 1
                continue
            nearest = min(mentions, key=lambda one: (abs(one.start - tie.start), one.start))
            found.append(Link(nearest, other, kind, tie.status, tie.tie_id))
    return found, lost


def ids_of(span: Labelled) -> dict[str, str]:
    """Return what identifies a span, without what is not known."""
    said = {
        "mention_id": span.mention_id,
        "row": "; ".join(span.rows),
        "value": span.value or "",
        "name": span.name or "",
    }
    return {key: one for key, one in said.items() if one}


def release_of(record: ReleaseRecord) -> dict[str, str]:
    """Return what leads from an export back to its release, without what is not known."""
    said = {
        "release_id": record.release_id,
        "source": record.source,
        "title": record.title,
        "published": record.published,
        "url": web_address(record.url),
        "text_file": record.text_file,
        "text_sha256": record.text_sha256,
    }
    return {key: one for key, one in said.items() if one}


def _people(record: ReleaseRecord) -> Iterator[Labelled]:
    for person in record.persons:
        value = person.canonical_id or person.person_id
        for one in person.mentions:
            yield _of(PERSON, "persons", one, (person.person_id, value, person.name))


def _places(record: ReleaseRecord) -> Iterator[Labelled]:
    for party in record.parties:
        for said in party.mentions:
            yield _of(PARTY, "parties", said, (party.row_id, party.party_id, party.name))
    for country in record.countries:
        for named in country.mentions:
            yield _of(COUNTRY, "countries", named, (country.row_id, country.code, country.name))
    for inner in record.embedded:
        yield _of(EMBEDDED, "mentions", inner, (inner.mention_id, inner.value, None))


def _of(
    label: str, table: str, one: MentionRecord, row: tuple[str, str | None, str | None]
) -> Labelled:
    row_id, value, name = row
    return Labelled(
        label, one.start, one.end, one.text, one.mention_id, table, (row_id,), value, name,
        one.confidence,
    )  # fmt: skip


def _dates(record: ReleaseRecord) -> Iterator[Labelled]:
    for one in record.dates:
        mention_id = make_id("m", record.release_id, DATE, one.start, one.end)
        row = (one.date_id,)
        yield Labelled(DATE, one.start, one.end, one.text, mention_id, "dates", row, one.value)


def _roles(record: ReleaseRecord) -> Iterator[Labelled]:
    """Yield each role once, however many persons it is tied to; its rows are those ties."""
    tied: dict[tuple[int, int], list[str]] = {}
    texts: dict[tuple[int, int], str] = {}
    for person in record.persons:
        for role in person.roles:
            tied.setdefault((role.start, role.end), []).append(role.tie_id)
            texts[role.start, role.end] = role.text
    for (start, end), rows in tied.items():
        mention_id = make_id("m", record.release_id, ROLE, start, end)
        yield Labelled(
            ROLE, start, end, texts[start, end], mention_id, "ties", tuple(dict.fromkeys(rows))
        )
