"""What many rows of one release share: title, source, publication dates and open issues."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import Extraction, ReleaseRecord
from pipeline.write.cells import Cell


@dataclass(frozen=True, slots=True)
class Context:
    """One extraction with its lookups, built once and handed to every table."""

    extraction: Extraction
    published: Mapping[int, str | None]
    """Part number to publication date."""
    codes: Mapping[tuple[str, str], str]
    """Table and row id to the codes of the row's issues, as one cell."""

    @property
    def record(self) -> ReleaseRecord:
        """Return the record of the release."""
        return self.extraction.record

    def shared(self) -> dict[str, Cell]:
        """Return the cells that stand in every row of the release."""
        record = self.record
        return {
            "title": record.title,
            "source": record.source,
            "release_id": record.release_id,
        }

    def in_part(self, part: int) -> dict[str, Cell]:
        """Return the cells that stand in every row of one part."""
        published = self.published.get(part, self.record.published)
        return self.shared() | {"part": part, "published": published}

    def check(self, table: str, row_id: str) -> str:
        """Return the codes of the issues of one row, blank when there are none."""
        return self.codes.get((table, row_id), "")


def open_context(extraction: Extraction) -> Context:
    """Return an extraction with its lookups."""
    record = extraction.record
    return Context(extraction, {one.part: one.published for one in record.parts}, _codes(record))


def _codes(record: ReleaseRecord) -> dict[tuple[str, str], str]:
    """Return the codes by row; an issue without a row of its own counts for the release."""
    codes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for issue in record.issues:
        table = "releases" if issue.row_id == record.release_id else issue.table
        codes[table, issue.row_id].append(issue.code)
    return {row: "; ".join(dict.fromkeys(found)) for row, found in codes.items()}
