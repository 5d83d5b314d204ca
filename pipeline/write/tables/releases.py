"""The table `releases`: one row per release, with its counts."""

from collections.abc import Iterator

from pipeline.records import ReleaseRecord
from pipeline.write.cells import Cell, Row, in_order
from pipeline.write.tables.context import Context

CALENDAR = ("date", "interval")
SAME_NAME = (
    "published_from", "url", "publisher", "house", "house_from", "language",
    "signatories_stated", "duplicate_of", "text_file", "characters", "text_sha256",
)  # fmt: skip


def release_rows(context: Context) -> Iterator[Row]:
    """Yield the one row of a release."""
    record = context.record
    yield in_order(
        "releases",
        context.shared()
        | counts(record)
        | {name: getattr(record, name) for name in SAME_NAME}
        | {
            "published": record.published,
            "check": context.check("releases", record.release_id),
        },
    )


def counts(record: ReleaseRecord) -> dict[str, Cell]:
    """Return what a release counts: persons, no families; resolved names; dates, no sets."""
    people = [one for one in record.persons if one.kind == "person"]
    return {
        "persons_count": len(people),
        "parties_count": len({one.party_id for one in record.parties if one.party_id}),
        "countries_count": len(_counted_countries(record)),
        "dates_count": sum(one.kind in CALENDAR for one in record.dates),
        "durations_count": sum(one.kind == "duration" for one in record.dates),
        "signatories_named": sum("signatory" in one.appears_as for one in people),
        "issues_count": len(record.issues),
    }


def _counted_countries(record: ReleaseRecord) -> set[str]:
    return {one.code for one in record.countries if one.code and one.status != "dependent"}
