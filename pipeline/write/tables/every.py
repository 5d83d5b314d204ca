"""All tables in the order of the sheets, and the rows of one extraction."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.records import Extraction
from pipeline.write.cells import Row
from pipeline.write.tables.context import Context, open_context
from pipeline.write.tables.dates import date_rows
from pipeline.write.tables.issues import issue_rows
from pipeline.write.tables.mentions import mention_rows
from pipeline.write.tables.persons import person_rows
from pipeline.write.tables.places import country_rows, party_rows
from pipeline.write.tables.quotes import quote_rows
from pipeline.write.tables.releases import release_rows
from pipeline.write.tables.ties import tie_rows

TABLES: Mapping[str, Callable[[Context], Iterator[Row]]] = {
    "releases": release_rows,
    "persons": person_rows,
    "ties": tie_rows,
    "parties": party_rows,
    "countries": country_rows,
    "dates": date_rows,
    "quotes": quote_rows,
    "mentions": mention_rows,
    "issues": issue_rows,
}
AT_THE_END = ("rejected", "identities", "corrected")
"""Tables that no single release fills."""
NAMES = (*TABLES, *AT_THE_END)
Rows = Mapping[str, Sequence[Row]]


def rows_of(extraction: Extraction) -> Rows:
    """Return the rows of one release, by table."""
    context = open_context(extraction)
    return {name: tuple(rows(context)) for name, rows in TABLES.items()}
