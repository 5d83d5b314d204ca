"""What the list of releases, its filters and the pictures need of one release."""

from typing import Any

from pipeline.records import DateRecord, PersonRecord, ReleaseRecord

CALENDAR = ("date", "interval")
DENIED = "denied"
NOTE = "note"
MONTH, YEAR = 7, 4
"""Letters of a day that say its month and its year."""
COARSE = ("year", "decade", "century")


def summary_of(record: ReleaseRecord) -> dict[str, Any]:
    """Return title, days, names and counts of a release."""
    dates = [one for one in record.dates if one.kind in CALENDAR]
    return {
        "id": record.release_id,
        "title": record.title,
        "source": record.source,
        "published": record.published,
        "publisher": record.publisher,
        "house": record.house,
        "language": record.language,
        "duplicate": record.duplicate_of,
        "persons": [_person(one) for one in record.persons],
        "countries": sorted({(one.code, one.name) for one in record.countries if one.code}),
        "parties": sorted({(one.party_id, one.name) for one in record.parties if one.party_id}),
        "dates": [_period(one) for one in dates if one.earliest],
        "dates_count": len(dates),
        "check": sum(one.severity != NOTE for one in record.issues),
        "notes": sum(one.severity == NOTE for one in record.issues),
    }


def _person(person: PersonRecord) -> dict[str, Any]:
    countries = {(one.code, one.name) for one in person.countries if one.status != DENIED}
    parties = {(one.party_id, one.name) for one in person.parties if one.status != DENIED}
    return {
        "id": person.canonical_id or person.person_id,
        "name": person.name,
        "family": person.kind != "person",
        "countries": sorted(code for code, name in countries if code and name),
        "parties": sorted(party_id for party_id, name in parties if party_id and name),
        "named": sorted({name for _, name in countries | parties if name}),
    }


def _period(date: DateRecord) -> str:
    """Return the month in which a date begins, or the year of one that says no month."""
    earliest = date.earliest or ""
    return earliest[: YEAR if date.precision in COARSE else MONTH]
