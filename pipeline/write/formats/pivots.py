"""What the sheet of ready pivots counts: one function for each table, in the order of the sheet.

Every release is counted as it passes and then forgotten: what stays is one number for each country,
party, month or code, so that memory does not grow with the releases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.records import ReleaseRecord
from pipeline.vocabulary import vocabulary
from pipeline.write.cells import Row
from pipeline.write.formats import pivot_units as units
from pipeline.write.formats.counted import Counts

OFTEN = 2
"""In how many releases a person must stand to be among those who are named often."""


@dataclass(frozen=True, slots=True)
class Pivot:
    """One table of the sheet: what it counts, and how that is said."""

    title: str
    caption: str
    heads: str
    """What the rows are."""
    counted: Callable[[ReleaseRecord], Iterator[units.Unit]]
    sheet: str
    """The sheet that holds all that was counted."""
    order: tuple[str, ...] = ()
    """The order of columns, where they have one."""
    by_name: bool = False
    totals: Literal["both", "below", "none"] = "both"
    most: tuple[int, int] = (60, 12)


ONCE = "A person with two countries or groups stands in both; totals count each person once."
PIVOTS = (
    Pivot(
        "Who signed, by country and group",
        "Persons who appear as signatory, by the countries and political groups that the text "
        f"ties to them. {ONCE}",
        "country", units.signatories, "ties",
    ),
    Pivot(
        "Persons by country and what they appear as",
        "All persons, families not counted, by the countries that the text ties to them. Who is "
        "signatory and speaker stands in both columns; totals count each person once.",
        "country", units.appearances, "persons", vocabulary("appears_as"),
    ),
    Pivot(
        "Countries of persons by kind of tie",
        "What the text says of a person and a country; denied ties are not counted. Each tie "
        "counts once.",
        "country", units.kinds, "ties", vocabulary("tie_kind"),
    ),
    Pivot(
        "Persons by party or group",
        "What the text says of a person and a party or political group, by whether it says it of "
        "the present or of the past; denied ties are not counted. Each tie counts once.",
        "party or group", units.parties_of_persons, "ties", vocabulary("tie_status"),
    ),
    Pivot(
        "Countries by how much is said of them",
        "In how many releases a country is named, how often, and how many persons the text ties "
        "to it. Dependent territories are among them.",
        "country", units.named_countries, "countries",
        (units.RELEASES, units.MENTIONS, "persons tied to it", "signatories"), totals="none",
    ),
    Pivot(
        "Parties and groups by how much is said of them",
        "In how many releases a party or group is named, how often, and how many persons the text "
        "ties to it.",
        "party or group", units.named_parties, "parties",
        (units.RELEASES, units.MENTIONS, "persons tied to it"), totals="none",
    ),
    Pivot(
        "Dates by month",
        "Dates and intervals by the month that they mean, and by where they stand to the "
        "publication date. Durations are not counted.",
        "month", units.dates, "dates", vocabulary("compared_with_published"), by_name=True,
        most=(120, 12),
    ),
    Pivot(
        "Releases by month of publication",
        "Releases, and what was found in them, by the month that they were published in.",
        "month", units.published, "releases",
        (units.RELEASES, units.PERSONS, "signatories", "issues"), by_name=True, totals="below",
        most=(240, 12),
    ),
    Pivot(
        "Quotations by who speaks",
        "Quotations by what sort of speaker the text names, and by what sort of quotation it is.",
        "speaker", units.speakers, "quotes", vocabulary("quote_kind"),
    ),
    Pivot(
        "Issues by code",
        "What a person should look at or know, by the kind of issue and how much it matters.",
        "code", units.issues, "issues", vocabulary("severity"),
    ),
    Pivot(
        "Persons in several releases",
        f"Persons who are named in {OFTEN} releases or more, as the sheet identities joins them.",
        "person", units.nobody, "identities", totals="none", most=(50, 12),
    ),
)  # fmt: skip


class Pivots:
    """The counts of all tables, filled release by release."""

    def __init__(self) -> None:
        self.counts = {one.title: Counts() for one in PIVOTS}

    def add(self, record: ReleaseRecord) -> None:
        """Count one release."""
        for pivot in PIVOTS:
            counts = self.counts[pivot.title]
            for rows, columns, number in pivot.counted(record):
                counts.add(rows, columns, number)

    def add_identities(self, rows: Iterable[Row]) -> None:
        """Count the persons across releases, once all of them are known."""
        counts = self.counts[PIVOTS[-1].title]
        for row in rows:
            number = row["releases"]
            if isinstance(number, int) and number >= OFTEN:
                name = str(row["name"])
                shown = f"{name} ({row['canonical_id']})" if name in counts.rows else name
                counts.add([shown], [units.RELEASES], number)
