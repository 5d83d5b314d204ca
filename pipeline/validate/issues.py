"""Builds the issue records: each names the table and the row that it is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.gazetteer import Gazetteer
from pipeline.records import CountryRecord, IssueRecord, PartyRecord, ReleaseRecord, make_id
from pipeline.types import Finding, Resolved
from pipeline.validate.proof import Proof
from pipeline.vocabulary import issue_text

Rows = Mapping[str, Mapping[int, str]]
"""Table to place to the id of the first row that has a mention there."""


def build_issues(
    resolved: Resolved, proof: Proof, record: ReleaseRecord, gazetteer: Gazetteer
) -> tuple[IssueRecord, ...]:
    """Return one record per finding of a release, in the order of the text."""
    tables = {finding.table for finding in resolved.findings}
    rows = {table: dict(reversed([*_places(table, record)])) for table in tables}
    named = (_named(finding, gazetteer) for finding in resolved.findings)
    return tuple(_record(finding, proof, record, rows) for finding in named)


def _record(finding: Finding, proof: Proof, record: ReleaseRecord, rows: Rows) -> IssueRecord:
    start, end = _raw(finding, proof)
    values = {
        "found": finding.found,
        "stated": finding.stated,
        "candidates": ", ".join(finding.candidates),
    }
    text = issue_text(finding.code, values)
    has_place = finding.end > finding.start
    return IssueRecord(
        issue_id=make_id("i", record.release_id, finding.code, start, end),
        severity=text.severity,
        code=finding.code,
        message=text.message,
        suggestion=text.suggestion,
        evidence=proof.sentence(finding.start) if has_place else "",
        stated=finding.stated,
        found=finding.found,
        person=finding.person,
        table=finding.table,
        row_id=rows[finding.table].get(start, record.release_id),
        start=start,
        end=end,
        part=proof.part(finding.start),
    )


def _named(finding: Finding, gazetteer: Gazetteer) -> Finding:
    """Return a finding whose candidates have their names before their codes: North Korea (KP)."""
    names = [_name(one, gazetteer) for one in finding.candidates]
    pairs = zip(names, finding.candidates, strict=True)
    return replace(
        finding, candidates=tuple(f"{name} ({one})" if name else one for name, one in pairs)
    )


def _name(candidate: str, gazetteer: Gazetteer) -> str:
    country, party = gazetteer.countries.get(candidate), gazetteer.parties.get(candidate)
    return country.name if country else party.name if party else ""


def _raw(finding: Finding, proof: Proof) -> tuple[int, int]:
    if finding.end > finding.start:
        return proof.cleaned.to_raw(finding.start, finding.end)
    if finding.start < len(proof.cleaned.text):
        at = proof.cleaned.starts[finding.start]
        return at, at
    return 0, 0


def _places(table: str, record: ReleaseRecord) -> Iterator[tuple[int, str]]:
    entries: Sequence[tuple[str, Sequence[int]]] = ()
    if table == "persons":
        entries = [(one.person_id, [m.start for m in one.mentions]) for one in record.persons]
    elif table == "dates":
        entries = [(one.date_id, [one.start]) for one in record.dates]
    elif table in ("countries", "parties"):
        rows: Sequence[CountryRecord | PartyRecord] = (
            record.countries if table == "countries" else record.parties
        )
        entries = [(one.row_id, [m.start for m in one.mentions]) for one in rows]
    for row_id, starts in entries:
        for start in starts:
            yield start, row_id
