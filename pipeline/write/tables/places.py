"""The tables `parties` and `countries`: one row per value, or per unresolved surface."""

from collections.abc import Iterator

from pipeline.records import CountryRecord, PartyRecord
from pipeline.write.cells import Cell, Row, distinct, in_order, joined, one_line
from pipeline.write.tables.context import Context


def party_rows(context: Context) -> Iterator[Row]:
    """Yield one row per party and group of a release."""
    for party in sorted(context.record.parties, key=_place):
        yield in_order(
            "parties",
            _shared(context, "parties", party)
            | {
                "abbreviation": party.abbreviation,
                "kind": party.kind,
                "country_code": party.country_code,
                "party_id": party.party_id,
            },
        )


def country_rows(context: Context) -> Iterator[Row]:
    """Yield one row per country of a release; embedded ones stand in `mentions` alone."""
    for country in sorted(context.record.countries, key=_place):
        yield in_order(
            "countries",
            _shared(context, "countries", country)
            | {
                "country_code": country.code,
                "alpha3": country.alpha3,
                "status": country.status,
                "signatories": country.signatories,
                "in_headline": "yes" if country.in_headline else "no",
            },
        )


def _place(record: PartyRecord | CountryRecord) -> tuple[int, int]:
    return record.mentions[0].start, record.mentions[0].end


def _shared(context: Context, table: str, record: PartyRecord | CountryRecord) -> dict[str, Cell]:
    first = record.mentions[0]
    return context.shared() | {
        "name": record.name or one_line(first.text),
        "as_written": distinct(one_line(one.text) for one in record.mentions),
        "how": record.how,
        "candidates": joined(record.candidates),
        "check": context.check(table, record.row_id),
        "evidence": one_line(first.text),
        "sentence": first.sentence,
        "persons_tied": record.persons_tied,
        "mentions_count": len(record.mentions),
        "row_id": record.row_id,
        "start": first.start,
        "found_by": first.found_by,
    }
