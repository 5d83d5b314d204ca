"""What the page shows of one release: its rows in the order of the text, each with its proof."""

from collections.abc import Iterator
from typing import Any

from pipeline.records import (
    CountryRecord,
    DateRecord,
    Extraction,
    IssueRecord,
    PartyRecord,
    PersonRecord,
    QuoteRecord,
    ReleaseRecord,
    Tie,
)
from pipeline.report.marks import bare_mark, date_mark, filled, mention_mark, role_mark

Row = dict[str, Any]
CURRENT = "current"
PERSON_FACTS = ("honorific", "given_name", "family_name", "sort_name", "canonical_id")
DATE_FACTS = (
    "kind", "precision", "relation", "earliest", "latest", "modifier", "offset",
    "offset_direction", "anchor", "anchor_from", "compared_with_published", "stated_as", "how",
)  # fmt: skip
ISSUE_CELLS = (
    "severity", "code", "message", "suggestion", "evidence", "stated", "found", "table", "row_id",
    "start", "end",
)  # fmt: skip
RELEASE_FACTS = (
    "source", "published", "published_from", "url", "publisher", "house", "house_from", "language",
    "characters", "signatories_stated", "duplicate_of", "text_file",
)  # fmt: skip


def release_data(extraction: Extraction) -> Row:
    """Return the facts, parts, rows and issues of a release, and the codes that found them."""
    record = extraction.record
    rows = [*_persons(record), *_parties(record), *_countries(record),
            *_dates(record), *_quotes(record)]  # fmt: skip
    return {
        "facts": filled({name: getattr(record, name) for name in RELEASE_FACTS}),
        "metadata": dict(sorted(record.metadata.items())),
        "parts": [part.model_dump(exclude_none=True) for part in record.parts],
        "rows": rows,
        "issues": [_issue(one) for one in sorted(record.issues, key=_issue_place)],
        "codes": sorted(set(_codes(rows))),
    }


def _persons(record: ReleaseRecord) -> Iterator[Row]:
    for person in sorted(record.persons, key=_place):
        facts = {name: getattr(person, name) for name in PERSON_FACTS}
        if person.kind != "person":
            facts["kind"] = person.kind
        yield {
            "id": person.person_id,
            "table": "persons",
            "name": person.name,
            "facts": filled(facts),
            "appears_as": list(person.appears_as),
            "ties": [*_ties(record.release_id, person)],
            "marks": [mention_mark(one) for one in person.mentions],
            "evidence": person.evidence,
        }


def _ties(release_id: str, person: PersonRecord) -> Iterator[Row]:
    for role in person.roles:
        mark = role_mark(release_id, role)
        yield _tie(role, "role", _one_line(role.text)) | {"mark": mark["id"]}
    for party in person.parties:
        yield _tie(party, party.kind, party.name, party.party_id)
    for country in person.countries:
        yield _tie(country, country.kind, country.name, country.code)
    for one in person.appearances:
        yield _tie(one, "appears_as", one.value)


def _tie(tie: Tie, kind: str, value: str | None, code: str | None = None) -> Row:
    return filled(
        {
            "id": tie.tie_id,
            "kind": kind,
            "value": value or "?",
            "code": code,
            "status": None if tie.status == CURRENT else tie.status,
            "how": tie.how,
            "found_by": tie.found_by,
            "evidence": tie.evidence,
            "start": tie.start,
            "end": tie.end,
        }
    )


def _parties(record: ReleaseRecord) -> Iterator[Row]:
    for party in sorted(record.parties, key=_place):
        names = ("abbreviation", "kind", "country_code", "party_id", "how", "persons_tied")
        yield _named(party, "parties", {name: getattr(party, name) for name in names})


def _countries(record: ReleaseRecord) -> Iterator[Row]:
    for country in sorted(record.countries, key=_place):
        names = ("code", "status", "how", "persons_tied", "signatories")
        yield _named(country, "countries", {name: getattr(country, name) for name in names})
    for one in record.embedded:
        yield {
            "id": one.mention_id,
            "table": "mentions",
            "name": _one_line(one.text),
            "facts": filled({"code": one.value, "kind": one.kind}),
            "marks": [mention_mark(one)],
        }


def _named(record: PartyRecord | CountryRecord, table: str, facts: Row) -> Row:
    candidates = {"candidates": "; ".join(record.candidates)}
    return {
        "id": record.row_id,
        "table": table,
        "name": record.name or _one_line(record.mentions[0].text),
        "facts": filled(facts | candidates),
        "marks": [mention_mark(one) for one in record.mentions],
    }


def _dates(record: ReleaseRecord) -> Iterator[Row]:
    for date in sorted(record.dates, key=lambda one: (one.start, one.end)):
        yield {
            "id": date.date_id,
            "table": "dates",
            "name": _one_line(date.text),
            "value": date.value or date.offset or "?",
            "facts": filled({name: getattr(date, name) for name in DATE_FACTS} | _said(date)),
            "marks": [date_mark(record.release_id, date)],
        }


def _said(date: DateRecord) -> Row:
    return {"said": ", ".join(date.said), "implied": ", ".join(date.implied)}


def _quotes(record: ReleaseRecord) -> Iterator[Row]:
    for quote in sorted(record.quotes, key=lambda one: (one.start, one.end)):
        yield _quote(quote)


def _quote(quote: QuoteRecord) -> Row:
    names = ("speaker_as_written", "speaker_kind", "verb", "kind")
    return {
        "id": quote.quote_id,
        "table": "quotes",
        "name": _one_line(quote.text),
        "facts": filled({name: getattr(quote, name) for name in names}),
        "persons": list(quote.person_ids),
        "marks": [bare_mark(quote.quote_id, quote, quote.found_by)],
    }


def _issue(issue: IssueRecord) -> Row:
    return filled({"id": issue.issue_id} | {name: getattr(issue, name) for name in ISSUE_CELLS})


def _issue_place(issue: IssueRecord) -> tuple[int, int, str]:
    return issue.start, issue.end, issue.issue_id


def _place(record: PersonRecord | PartyRecord | CountryRecord) -> tuple[int, int]:
    return record.mentions[0].start, record.mentions[0].end


def _codes(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        for one in (*row["marks"], *row.get("ties", ())):
            yield one["found_by"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
